// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ConnectorsFile.h"

#include "files/secretShape.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

static QString textOf(const DataNode &map, QLatin1StringView name)
{
    const DataNode *node = map.find(QString(name));
    return node && node->isText() ? node->text : QString();
}

static void addMapped(const DataNode *map, bool secret, ConfiguredConnector &connector)
{
    if (!map || !map->isMap())
        return;
    for (const DataMember &member : map->members)
        if (member.value.isText())
            connector.variables << MappedVariable{member.name, member.value.text, member.value.place, secret};
}

static ConfiguredConnector firstGeneration(const DataNode &entry)
{
    ConfiguredConnector connector;
    connector.place = entry.place;
    connector.id = textOf(entry, "id"_L1);
    connector.name = textOf(entry, "connector_name"_L1);
    if (const DataNode *name = entry.find(u"connector_name"))
        connector.namePlace = name->place;
    connector.path = textOf(entry, "path"_L1);
    addMapped(entry.find(u"secrets"), true, connector);
    addMapped(entry.find(u"config_values"), false, connector);
    return connector;
}

// A package is `airbyte-agent-github`, with or without an index's extras; its connector is `github`.
static QString slugOf(QString package)
{
    package.replace(u'_', u'-');
    static constexpr QLatin1StringView prefix("airbyte-agent-");
    return package.startsWith(prefix) ? package.mid(prefix.size()) : package;
}

static ConfiguredConnector secondGeneration(const DataNode &root)
{
    ConfiguredConnector connector;
    connector.place = root.place;
    if (const DataNode *source = root.find(u"connector")) {
        const DataNode *package = source->isText() ? source : source->find(u"package");
        connector.namePlace = package ? package->place : source->place;
        connector.name = package && package->isText() ? slugOf(package->text) : QString();
        connector.id = connector.name;
    }
    addMapped(root.find(u"credentials"), true, connector);
    // A literal is allowed here, so only a reference maps a variable.
    connector.variables.removeIf([](const MappedVariable &mapped) { return !envReference(mapped.variable); });
    for (MappedVariable &mapped : connector.variables)
        mapped.variable = *envReference(mapped.variable);
    return connector;
}

std::optional<QString> envReference(const QString &text)
{
    static const QRegularExpression reference(u"\\A\\$\\{env\\.([A-Za-z_][A-Za-z0-9_]*)\\}\\z"_s);
    const QRegularExpressionMatch match = reference.match(text);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

bool isVariableName(const QString &text)
{
    static const QRegularExpression name(u"\\A[A-Z_][A-Z0-9_]*\\z"_s);
    const QString kind = secretKind(text);
    return text.size() <= 128 && name.match(text).hasMatch() && (kind.isEmpty() || kind == "?"_L1);
}

QStringList ConnectorsFile::variables() const
{
    QStringList names;
    for (const ConfiguredConnector &connector : connectors)
        for (const MappedVariable &mapped : connector.variables)
            if (isVariableName(mapped.variable))
                names << mapped.variable;
    names.removeDuplicates();
    return names;
}

ConnectorsFile readConnectorsFile(const QByteArray &yaml)
{
    ConnectorsFile file;
    file.document = readYaml(yaml);
    const DataNode &root = file.document.root;
    const DataNode *list = root.find(u"connectors");
    const bool isSecond = !list && (root.find(u"connector") || root.find(u"configs") || root.find(u"credentials"));
    file.generation = isSecond ? 2 : 1;
    if (isSecond && root.find(u"connector")) // else it only names other files
        file.connectors << secondGeneration(root);
    else if (list)
        for (const DataNode &entry : list->items)
            file.connectors << firstGeneration(entry);
    return file;
}

}
