// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "files/AirbyteManifest.h"
#include "files/ConnectorsFile.h"
#include "files/EnvFile.h"
#include "files/FileLinter.h"
#include "files/nearest.h"
#include "files/secretShape.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<FileRule> rules()
{
    return {{"file.connectors.syntax"_L1, Severity::Failure},
            {"file.connectors.limit"_L1, Severity::Failure},
            {"file.connectors.repeated"_L1, Severity::Warning},
            {"file.connectors.empty"_L1, Severity::Failure},
            {"file.connectors.shape"_L1, Severity::Failure},
            {"file.connectors.member-unknown"_L1, Severity::Warning},
            {"file.connectors.member-missing"_L1, Severity::Failure},
            {"file.connectors.duplicate-id"_L1, Severity::Warning},
            {"file.connectors.type"_L1, Severity::Failure},
            {"file.connectors.source"_L1, Severity::Failure},
            {"file.connectors.path-missing"_L1, Severity::Failure},
            {"file.connectors.name-unknown"_L1, Severity::Failure},
            {"file.connectors.field-unknown"_L1, Severity::Warning},
            {"file.connectors.field-missing"_L1, Severity::Failure},
            {"file.connectors.literal"_L1, Severity::Failure},
            {"file.connectors.variable-missing"_L1, Severity::Failure},
            {"file.connectors.variable-empty"_L1, Severity::Failure}};
}

static bool recognises(const LintSubject &subject)
{
    const QString name = QFileInfo(subject.path).fileName();
    if (subject.isFolder || !(name.endsWith(".yaml"_L1) || name.endsWith(".yml"_L1)))
        return false;
    static const QRegularExpression first(u"^connectors[ \\t]*:"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression entry(u"^[ \\t-]*(?:connector_name|secrets)[ \\t]*:"_s,
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression second(u"^connector[ \\t]*:"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression credentials(u"^credentials[ \\t]*:"_s, QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(subject.content.left(64 * 1024));
    return name.startsWith("configured_connectors."_L1) || (text.contains(first) && text.contains(entry)) ||
           (text.contains(second) && text.contains(credentials));
}

// Members of a map as the schema allows them: those that must be there, and those that may.
struct Shape {
    QStringList needed;
    QStringList allowed;
};

namespace {

class ConnectorsLint {
public:
    ConnectorsLint(const LintSubject &subject, const LintContext &context, FileFindings &findings)
        : m_path(subject.path), m_context(context), m_findings(findings), m_file(readConnectorsFile(subject.content))
    {
    }

    void all()
    {
        m_findings.addProblems("file.connectors"_L1, m_file.document.problems);
        const DataNode &root = m_file.document.root;
        if (m_file.document.refused)
            return;
        if (root.kind == DataNode::Kind::Null)
            return m_findings.add("file.connectors.empty"_L1, {});
        if (!expect(root, root.isMap(), u"/"_s, u"map"_s))
            return;
        readVariables();
        if (m_file.generation == 1)
            firstGeneration(root);
        else
            secondGeneration(root);
        for (const ConfiguredConnector &connector : m_file.connectors)
            mapped(connector);
    }

private:
    bool expect(const DataNode &node, bool right, const QString &field, const QString &expected)
    {
        if (!right)
            m_findings.add("file.connectors.shape"_L1, node.place, {{u"field"_s, field}, {u"expected"_s, expected}});
        return right;
    }
    void members(const DataNode &map, const Shape &shape, const QString &field)
    {
        for (const DataMember &member : map.members)
            if (!shape.needed.contains(member.name) && !shape.allowed.contains(member.name))
                m_findings.add("file.connectors.member-unknown"_L1, member.place,
                               {{u"member"_s, member.name},
                                {u"suggestion"_s, nearest(member.name, shape.needed + shape.allowed)}});
        for (const QString &name : shape.needed)
            if (!map.find(name))
                m_findings.add("file.connectors.member-missing"_L1, map.place,
                               {{u"member"_s, name}, {u"field"_s, field}});
    }
    void texts(const DataNode &map, const QStringList &names, const QString &field)
    {
        for (const QString &name : names)
            if (const DataNode *node = map.find(name))
                expect(*node, node->isText(), field + u'/' + name, u"text"_s);
    }
    void textMap(const DataNode &entry, const QString &name, const QString &field)
    {
        const DataNode *map = entry.find(name);
        const QString at = field + u'/' + name;
        if (!map || !expect(*map, map->isMap(), at, u"map"_s))
            return;
        for (const DataMember &member : map->members)
            expect(member.value, member.value.isText(), at + u'/' + member.name, u"text"_s);
    }

    void firstGeneration(const DataNode &root)
    {
        members(root, {{u"connectors"_s}, {}}, u"/"_s);
        const DataNode *list = root.find(u"connectors");
        if (!list || !expect(*list, list->isList(), u"/connectors"_s, u"list"_s))
            return;
        if (list->items.isEmpty())
            m_findings.add("file.connectors.empty"_L1, list->place);
        QSet<QString> ids;
        for (qsizetype i = 0; i < list->items.size(); ++i) {
            const DataNode &item = list->items.at(i);
            const QString field = u"/connectors/"_s + QString::number(i);
            if (expect(item, item.isMap(), field, u"map"_s))
                entry(item, field, ids);
        }
    }
    void entry(const DataNode &entry, const QString &field, QSet<QString> &ids)
    {
        static const QStringList plain{u"id"_s,      u"type"_s,        u"path"_s,       u"connector_name"_s,
                                       u"version"_s, u"description"_s, u"auth_scheme"_s};
        members(entry, {{u"id"_s, u"type"_s}, plain + QStringList{u"secrets"_s, u"config_values"_s}}, field);
        texts(entry, plain, field);
        textMap(entry, u"secrets"_s, field);
        textMap(entry, u"config_values"_s, field);
        if (const DataNode *id = entry.find(u"id"); id && id->isText()) {
            if (ids.contains(id->text))
                m_findings.add("file.connectors.duplicate-id"_L1, id->place, {{u"id"_s, id->text}});
            ids << id->text;
        }
        if (const DataNode *type = entry.find(u"type"); type && type->isText() && type->text != "local"_L1)
            m_findings.add("file.connectors.type"_L1, type->place, {{u"value"_s, type->text}});
        source(entry);
    }
    void source(const DataNode &entry)
    {
        const DataNode *path = entry.find(u"path");
        const bool named = entry.find(u"connector_name");
        if (!path && !named)
            m_findings.add("file.connectors.source"_L1, entry.place);
        if (path && entry.find(u"version"))
            m_findings.add("file.connectors.source"_L1, path->place);
        if (path && path->isText() && !QFileInfo(QFileInfo(m_path).dir(), path->text).isFile())
            m_findings.add("file.connectors.path-missing"_L1, path->place, {{u"path"_s, path->text}});
    }
    void secondGeneration(const DataNode &root)
    {
        const bool aggregate = root.find(u"configs");
        const Shape one{{u"connector"_s}, {u"credentials"_s, u"config"_s, u"name"_s}};
        members(root, aggregate ? Shape{{u"configs"_s}, {u"name"_s}} : one, u"/"_s);
        texts(root, {u"name"_s}, QString());
        if (!aggregate)
            textMap(root, u"credentials"_s, QString());
        const DataNode *source = root.find(u"connector");
        if (source && source->isMap())
            members(
                *source,
                {{}, {u"package"_s, u"version"_s, u"path"_s, u"git"_s, u"ref"_s, u"subdirectory"_s, u"connector_id"_s}},
                u"/connector"_s);
        const DataNode *credentials = root.find(u"credentials");
        if (credentials && credentials->isMap())
            for (const DataMember &member : credentials->members)
                if (member.value.isText() && !envReference(member.value.text))
                    literal(member.name, member.value.text, member.value.place);
    }

    void readVariables()
    {
        const QString path = m_context.envFile.isEmpty() ? QFileInfo(m_path).path() + "/.env"_L1 : m_context.envFile;
        if (!QFileInfo(path).isFile())
            return;
        if (const Result<QByteArray> text = readWhole(path, largestEnvFile))
            m_env = readEnvFile(*text, m_context.environment);
    }
    void mapped(const ConfiguredConnector &connector)
    {
        const AirbyteConnector *known = shippedAirbyteCatalogue().find(connector.name);
        if (!connector.name.isEmpty() && !known)
            m_findings.add("file.connectors.name-unknown"_L1, connector.namePlace,
                           {{u"name"_s, connector.name},
                            {u"suggestion"_s, nearest(connector.name, shippedAirbyteCatalogue().slugs())}});
        if (known)
            fields(connector, *known);
        else if (const auto own = ownConnector(connector.path))
            fields(connector, *own);
        for (const MappedVariable &variable : connector.variables)
            if (isVariableName(variable.variable))
                lookUp(variable);
            else
                literal(variable.field, variable.variable, variable.place);
    }
    // What the connector.yaml says that the entry names; nothing where it cannot be told.
    std::optional<AirbyteConnector> ownConnector(const QString &path) const
    {
        static constexpr qint64 largestManifest = 2 * 1024 * 1024;
        const QFileInfo file(QFileInfo(m_path).dir(), path);
        if (path.isEmpty() || !file.isFile())
            return std::nullopt;
        const Result<QByteArray> yaml = readWhole(file.filePath(), largestManifest);
        const auto manifest = yaml ? readAirbyteManifest(*yaml, path) : failureOf(yaml);
        return manifest && !manifest->known.schemes.isEmpty() ? std::optional(manifest->known) : std::nullopt;
    }
    void fields(const ConfiguredConnector &connector, const AirbyteConnector &known)
    {
        QStringList all;
        QStringList given;
        for (const AirbyteScheme &scheme : known.schemes)
            all << scheme.required << scheme.optional;
        for (const MappedVariable &variable : connector.variables) {
            if (!variable.secret)
                continue;
            given << variable.field;
            if (!all.contains(variable.field))
                m_findings.add("file.connectors.field-unknown"_L1, variable.place,
                               {{u"field"_s, variable.field},
                                {u"name"_s, known.slug},
                                {u"suggestion"_s, meant(variable.field, all)}});
        }
        const auto isWhole = [&](const AirbyteScheme &scheme) {
            return std::all_of(scheme.required.cbegin(), scheme.required.cend(),
                               [&](const QString &field) { return given.contains(field); });
        };
        if (!std::any_of(known.schemes.cbegin(), known.schemes.cend(), isWhole))
            m_findings.add("file.connectors.field-missing"_L1, connector.place,
                           {{u"name"_s, known.slug}, {u"expected"_s, choices(known)}});
    }
    // The only field there is was meant, whatever was written.
    static QString meant(const QString &field, const QStringList &all)
    {
        return all.size() == 1 ? all.first() : nearest(field, all);
    }
    static QString choices(const AirbyteConnector &known)
    {
        QStringList choices;
        for (const AirbyteScheme &scheme : known.schemes)
            choices << scheme.required.join(" + "_L1);
        return choices.join(" | "_L1);
    }
    void literal(const QString &field, const QString &value, TextPlace place)
    {
        m_findings.add(
            "file.connectors.literal"_L1, place,
            {{u"field"_s, field}, {u"length"_s, QString::number(value.size())}, {u"kind"_s, secretKind(value)}});
    }
    void lookUp(const MappedVariable &variable)
    {
        const EnvEntry *entry = m_env.find(variable.variable);
        const bool outside = m_context.environment.contains(variable.variable);
        const Facts facts{{u"variable"_s, variable.variable}, {u"field"_s, variable.field}};
        if (entry && entry->value ? entry->isEmpty()
                                  : outside && m_context.environment.value(variable.variable).isEmpty())
            return m_findings.add("file.connectors.variable-empty"_L1, variable.place, facts);
        if (outside || (entry && entry->value))
            return;
        QStringList names = m_context.environment.keys();
        for (const EnvEntry &other : m_env.entries)
            names << other.name;
        Facts missing = facts;
        missing.insert(u"suggestion"_s, nearest(variable.variable, names));
        m_findings.add("file.connectors.variable-missing"_L1, variable.place, missing);
    }

    QString m_path;
    const LintContext &m_context;
    FileFindings &m_findings;
    ConnectorsFile m_file;
    EnvFile m_env;
};

}

static void lint(const LintSubject &subject, const LintContext &context, FileFindings &findings)
{
    ConnectorsLint(subject, context, findings).all();
}

extern const FileLinter connectorsFile{"connectors"_L1, rules, recognises, lint};

}
