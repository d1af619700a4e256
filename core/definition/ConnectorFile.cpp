// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorFile.h"

#include "definition/ConnectorLint.h"
#include "definition/FileLint.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype largestFile = 1024 * 1024;
static constexpr int deepestNesting = 32;
static constexpr QLatin1StringView schemaName("lentera.connector/1");

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, ParameterKind &value)
{
    static const QMap<QString, ParameterKind> kinds{{u"url"_s, ParameterKind::Url},
                                                    {u"text"_s, ParameterKind::Text},
                                                    {u"choice"_s, ParameterKind::Choice},
                                                    {u"flag"_s, ParameterKind::Flag},
                                                    {u"number"_s, ParameterKind::Number}};
    const auto found = kinds.constFind(json.toString());
    if (found == kinds.cend())
        return lint.report("connector.member.type"_L1, pointer, {{u"expected"_s, kinds.keys().join(" | "_L1)}});
    value = *found;
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, ConnectorKind &value)
{
    if (json == "process"_L1)
        value = ConnectorKind::Process;
    else if (json != "http"_L1)
        lint.report("connector.member.type"_L1, pointer, {{u"expected"_s, u"http | process"_s}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, ParameterField &value)
{
    Fields fields(lint, json, pointer);
    fields.need("id", value.id);
    fields.need("kind", value.kind);
    fields.need("label", value.label);
    fields.may("help", value.help);
    fields.may("required", value.required);
    fields.may("defaultValue", value.defaultValue);
    fields.may("pattern", value.pattern);
    fields.may("example", value.example);
    fields.may("choices", value.choices);
    fields.may("choiceLabels", value.choiceLabels);
    fields.may("when", value.when);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, CredentialForm &value)
{
    Fields fields(lint, json, pointer);
    fields.need("prefix", value.prefix);
    fields.need("label", value.label);
    fields.may("when", value.when);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, CredentialField &value)
{
    Fields fields(lint, json, pointer);
    fields.need("id", value.id);
    fields.need("label", value.label);
    fields.may("help", value.help);
    fields.may("secret", value.secret);
    fields.may("required", value.required);
    fields.may("prefixes", value.prefixes);
    fields.may("forms", value.forms);
    for (const CredentialForm &form : std::as_const(value.forms))
        value.prefixes << form.prefix;
    fields.may("minimumLength", value.minimumLength);
    fields.may("maximumLength", value.maximumLength);
    fields.may("pattern", value.pattern);
    fields.may("variables", value.variables);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, HeaderTemplate &value)
{
    Fields fields(lint, json, pointer);
    fields.need("name", value.name);
    fields.need("value", value.value);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, CallChoice &value)
{
    Fields fields(lint, json, pointer);
    fields.need("when", value.when);
    fields.need("call", value.call);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, SignInSigning &value)
{
    Fields fields(lint, json, pointer);
    fields.need("scheme", value.scheme);
    fields.may("keyId", value.keyId);
    fields.need("secret", value.secret);
    fields.may("parameters", value.parameters);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, std::optional<OAuthUse> &value)
{
    OAuthUse use;
    Fields fields(lint, json, pointer);
    fields.need("provider", use.provider);
    fields.may("scopes", use.scopes);
    fields.need("accessToken", use.accessToken);
    fields.may("refreshToken", use.refreshToken);
    fields.need("clientId", use.clientId);
    fields.need("clientSecret", use.clientSecret);
    value = use;
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, SignIn &value)
{
    Fields fields(lint, json, pointer);
    fields.need("id", value.id);
    fields.need("label", value.label);
    fields.may("when", value.when);
    fields.may("fields", value.fields);
    fields.may("headers", value.headers);
    fields.may("signing", value.signing);
    fields.need("call", value.call);
    fields.may("otherCalls", value.otherCalls);
    fields.may("none", value.none);
    fields.may("whereToGet", value.whereToGet);
    fields.may("scheme", value.scheme);
    fields.may("oauth", value.oauth);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, ValueRule &value)
{
    Fields fields(lint, json, pointer);
    fields.may("pointer", value.pointer);
    fields.may("header", value.header);
    fields.may("exists", value.exists);
    fields.may("oneOf", value.oneOf);
    fields.may("matches", value.matches);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, GoodAnswer &value)
{
    Fields fields(lint, json, pointer);
    QList<int> statuses;
    fields.may("statuses", statuses);
    if (!statuses.isEmpty())
        value.statuses = statuses;
    fields.may("contentType", value.contentType);
    fields.may("fields", value.fields);
}

//! A body: text as it came, or a JSON value for readability.
static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, QByteArray &value)
{
    if (json.isString())
        value = json.toString().toUtf8();
    else if (json.isObject())
        value = QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
    else if (json.isArray())
        value = QJsonDocument(json.toArray()).toJson(QJsonDocument::Compact);
    else
        lint.report("connector.member.type"_L1, pointer, {{u"expected"_s, u"string, object or array"_s}});
}

// The id of a call is the name of its member.
static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, Call &value)
{
    Fields fields(lint, json, pointer);
    fields.may("method", value.method);
    fields.may("base", value.base);
    fields.need("path", value.path);
    fields.may("query", value.query);
    fields.may("headers", value.headers);
    fields.may("body", value.body);
    fields.need("good", value.good);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, AnswerRule &value)
{
    Fields fields(lint, json, pointer);
    fields.need("finding", value.finding);
    fields.may("calls", value.calls);
    fields.may("statuses", value.statuses);
    fields.may("all", value.all);
    fields.may("bodyMatches", value.bodyMatches);
    fields.may("facts", value.facts);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, AnswerSample &value)
{
    Fields fields(lint, json, pointer);
    fields.need("name", value.name);
    fields.need("call", value.call);
    fields.may("status", value.status);
    fields.may("headers", value.headers);
    fields.may("body", value.body);
    fields.need("finding", value.finding);
    fields.need("source", value.source);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, RateHeaders &value)
{
    Fields fields(lint, json, pointer);
    fields.may("limit", value.limit);
    fields.may("remaining", value.remaining);
    fields.may("reset", value.reset);
    fields.may("resetFormat", value.resetFormat);
    fields.may("reason", value.reason);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, QDate &value)
{
    value = QDate::fromString(json.toString(), Qt::ISODate);
    if (!value.isValid())
        lint.report("connector.member.type"_L1, pointer, {{u"expected"_s, u"2026-12-31"_s}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, VendorDate &value)
{
    Fields fields(lint, json, pointer);
    fields.need("date", value.date);
    fields.need("what", value.what);
    fields.need("fix", value.fix);
    fields.need("source", value.source);
    fields.may("when", value.when);
    fields.may("signIns", value.signIns);
    fields.may("explains", value.explains);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, ExpiryPlace &value)
{
    Fields fields(lint, json, pointer);
    fields.need("field", value.field);
    fields.may("header", value.header);
    fields.may("pointer", value.pointer);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, Connector &value)
{
    Fields fields(lint, json, pointer);
    QString schema;
    fields.need("schema", schema);
    if (!schema.isEmpty() && schema != schemaName)
        lint.report("connector.member.type"_L1, fields.placeOf("schema"), {{u"expected"_s, schemaName}});
    fields.need("id", value.id);
    fields.may("kind", value.kind);
    fields.need("name", value.name);
    fields.may("description", value.description);
    fields.may("vendor", value.vendor);
    fields.may("documentation", value.documentation);
    fields.may("statusPage", value.statusPage);
    if (value.kind == ConnectorKind::Process)
        return; // what else there is, is not asked for and reported
    fields.need("parameters", value.parameters);
    fields.need("signIns", value.signIns);
    fields.need("calls", value.calls);
    fields.may("reachCall", value.reachCall);
    fields.may("rules", value.rules);
    fields.may("samples", value.samples);
    fields.may("rate", value.rate);
    fields.may("dates", value.dates);
    fields.may("expires", value.expires);
    for (auto call = value.calls.begin(); call != value.calls.end(); ++call)
        call->id = call.key();
}

static QList<FileProblem> onlyProblem(const QString &file, int line, QLatin1StringView id, Facts facts)
{
    return {FileProblem{file, line, Error{id, std::move(facts)}}};
}

static QList<FileProblem> syntaxProblem(const QByteArray &json, const QString &file, const QJsonParseError &error)
{
    const int line = JsonText::lineAt(json, error.offset);
    return onlyProblem(file, line, "connector.syntax"_L1,
                       {{u"line"_s, QString::number(line)}, {u"reason"_s, error.errorString()}});
}

static QList<FileProblem> tooDeep(const QString &file)
{
    return onlyProblem(file, 0, "connector.depth"_L1, {{u"limit"_s, QString::number(deepestNesting)}});
}

tl::expected<Connector, QList<FileProblem>> readConnector(const QByteArray &json, const QString &file,
                                                          ConnectorReading reading)
{
    if (json.size() > largestFile)
        return tl::make_unexpected(
            onlyProblem(file, 0, "connector.too-large"_L1, {{u"limit"_s, QString::number(largestFile)}}));
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error == QJsonParseError::DeepNesting)
        return tl::make_unexpected(tooDeep(file));
    if (error.error != QJsonParseError::NoError)
        return tl::make_unexpected(syntaxProblem(json, file, error));
    const bool whole = reading == ConnectorReading::Whole;
    if (!whole && document.isObject()) {
        QJsonObject object = document.object();
        object.remove("samples"_L1);
        document = QJsonDocument(object);
    }
    FileLint lint(file, json.startsWith("\xEF\xBB\xBF") ? json.mid(3) : json);
    if (whole && lint.text().depth() > deepestNesting)
        return tl::make_unexpected(tooDeep(file));
    if (whole)
        for (const RepeatedName &name : lint.text().repeatedNames(FileLint::mostProblems))
            lint.reportAt(name.line, "connector.member.repeated"_L1, {{u"field"_s, name.pointer}});

    Connector connector;
    readValue(lint, document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array()), {}, connector);
    if (whole)
        lintConnector(connector, lint);
    if (!lint.problems().isEmpty())
        return tl::make_unexpected(lint.problems());
    connector.file = file;
    return connector;
}

}
