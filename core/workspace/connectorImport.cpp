// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/connectorImport.h"

#include "base/AtomicFile.h"
#include "files/AirbyteCatalogue.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! A value that the other program gives, with its name there.
struct Given {
    QString field;
    QString variable;
    SharedSecret value;
};

}

// Airbyte has several connectors for what is one kind of system here.
static QString connectorFor(const QString &slug)
{
    static const QMap<QString, QString> others{{u"zendesk-support"_s, u"zendesk"_s},
                                               {u"gmail"_s, u"google"_s},
                                               {u"google-drive"_s, u"google"_s},
                                               {u"google-ads"_s, u"google"_s},
                                               {u"google-analytics-data-api"_s, u"google"_s},
                                               {u"google-search-console"_s, u"google"_s}};
    return others.value(slug, slug);
}

// `api_key` is `apiKey` here.
static QString camelCase(const QString &name)
{
    const QStringList words = name.split(u'_', Qt::SkipEmptyParts);
    QString camel = words.value(0);
    for (const QString &word : words.mid(1))
        camel += word.left(1).toUpper() + word.mid(1);
    return camel;
}

static bool namesPerson(const QString &field)
{
    static const QStringList names{u"username"_s, u"user"_s, u"email"_s, u"account_sid"_s, u"account_id"_s};
    return names.contains(field);
}

static const EnvEntry *filled(const EnvFile &variables, const QString &name)
{
    const EnvEntry *entry = variables.find(name);
    return entry && entry->value && !entry->isEmpty() ? entry : nullptr;
}

static QString textOf(const EnvEntry *entry)
{
    return entry ? QString::fromUtf8(entry->value->reveal()).trimmed() : QString();
}

// By the same name or the usual variable first; then the only value that is left goes to the only field that is left,
// a person's name and a secret apart.
static QMap<QString, SharedSecret> assigned(const SignIn &signIn, QList<Given> given)
{
    QMap<QString, SharedSecret> fields;
    const auto assign = [&](const CredentialField &field, auto fits) {
        if (std::count_if(given.cbegin(), given.cend(), fits) != 1)
            return;
        const auto match = std::find_if(given.cbegin(), given.cend(), fits);
        fields.insert(field.id, match->value);
        given.erase(match);
    };
    for (const CredentialField &field : signIn.fields)
        assign(field, [&](const Given &one) {
            return camelCase(one.field) == field.id || field.variables.contains(one.variable);
        });
    for (const CredentialField &field : signIn.fields)
        if (field.required && !fields.contains(field.id))
            assign(field, [&](const Given &one) { return namesPerson(one.field) != field.secret; });
    const bool whole = std::all_of(signIn.fields.cbegin(), signIn.fields.cend(), [&](const CredentialField &field) {
        return !field.required || fields.contains(field.id);
    });
    return whole && given.isEmpty() ? fields : QMap<QString, SharedSecret>();
}

static void chooseSignIn(const Connector &connector, const QList<Given> &given, ImportedConnection &imported)
{
    for (const SignIn &signIn : connector.signIns) {
        if (signIn.none || !holds(signIn.when, imported.connection.parameters, connector))
            continue;
        imported.secrets = assigned(signIn, given);
        imported.connection.signIn = signIn.id;
        if (!imported.secrets.isEmpty())
            return;
    }
    imported.connection.signIn.clear();
    QStringList names;
    for (const Given &one : given)
        names << one.field;
    imported.problems << Error{u"import.sign-in"_s, {{u"name"_s, imported.source}, {u"fields"_s, names.join(u", "_s)}}};
}

static QString usualAddress(const Connector &connector)
{
    const ParameterField *field = connector.findParameter(u"baseUrl"_s);
    return field ? field->defaultValue : QString();
}

// The connector's own address, else Airbyte's with the file's settings in it; empty while a setting is missing.
static QString addressOf(const Connector &connector, const QString &pattern, const QMap<QString, QString> &settings)
{
    static const QRegularExpression setting(u"\\{([a-z_]+)\\}"_s);
    if (const QString usual = usualAddress(connector); !usual.isEmpty())
        return usual;
    QString address = pattern;
    for (auto match = setting.match(address); match.hasMatch(); match = setting.match(address)) {
        const QString value = settings.value(match.captured(1));
        if (value.isEmpty())
            return {};
        address.replace(match.capturedStart(), match.capturedLength(), value);
        if (address.size() > 2'000 || value.contains(u'{'))
            return {};
    }
    return address;
}

static void setAddress(const QString &address, ImportedConnection &imported)
{
    if (address.isEmpty())
        imported.problems << Error{u"import.address"_s, {{u"name"_s, imported.source}}};
    else
        imported.connection.parameters.insert(u"baseUrl"_s, address);
}

static ImportedConnection started(const TenantId &tenant, const QString &source, const QString &connector)
{
    ImportedConnection imported;
    imported.source = source;
    imported.connection.tenant = tenant;
    imported.connection.id = ConnectionId(idTextFrom(source));
    imported.connection.name = source;
    imported.connection.connector = connector;
    return imported;
}

// The values of \a entry by their own names; what is missing becomes a problem.
static QList<Given> valuesOf(const ConfiguredConnector &entry, const EnvFile &variables,
                             QMap<QString, QString> &settings, QList<Error> &problems)
{
    QList<Given> given;
    for (const MappedVariable &mapped : entry.variables) {
        const EnvEntry *value = isVariableName(mapped.variable) ? filled(variables, mapped.variable) : nullptr;
        if (!mapped.secret)
            settings.insert(mapped.field, textOf(value));
        else if (value)
            given << Given{mapped.field, mapped.variable, value->value};
        else
            problems << Error{u"import.variable"_s,
                              {{u"field"_s, mapped.field},
                               {u"variable"_s, isVariableName(mapped.variable) ? mapped.variable : u"…"_s}}};
    }
    return given;
}

static ImportedConnection importedFrom(const ConfiguredConnector &entry, const EnvFile &variables,
                                       const ConnectorCatalogue &catalogue, const TenantId &tenant)
{
    const QString id = connectorFor(entry.name);
    ImportedConnection imported = started(tenant, entry.id.isEmpty() ? entry.name : entry.id, id);
    QMap<QString, QString> settings;
    const QList<Given> given = valuesOf(entry, variables, settings, imported.problems);
    const Connector *connector = catalogue.find(id);
    const AirbyteConnector *known = shippedAirbyteCatalogue().find(entry.name);
    if (!connector) {
        imported.problems.prepend(Error{u"import.connector"_s, {{u"name"_s, entry.name}}});
        return imported;
    }
    setAddress(addressOf(*connector, known ? known->address : QString(), settings), imported);
    if (imported.problems.isEmpty())
        chooseSignIn(*connector, given, imported);
    return imported;
}

QList<ImportedConnection> connectionsFrom(const ConnectorsFile &file, const EnvFile &variables,
                                          const ConnectorCatalogue &catalogue, const TenantId &tenant)
{
    QList<ImportedConnection> connections;
    for (const ConfiguredConnector &entry : file.connectors)
        connections << importedFrom(entry, variables, catalogue, tenant);
    return connections;
}

// All values of a sign-in under their usual variables; nothing while one is missing.
static QMap<QString, SharedSecret> usualValues(const SignIn &signIn, const EnvFile &variables, QString &prefix)
{
    QMap<QString, SharedSecret> fields;
    for (const CredentialField &field : signIn.fields) {
        const auto name = std::find_if(field.variables.cbegin(), field.variables.cend(),
                                       [&](const QString &variable) { return filled(variables, variable); });
        if (name != field.variables.cend()) {
            fields.insert(field.id, filled(variables, *name)->value);
            prefix = name->section(u'_', 0, 0);
        } else if (field.required) {
            return {};
        }
    }
    return fields;
}

static std::optional<ImportedConnection> importedFrom(const Connector &connector, const EnvFile &variables,
                                                      const TenantId &tenant)
{
    ImportedConnection imported = started(tenant, connector.id, connector.id);
    for (const SignIn &signIn : connector.signIns) {
        QString prefix;
        if (signIn.none || !holds(signIn.when, {}, connector))
            continue;
        imported.secrets = usualValues(signIn, variables, prefix);
        if (imported.secrets.isEmpty() || prefix == "LENTERA"_L1) // our own names say nothing about the system
            continue;
        imported.connection.signIn = signIn.id;
        QString address = textOf(filled(variables, prefix + "_BASE_URL"_L1));
        if (address.isEmpty())
            address = textOf(filled(variables, prefix + "_URL"_L1));
        setAddress(address.isEmpty() ? usualAddress(connector) : address, imported);
        return imported;
    }
    return std::nullopt;
}

QList<ImportedConnection> connectionsFrom(const EnvFile &variables, const ConnectorCatalogue &catalogue,
                                          const TenantId &tenant)
{
    QList<ImportedConnection> connections;
    for (const Connector &connector : catalogue.all())
        if (const auto imported = importedFrom(connector, variables, tenant))
            connections << *imported;
    return connections;
}

Result<void> emptyEnvValues(const QString &path, const Secret &asRead, const QStringList &names)
{
    const QString real = QFileInfo(path).canonicalFilePath();
    Result<QByteArray> now = readWhole(real, largestEnvFile);
    if (!now)
        return failureOf(now);
    QByteArray emptied = *now == asRead.reveal() ? withoutEnvValues(*now, names) : QByteArray();
    wipeBytes(*now);
    if (emptied.isEmpty())
        return failure("import.changed"_L1, {{u"path"_s, path}});
    const QFile::Permissions mode = QFileInfo(real).permissions();
    const Result<void> written = writeAtomically(real, emptied);
    wipeBytes(emptied);
    if (written)
        QFile::setPermissions(real, mode);
    return written;
}

}
