// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/OAuthProvider.h"

#include "base/AtomicFile.h"
#include "base/Ids.h"
#include "definition/FileLint.h"
#include "definition/TemplateText.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::OAuthFlow;

static constexpr QLatin1StringView schemaName("lentera.oauth/1");
static constexpr qint64 largestFile = 256 * 1024;
static constexpr int deepestNesting = 16;

namespace {

// The names of an enumeration as a file writes them.
template <class Value>
using Names = std::initializer_list<std::pair<QLatin1StringView, Value>>;

}

template <class Value>
static void readName(FileLint &lint, const QJsonValue &json, const QString &pointer, Value &value, Names<Value> names)
{
    QStringList known;
    for (const auto &[name, one] : names) {
        known << name;
        if (json.toString() == name) {
            value = one;
            return;
        }
    }
    lint.report("connector.member.type"_L1, pointer, {{u"expected"_s, known.join(" | "_L1)}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, OAuthFlow &value)
{
    readName<OAuthFlow>(
        lint, json, pointer, value,
        {{"code"_L1, OAuthFlow::Code}, {"device"_L1, OAuthFlow::Device}, {"client"_L1, OAuthFlow::Client}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, ClientAuth &value)
{
    readName<ClientAuth>(
        lint, json, pointer, value,
        {{"post"_L1, ClientAuth::Post}, {"basic"_L1, ClientAuth::Basic}, {"none"_L1, ClientAuth::None}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, TokenBody &value)
{
    readName<TokenBody>(lint, json, pointer, value, {{"form"_L1, TokenBody::Form}, {"json"_L1, TokenBody::Json}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, RedirectPort &value)
{
    readName<RedirectPort>(lint, json, pointer, value,
                           {{"free"_L1, RedirectPort::Free}, {"registered"_L1, RedirectPort::Registered}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, RefreshGiven &value)
{
    readName<RefreshGiven>(lint, json, pointer, value,
                           {{"always"_L1, RefreshGiven::Always},
                            {"asked"_L1, RefreshGiven::Asked},
                            {"setting"_L1, RefreshGiven::Setting},
                            {"never"_L1, RefreshGiven::Never}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, TokenReuse &value)
{
    readName<TokenReuse>(lint, json, pointer, value,
                         {{"harmless"_L1, TokenReuse::Harmless},
                          {"unknown"_L1, TokenReuse::Unknown},
                          {"ends-all"_L1, TokenReuse::EndsAll}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, CountedFrom &value)
{
    readName<CountedFrom>(lint, json, pointer, value, {{"issue"_L1, CountedFrom::Issue}, {"use"_L1, CountedFrom::Use}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, OAuthEndpoints &value)
{
    Fields fields(lint, json, pointer);
    fields.may("authorization", value.authorization);
    fields.may("token", value.token);
    fields.may("device", value.device);
    fields.may("revocation", value.revocation);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, OAuthParameter &value)
{
    Fields fields(lint, json, pointer);
    fields.need("id", value.id);
    fields.need("label", value.label);
    fields.may("defaultValue", value.defaultValue);
    fields.may("byHost", value.byHost);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, OAuthRedirectRule &value)
{
    Fields fields(lint, json, pointer);
    fields.need("host", value.host);
    fields.need("port", value.port);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, TokenEnd &value)
{
    Fields fields(lint, json, pointer);
    fields.need("text", value.text);
    fields.may("days", value.days);
    fields.may("from", value.from);
    fields.may("perhaps", value.perhaps);
    fields.need("source", value.source);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, RefreshRule &value)
{
    Fields fields(lint, json, pointer);
    fields.need("given", value.given);
    fields.may("how", value.how);
    fields.need("singleUse", value.singleUse);
    fields.may("reuse", value.reuse);
    fields.may("ends", value.ends);
    fields.need("source", value.source);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, OAuthRule &value)
{
    Fields fields(lint, json, pointer);
    fields.may("requests", value.requests);
    fields.may("errors", value.errors);
    fields.may("members", value.members);
    fields.need("finding", value.finding);
    fields.need("source", value.source);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, RecordedBody &value)
{
    if (json.isString())
        value.bytes = json.toString().toUtf8();
    else if (json.isObject())
        value.bytes = QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
    else
        lint.report("connector.member.type"_L1, pointer, {{u"expected"_s, u"string or object"_s}});
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, OAuthSample &value)
{
    Fields fields(lint, json, pointer);
    fields.need("name", value.name);
    fields.need("request", value.request);
    fields.may("status", value.status);
    fields.need("body", value.body);
    fields.need("finding", value.finding);
    fields.need("source", value.source);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, OAuthProvider &value)
{
    Fields fields(lint, json, pointer);
    QString schema;
    fields.need("schema", schema);
    if (!schema.isEmpty() && schema != schemaName)
        lint.report("connector.member.type"_L1, fields.placeOf("schema"), {{u"expected"_s, schemaName}});
    fields.need("id", value.id);
    fields.need("name", value.name);
    fields.may("documentation", value.documentation);
    fields.may("issuer", value.issuer);
    fields.need("endpoints", value.endpoints);
    fields.may("parameters", value.parameters);
    fields.need("flows", value.flows);
    fields.need("client", value.client);
    fields.may("body", value.body);
    fields.need("pkce", value.pkce);
    fields.may("scopeSeparator", value.scopeSeparator);
    fields.may("authorizationParameters", value.authorizationParameters);
    fields.may("offlineScopes", value.offlineScopes);
    fields.may("redirect", value.redirect);
    fields.need("refresh", value.refresh);
    fields.may("accessSeconds", value.accessSeconds);
    fields.may("rules", value.rules);
    fields.may("samples", value.samples);
    fields.need("source", value.source);
}

namespace {

//! What a provider's file must hold beside the right types.
class ProviderLint {
public:
    ProviderLint(const OAuthProvider &provider, FileLint &lint) : m_provider(provider), m_lint(lint) {}
    void run();

private:
    void expect(bool right, const QString &at, QLatin1StringView expected)
    {
        if (!right)
            m_lint.report("connector.member.type"_L1, at, {{u"expected"_s, expected}});
    }
    void text(const LocalText &text, const QString &at)
    {
        expect(text.keys() == QStringList{u"en"_s, u"id"_s}, at, "text in English (en) and Indonesian (id)"_L1);
    }
    void endpoint(const QString &url, const QString &at);
    void needs(OAuthFlow flow, const QString &url, const QString &at);
    void rule(const OAuthRule &rule, const QString &at);

    const OAuthProvider &m_provider;
    FileLint &m_lint;
};

}

static bool isWhole(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

void ProviderLint::endpoint(const QString &url, const QString &at)
{
    expect(url.isEmpty() || isWhole(url, u"https://[^\\s/]+(?:/\\S*)?"_s), at, "https address"_L1);
    for (const QString &name : templateNames(url)) {
        const bool known = std::any_of(m_provider.parameters.cbegin(), m_provider.parameters.cend(),
                                       [&](const OAuthParameter &parameter) { return parameter.id == name; });
        if (!known)
            m_lint.report("connector.reference"_L1, at, {{u"value"_s, name}});
    }
}

// Where an issuer's metadata are read, they may name what the file does not.
void ProviderLint::needs(OAuthFlow flow, const QString &url, const QString &at)
{
    if (m_provider.flows.contains(flow) && url.isEmpty() && m_provider.issuer.isEmpty() &&
        m_provider.id != "generic"_L1)
        m_lint.report("connector.member.missing"_L1, at);
}

void ProviderLint::rule(const OAuthRule &rule, const QString &at)
{
    expect(isWhole(rule.finding, u"[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*){2}"_s), at + "/finding"_L1,
           "area.subject.condition"_L1);
    expect(!rule.errors.isEmpty() || !rule.members.isEmpty(), at, "errors or members"_L1);
    for (auto member = rule.members.cbegin(); member != rule.members.cend(); ++member)
        if (const QRegularExpression pattern(*member); !pattern.isValid())
            m_lint.report("connector.pattern"_L1, at + "/members"_L1, {{u"reason"_s, pattern.errorString()}});
}

void ProviderLint::run()
{
    if (!isIdText(m_provider.id))
        m_lint.report("connector.id"_L1, u"/id"_s, {{u"value"_s, m_provider.id}});
    text(m_provider.name, u"/name"_s);
    const OAuthEndpoints &places = m_provider.endpoints;
    endpoint(places.authorization, u"/endpoints/authorization"_s);
    endpoint(places.token, u"/endpoints/token"_s);
    endpoint(places.device, u"/endpoints/device"_s);
    endpoint(places.revocation, u"/endpoints/revocation"_s);
    endpoint(m_provider.issuer, u"/issuer"_s);
    endpoint(m_provider.documentation, u"/documentation"_s);
    expect(!m_provider.flows.isEmpty(), u"/flows"_s, "at least one flow"_L1);
    needs(OAuthFlow::Code, places.authorization, u"/endpoints/authorization"_s);
    needs(OAuthFlow::Device, places.device, u"/endpoints/device"_s);
    for (const OAuthFlow flow : m_provider.flows)
        needs(flow, places.token, u"/endpoints/token"_s);
    expect(QStringList{u"127.0.0.1"_s, u"localhost"_s}.contains(m_provider.redirect.host), u"/redirect/host"_s,
           "127.0.0.1 | localhost"_L1);
    for (qsizetype i = 0; i < m_provider.parameters.size(); ++i)
        text(m_provider.parameters.at(i).label, u"/parameters/%1/label"_s.arg(i));
    if (!m_provider.refresh.how.isEmpty())
        text(m_provider.refresh.how, u"/refresh/how"_s);
    for (qsizetype i = 0; i < m_provider.refresh.ends.size(); ++i)
        text(m_provider.refresh.ends.at(i).text, u"/refresh/ends/%1/text"_s.arg(i));
    for (qsizetype i = 0; i < m_provider.rules.size(); ++i)
        rule(m_provider.rules.at(i), u"/rules/%1"_s.arg(i));
}

static QList<FileProblem> onlyProblem(const QString &file, int line, QLatin1StringView id, Facts facts)
{
    return {FileProblem{file, line, Error{id, std::move(facts)}}};
}

tl::expected<OAuthProvider, QList<FileProblem>> readOAuthProvider(const QByteArray &json, const QString &file)
{
    if (json.size() > largestFile)
        return tl::make_unexpected(
            onlyProblem(file, 0, "connector.too-large"_L1, {{u"limit"_s, QString::number(largestFile)}}));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const int line = JsonText::lineAt(json, error.offset);
        return tl::make_unexpected(
            onlyProblem(file, line, "connector.syntax"_L1,
                        {{u"line"_s, QString::number(line)}, {u"reason"_s, error.errorString()}}));
    }
    FileLint lint(file, json);
    if (lint.text().depth() > deepestNesting)
        return tl::make_unexpected(
            onlyProblem(file, 0, "connector.depth"_L1, {{u"limit"_s, QString::number(deepestNesting)}}));
    for (const RepeatedName &name : lint.text().repeatedNames(FileLint::mostProblems))
        lint.reportAt(name.line, "connector.member.repeated"_L1, {{u"field"_s, name.pointer}});
    OAuthProvider provider;
    readValue(lint, document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array()), {}, provider);
    ProviderLint(provider, lint).run();
    if (!lint.problems().isEmpty())
        return tl::make_unexpected(lint.problems());
    return provider;
}

static QList<OAuthProvider> readShipped()
{
    QList<OAuthProvider> providers;
    const QDir folder(u":/lentera/oauth"_s);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        if (const auto json = readWhole(folder.filePath(name), largestFile))
            if (auto provider = readOAuthProvider(*json, name))
                providers << *std::move(provider);
    return providers;
}

const QList<OAuthProvider> &oauthProviders()
{
    static const QList<OAuthProvider> providers = readShipped();
    return providers;
}

const OAuthProvider *findOAuthProvider(const QString &id)
{
    const QList<OAuthProvider> &all = oauthProviders();
    const auto found = std::find_if(all.cbegin(), all.cend(), [&](const auto &provider) { return provider.id == id; });
    return found == all.cend() ? nullptr : &*found;
}

Result<OAuthEndpoints> endpointsOf(const OAuthProvider &provider, const QMap<QString, QString> &given,
                                   const QString &host)
{
    // A value becomes part of an address: nothing in it may lead to another host's path or user information.
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?\\z"_s);
    OAuthEndpoints filled = provider.endpoints;
    for (const OAuthParameter &parameter : provider.parameters) {
        const QString placeholder = u'{' + parameter.id + u'}';
        QString value = given.value(parameter.id).trimmed();
        if (value.isEmpty())
            value = parameter.byHost.value(host, parameter.byHost.contains(u"*"_s) ? host : QString());
        if (value.isEmpty())
            value = parameter.defaultValue;
        const bool used = (filled.authorization + filled.token + filled.device).contains(placeholder);
        if (value.isEmpty() && used)
            return failure("oauth.parameter.missing"_L1,
                           {{u"provider"_s, provider.id}, {u"parameter"_s, parameter.id}});
        if (used && !allowed.match(value).hasMatch())
            return failure("oauth.parameter.invalid"_L1, {{u"parameter"_s, parameter.id}, {u"value"_s, value}});
        for (QString *url : {&filled.authorization, &filled.token, &filled.device, &filled.revocation})
            url->replace(placeholder, value);
    }
    return filled;
}

}
