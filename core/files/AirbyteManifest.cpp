// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AirbyteManifest.h"

#include "base/Ids.h"
#include "definition/ConnectorFile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype largestFile = 2 * 1024 * 1024;
static constexpr DataLimits manifestLimits{largestFile, 64, 200'000, 1'000};

bool isAirbyteManifest(const QByteArray &yaml)
{
    static const QRegularExpression openApi(u"^openapi[ \\t]*:"_s, QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(yaml.left(64 * 1024));
    return text.contains(openApi) && text.contains("x-airbyte-connector-name"_L1);
}

static QString textOf(const DataNode *node)
{
    return node && (node->isText() || node->kind == DataNode::Kind::Other) ? node->text : QString();
}

static const DataNode *at(const DataNode &node, std::initializer_list<QStringView> names)
{
    const DataNode *found = &node;
    for (const QStringView name : names)
        found = found ? found->find(name) : nullptr;
    return found;
}

static bool isTrue(const DataNode *node)
{
    return node && node->text.compare("true"_L1, Qt::CaseInsensitive) == 0;
}

static QJsonObject localText(const QString &english, const QString &indonesian)
{
    return {{u"en"_s, english}, {u"id"_s, indonesian}};
}

// `api_key` is `apiKey` here; empty for what cannot be a name.
static QString fieldId(const QString &name)
{
    static const QRegularExpression valid(u"\\A[a-z][A-Za-z0-9]{0,63}\\z"_s);
    QString id;
    for (const QString &word : name.split(u'_', Qt::SkipEmptyParts))
        id += id.isEmpty() ? word.left(1).toLower() + word.mid(1) : word.left(1).toUpper() + word.mid(1);
    return valid.match(id).hasMatch() ? id : QString();
}

static bool namesPerson(const QString &field)
{
    static const QStringList names{u"username"_s,   u"user"_s,      u"email"_s,    u"account_sid"_s,
                                   u"account_id"_s, u"client_id"_s, u"user_name"_s};
    return names.contains(field);
}

namespace {

class Reader {
public:
    Reader(const DataNode &root, const QString &path) : m_root(root), m_path(path) {}

    Result<AirbyteManifest> read()
    {
        m_manifest.known.slug = textOf(at(m_root, {u"info", u"x-airbyte-connector-name"}));
        m_manifest.id = "airbyte-"_L1 + m_manifest.known.slug;
        if (!isIdText(m_manifest.known.slug) || !isIdText(m_manifest.id))
            return missing(at(m_root, {u"info"}), u"info/x-airbyte-connector-name"_s);
        readServer();
        if (m_address.isEmpty())
            return missing(at(m_root, {u"servers"}), u"servers/0/url"_s);
        readOperations();
        if (m_manifest.known.entities.isEmpty())
            return missing(at(m_root, {u"paths"}), u"paths"_s);
        if (m_check.isEmpty())
            return failure("import.manifest-call"_L1, {{u"path"_s, m_path}});
        readSchemes();
        if (m_signIns.isEmpty())
            return failure("import.manifest-sign-in"_L1, {{u"path"_s, m_path}});
        m_manifest.connector = QJsonDocument(connector()).toJson();
        m_manifest.known.complete = true;
        // What could not become a connector file is a mistake in the YAML that the rules of such files tell.
        if (const auto whole = readConnector(m_manifest.connector, m_path); !whole)
            return failure("import.manifest"_L1,
                           {{u"path"_s, m_path}, {u"field"_s, whole.error().first().error.facts.value(u"field"_s)}});
        return std::move(m_manifest);
    }

private:
    tl::unexpected<Error> missing(const DataNode *near, const QString &field) const
    {
        return failure("import.manifest"_L1, {{u"path"_s, m_path},
                                              {u"field"_s, field},
                                              {u"line"_s, near ? QString::number(near->place.line) : QString()}});
    }
    void note(QLatin1StringView id, TextPlace place, Facts facts = {})
    {
        facts.insert(u"line"_s, QString::number(place.line));
        m_manifest.notes << ManifestNote{Error{id, std::move(facts)}, place};
    }

    void readServer()
    {
        const DataNode *servers = m_root.find(u"servers");
        if (!servers || servers->items.isEmpty())
            return;
        m_address = textOf(servers->items.first().find(u"url"));
        m_manifest.known.address = m_address;
        if (servers->items.size() > 1)
            note("import.manifest-server"_L1, servers->items.at(1).place);
        if (const DataNode *variables = servers->items.first().find(u"variables"))
            for (const DataMember &variable : variables->members)
                m_manifest.known.settings << variable.name;
    }

    void readOperations()
    {
        const DataNode *paths = m_root.find(u"paths");
        if (!paths)
            return;
        const DataMember *preferred = nullptr;
        QJsonObject first;
        for (const DataMember &path : paths->members)
            for (const DataMember &method : path.value.members) {
                const DataNode &operation = method.value;
                const QString entity = textOf(operation.find(u"x-airbyte-entity"));
                const QString action = textOf(operation.find(u"x-airbyte-action"));
                if (entity.isEmpty() || action.isEmpty())
                    continue;
                m_manifest.known.entities[entity] << action;
                const bool named = isTrue(operation.find(u"x-airbyte-preferred-for-check"));
                preferred = named ? &method : preferred;
                const QJsonObject call = method.name == "get"_L1 ? callOf(path.name, operation) : QJsonObject();
                if (named)
                    m_check = call;
                else if (action == "list"_L1 && first.isEmpty())
                    first = call;
            }
        if (!m_check.isEmpty())
            return;
        m_check = first;
        if (preferred)
            note("import.manifest-check"_L1, preferred->place,
                 {{u"entity"_s, textOf(preferred->value.find(u"x-airbyte-entity"))},
                  {u"action"_s, textOf(preferred->value.find(u"x-airbyte-action"))}});
    }
    // A call without anything that a person would have to fill in; empty where that is not so.
    QJsonObject callOf(const QString &path, const DataNode &operation) const
    {
        const QString other = textOf(at(operation, {u"x-airbyte-path-override", u"path"}));
        const QString real = other.isEmpty() ? path : other;
        if (real.contains(u'{') || !real.startsWith(u'/') || operation.find(u"requestBody"))
            return {};
        QJsonObject query;
        QJsonArray headers{QJsonObject{{u"name"_s, u"Accept"_s}, {u"value"_s, u"application/json"_s}}};
        const DataNode *parameters = operation.find(u"parameters");
        for (const DataNode &parameter : parameters ? parameters->items : QList<DataNode>()) {
            const QString name = textOf(parameter.find(u"name"));
            const QString place = textOf(parameter.find(u"in"));
            const QString usual = textOf(at(parameter, {u"schema", u"default"}));
            const bool needed = isTrue(parameter.find(u"required"));
            if (place == "query"_L1 && name == "limit"_L1)
                query.insert(name, u"1"_s); // as the SDK's own check asks
            else if (needed && usual.isEmpty())
                return {};
            else if (place == "query"_L1 && needed)
                query.insert(name, usual);
            else if (place == "header"_L1 && !usual.isEmpty())
                headers << QJsonObject{{u"name"_s, name}, {u"value"_s, usual}};
        }
        return {{u"path"_s, real}, {u"query"_s, query}, {u"headers"_s, headers}, {u"good"_s, goodAnswer(operation)}};
    }
    QJsonObject goodAnswer(const DataNode &operation) const
    {
        QJsonObject good{{u"statuses"_s, QJsonArray{200}}, {u"fields"_s, goodFields()}};
        const DataNode *content = at(operation, {u"responses", u"200", u"content"});
        if (content && content->members.size() == 1)
            good.insert(u"contentType"_s, content->members.first().name.section(u';', 0, 0).trimmed());
        return good;
    }
    // Slack's `ok`: an answer of 200 may still be a failure.
    QJsonArray goodFields() const
    {
        const DataNode *check = at(m_root, {u"info", u"x-airbyte-response-error-check"});
        const QString field = check ? textOf(check->find(u"field")) : QString();
        const QString bad = check ? textOf(check->find(u"on_value")).toLower() : QString();
        if (field.isEmpty() || (bad != "true"_L1 && bad != "false"_L1))
            return {};
        return {QJsonObject{{u"pointer"_s, u'/' + field}, {u"oneOf"_s, QJsonArray{bad == "false"_L1}}}};
    }

    void readSchemes()
    {
        const DataNode *schemes = at(m_root, {u"components", u"securitySchemes"});
        if (!schemes || schemes->members.isEmpty()) // the SDK takes a bearer with one field `token` then
            return addSignIn(u"bearer"_s, u"Bearer {token}"_s, u"Authorization"_s, {{u"token"_s, nullptr}}, {});
        for (const DataMember &scheme : schemes->members)
            if (!readScheme(scheme))
                note("import.manifest-scheme"_L1, scheme.place, {{u"scheme"_s, scheme.name}});
    }
    // False for one that takes more than a request's headers.
    bool readScheme(const DataMember &scheme)
    {
        const QString type = textOf(scheme.value.find(u"type"));
        const QString kind = textOf(scheme.value.find(u"scheme")).toLower();
        m_config = scheme.value.find(u"x-airbyte-auth-config");
        m_used.clear();
        rememberFields(scheme.name);
        QString header = u"Authorization"_s;
        QString value;
        if (type == "http"_L1 && kind == "bearer"_L1)
            value = plain(u"Bearer "_s, u"token"_s);
        else if (type == "oauth2"_L1)
            value = plain(u"Bearer "_s, u"access_token"_s);
        else if (type == "http"_L1 && kind == "basic"_L1)
            value = basic();
        else if (type == "apiKey"_L1 && textOf(scheme.value.find(u"in")) == "header"_L1) {
            header = textOf(scheme.value.find(u"name"));
            value = plain({}, u"api_key"_s);
        }
        if (value.isEmpty() || header.isEmpty())
            return false;
        const std::optional<QJsonArray> more = moreHeaders();
        if (!more)
            return false;
        addSignIn(scheme.name, value, header, m_used, *more);
        return true;
    }
    // A slot's value as the pieces of a template: names of fields and literal text.
    struct Piece {
        QString text;
        bool isField;
    };
    QList<Piece> piecesOf(const QString &slot)
    {
        const DataNode *mapping = m_config ? m_config->find(u"auth_mapping") : nullptr;
        const DataNode *mapped = mapping ? mapping->find(slot) : nullptr;
        if (!mapped)
            return mapping ? QList<Piece>() : QList<Piece>{{slot, true}};
        static const QRegularExpression reference(u"\\$\\{([A-Za-z0-9_]+)\\}"_s);
        QList<Piece> pieces;
        qsizetype from = 0;
        for (auto match = reference.globalMatch(mapped->text); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            if (found.capturedStart() > from)
                pieces << Piece{mapped->text.mid(from, found.capturedStart() - from), false};
            pieces << Piece{found.captured(1), true};
            from = found.capturedEnd();
        }
        if (from < mapped->text.size())
            pieces << Piece{mapped->text.mid(from), false};
        return pieces;
    }
    // The field's name here; it becomes one of the sign-in's.
    QString used(const QString &name)
    {
        const QString id = fieldId(name);
        const bool known =
            std::any_of(m_used.cbegin(), m_used.cend(), [&](const auto &one) { return one.first == name; });
        if (!known)
            m_used << std::pair(name, m_config ? at(*m_config, {u"properties", name}) : nullptr);
        return id;
    }
    QString plain(const QString &beginning, const QString &slot)
    {
        QString value = beginning;
        bool any = false;
        for (const Piece &piece : piecesOf(slot)) {
            any = any || piece.isField;
            value += piece.isField ? u'{' + used(piece.text) + u'}' : piece.text;
        }
        return any && !value.contains("{}"_L1) ? value : QString();
    }
    QString basic()
    {
        QString inside;
        bool any = false;
        for (const QString &slot : {u"username"_s, u"password"_s}) {
            for (const Piece &piece : piecesOf(slot)) {
                static const QRegularExpression awkward(u"['(){}]"_s);
                if (piece.isField ? fieldId(piece.text).isEmpty() : piece.text.contains(awkward))
                    return {};
                any = any || piece.isField;
                inside += piece.isField ? used(piece.text) : u'\'' + piece.text + u'\'';
            }
            inside += slot == "username"_L1 ? u":"_s : QString();
        }
        return any ? "Basic {base64("_L1 + inside + ")}"_L1 : QString();
    }
    // Nothing where one holds more than names of fields.
    std::optional<QJsonArray> moreHeaders()
    {
        static const QRegularExpression reference(u"\\{\\{\\s*([A-Za-z0-9_]+)\\s*\\}\\}"_s);
        QJsonArray headers;
        const DataNode *more = m_config ? m_config->find(u"additional_headers") : nullptr;
        for (const DataMember &header : more ? more->members : QList<DataMember>()) {
            QString value = header.value.text;
            for (auto match = reference.match(value); match.hasMatch(); match = reference.match(value))
                value.replace(match.capturedStart(), match.capturedLength(), u'{' + used(match.captured(1)) + u'}');
            if (value.contains("{{"_L1) || value.contains("{%"_L1) || value.contains("{}"_L1))
                return std::nullopt;
            headers << QJsonObject{{u"name"_s, header.name}, {u"value"_s, value}};
        }
        return headers;
    }
    void addSignIn(const QString &name, const QString &value, const QString &header,
                   const QList<std::pair<QString, const DataNode *>> &fields, const QJsonArray &more)
    {
        const DataNode *required = m_config ? m_config->find(u"required") : nullptr;
        QJsonArray list;
        for (const auto &one : fields) {
            const QString field = one.first;
            const DataNode *property = one.second;
            const QString title = property ? textOf(property->find(u"title")) : QString();
            const QString label = title.isEmpty() ? field : title;
            const bool needed = !required || std::any_of(required->items.cbegin(), required->items.cend(),
                                                         [&](const DataNode &needs) { return needs.text == field; });
            QString variable = (m_manifest.known.slug + u'_' + field).toUpper();
            variable.replace(u'-', u'_');
            list << QJsonObject{{u"id"_s, fieldId(field)},
                                {u"label"_s, localText(label, label)},
                                {u"secret"_s, !namesPerson(field)},
                                {u"required"_s, needed},
                                {u"variables"_s, QJsonArray{variable}}};
        }
        const QString title = m_config ? textOf(m_config->find(u"title")) : QString();
        const QString label = title.isEmpty() ? name : title;
        QJsonArray headers{QJsonObject{{u"name"_s, header}, {u"value"_s, value}}};
        for (const QJsonValue &one : more)
            headers << one;
        m_signIns << QJsonObject{{u"id"_s, idTextFrom(name)},
                                 {u"label"_s, localText(label, label)},
                                 {u"fields"_s, list},
                                 {u"headers"_s, headers},
                                 {u"call"_s, u"check"_s}};
    }
    void rememberFields(const QString &name)
    {
        AirbyteScheme scheme{name, {}, {}};
        const DataNode *required = m_config ? m_config->find(u"required") : nullptr;
        for (const DataNode &field : required ? required->items : QList<DataNode>())
            scheme.required << field.text;
        const DataNode *properties = m_config ? m_config->find(u"properties") : nullptr;
        for (const DataMember &property : properties ? properties->members : QList<DataMember>())
            if (!scheme.required.contains(property.name))
                scheme.optional << property.name;
        m_manifest.known.schemes << scheme;
    }

    QJsonObject baseUrl() const
    {
        static const QRegularExpression variable(u"\\{[^}]*\\}"_s);
        QJsonObject field{{u"id"_s, u"baseUrl"_s},
                          {u"kind"_s, u"url"_s},
                          {u"label"_s, localText(u"Base URL"_s, u"URL dasar"_s)},
                          {u"required"_s, true}};
        if (!m_address.contains(variable)) {
            field.insert(u"defaultValue"_s, m_address);
            return field;
        }
        field.insert(u"example"_s, m_address);
        field.insert(u"help"_s, localText(u"Fill in the parts in braces: %1"_s.arg(m_address),
                                          u"Isi bagian dalam kurung kurawal: %1"_s.arg(m_address)));
        return field;
    }
    QJsonObject connector() const
    {
        const QString title = textOf(at(m_root, {u"info", u"title"}));
        const QString name = title.isEmpty() ? m_manifest.known.slug : title;
        return {{u"schema"_s, u"lentera.connector/1"_s},
                {u"id"_s, m_manifest.id},
                {u"name"_s, localText(name + " (own)"_L1, name + " (milik sendiri)"_L1)},
                {u"description"_s, localText(u"Your own connector, imported from a connector.yaml."_s,
                                             u"Konektor Anda sendiri, diimpor dari sebuah connector.yaml."_s)},
                {u"parameters"_s, QJsonArray{baseUrl()}},
                {u"signIns"_s, m_signIns},
                {u"calls"_s, QJsonObject{{u"check"_s, m_check}}}};
    }

    const DataNode &m_root;
    QString m_path;
    AirbyteManifest m_manifest;
    QString m_address;
    QJsonObject m_check;
    QJsonArray m_signIns;
    const DataNode *m_config = nullptr;                 //!< of the scheme that is being read
    QList<std::pair<QString, const DataNode *>> m_used; //!< its fields, each with its description
};

}

Result<AirbyteManifest> readAirbyteManifest(const QByteArray &yaml, const QString &path)
{
    const DataDocument document = readYaml(yaml, manifestLimits);
    if (document.refused)
        return failure("import.yaml"_L1,
                       {{u"path"_s, path}, {u"line"_s, QString::number(document.problems.last().place.line)}});
    return Reader(document.root, path).read();
}

}
