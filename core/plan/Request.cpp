// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/Request.h"

#include "definition/ConnectionProblems.h"
#include "definition/HeaderText.h"
#include "definition/TemplateText.h"
#include "plan/Template.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static tl::unexpected<Error> invalidUrl(const QString &url)
{
    return failure("config.url.invalid"_L1,
                   {{u"parameter"_s, u"baseUrl"_s}, {u"url"_s, withoutUserInfo(url)}, {u"reason"_s, u"syntax"_s}});
}

static Lookup parameterLookup(const Connection &connection, const Connector &connector)
{
    return [&connection, &connector](const QString &name) -> std::optional<QByteArray> {
        if (!connector.findParameter(name))
            return {};
        return parameterValue(name, connection.parameters, connector).toUtf8();
    };
}

// A value inside a path is one piece of it; a path that is nothing but a value is a path that a person wrote.
static Result<QString> pathOf(const QString &text, const Lookup &lookup)
{
    const QList<TemplatePart> parts = templateParts(text);
    const bool wholePath = parts.size() == 1 && parts.first().kind == TemplatePart::Kind::Name;
    const auto encoded = [&](const QString &name) -> std::optional<QByteArray> {
        const std::optional<QByteArray> value = lookup(name);
        return value && !wholePath ? value->toPercentEncoding() : value;
    };
    return filled(text, encoded).map([](const QByteArray &path) { return QString::fromUtf8(path); });
}

// The path goes behind the base's own path; blanks and letters beyond ASCII are encoded, escapes stay as written.
static QUrl joinedUrl(QUrl base, const QString &path)
{
    QUrl tail;
    tail.setPath(path.section(u'?', 0, 0).section(u'#', 0, 0), QUrl::TolerantMode);
    QString own = base.path(QUrl::FullyEncoded);
    QString added = tail.path(QUrl::FullyEncoded);
    while (own.endsWith(u'/') && !added.isEmpty())
        own.chop(1);
    while (added.startsWith(u'/'))
        added.remove(0, 1);
    base.setPath(added.isEmpty() ? own : own + u'/' + added, QUrl::StrictMode);
    if (path.contains(u'?'))
        base.setQuery(path.section(u'?', 1).section(u'#', 0, 0), QUrl::TolerantMode);
    base.setFragment({});
    return base;
}

static Result<void> addQuery(QUrl &url, const QMap<QString, QString> &query, const Lookup &lookup)
{
    QStringList items = url.query(QUrl::FullyEncoded).split(u'&', Qt::SkipEmptyParts);
    for (auto item = query.cbegin(); item != query.cend(); ++item) {
        const Result<QByteArray> value = filled(item.value(), lookup);
        if (!value)
            return failureOf(value);
        items << QString::fromLatin1(item.key().toUtf8().toPercentEncoding() + '=' + value->toPercentEncoding());
    }
    if (!items.isEmpty())
        url.setQuery(items.join(u'&'), QUrl::StrictMode);
    return {};
}

Result<QUrl> callUrl(const Connection &connection, const Connector &connector, const Call &call)
{
    const Lookup lookup = parameterLookup(connection, connector);
    QString baseText = connection.parameters.value(u"baseUrl"_s).trimmed();
    if (!call.base.isEmpty()) {
        const Result<QString> base = pathOf(call.base, lookup);
        if (!base)
            return failureOf(base);
        baseText = *base;
    }
    const QUrl base(baseText, QUrl::StrictMode);
    if (!base.isValid() || base.host().isEmpty())
        return invalidUrl(baseText);
    const Result<QString> path = pathOf(call.path, lookup);
    if (!path)
        return failureOf(path);
    QUrl url = joinedUrl(base, *path);
    if (const Result<void> added = addQuery(url, call.query, lookup); !added)
        return failureOf(added);
    if (!url.isValid())
        return invalidUrl(baseText + *path);
    return url;
}

static Result<RequestHeader> headerFrom(const HeaderTemplate &text, const Lookup &names, const Lookup &values)
{
    const Result<QByteArray> name = filled(text.name, names);
    if (!name)
        return failureOf(name);
    const Result<QByteArray> value = filled(text.value, values);
    if (!value)
        return failureOf(value);
    if (!isHeaderName(*name) || !isHeaderValue(*value))
        return failure("request.header.invalid"_L1, {{u"header"_s, QString::fromUtf8(*name)}});
    return RequestHeader{*name, *value, false};
}

static Lookup credentialLookup(const Plan &plan, const Lookup &parameters)
{
    return [&plan, parameters](const QString &name) -> std::optional<QByteArray> {
        const auto isField = [&](const CredentialField &field) {
            return field.id == name;
        };
        const auto field = std::find_if(plan.signIn.fields.cbegin(), plan.signIn.fields.cend(), isField);
        if (field == plan.signIn.fields.cend())
            return parameters(name);
        if (const SharedSecret value = plan.credential.value(name))
            return value->reveal();
        return field->required ? std::nullopt : std::optional<QByteArray>(QByteArray());
    };
}

void setHeader(QList<RequestHeader> &headers, RequestHeader header)
{
    headers.removeIf(
        [&](const RequestHeader &other) { return other.name.compare(header.name, Qt::CaseInsensitive) == 0; });
    headers << std::move(header);
}

Result<Request> requestFor(const Plan &plan, const Call &call, SendCredential credential)
{
    const Result<QUrl> url = callUrl(plan.connection, plan.connector, call);
    if (!url)
        return failureOf(url);
    const bool signedIn = credential == SendCredential::Yes && !plan.signIn.none && !plan.signIn.fields.isEmpty();
    Request request{call.id, call.method.toLatin1(), *url, {}, signedIn, call.body, {}};
    const Lookup parameters = parameterLookup(plan.connection, plan.connector);
    const Lookup secrets = credentialLookup(plan, parameters);
    for (const HeaderTemplate &text : call.headers) {
        const Result<RequestHeader> header = headerFrom(text, parameters, parameters);
        if (!header)
            return failureOf(header);
        setHeader(request.headers, *header);
    }
    if (!signedIn)
        return request;
    for (const HeaderTemplate &text : plan.signIn.headers) {
        Result<RequestHeader> header = headerFrom(text, parameters, secrets);
        if (!header)
            return failureOf(header);
        header->secret = true;
        setHeader(request.headers, *std::move(header));
    }
    const Result<RequestSigning> signing = signingOf(plan);
    if (!signing)
        return failureOf(signing);
    request.signing = *signing;
    // What cannot be signed now cannot be signed when it is sent.
    const Result<QList<RequestHeader>> sent = headersToSend(request, request.url, QDateTime::currentDateTimeUtc());
    if (!sent)
        return failureOf(sent);
    return request;
}

}
