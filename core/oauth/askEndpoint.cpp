// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/askEndpoint.h"

#include "definition/HttpDate.h"
#include "probe/HttpExchange.h"
#include "probe/Probes.h"
#include "probe/systemProxy.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype longestExcerpt = 200;

bool isProtected(const QUrl &url)
{
    if (url.scheme() == "https"_L1)
        return true;
    const QString host = url.host();
    return url.scheme() == "http"_L1 && (host == "localhost"_L1 || QHostAddress(host).isLoopback());
}

// In place of the connection's own server, which the answer has nothing to do with, the end point is the target.
static Result<Plan> planTo(const OAuthRequest &request, const QString &url, Wait &wait)
{
    Connection connection = request.connection;
    connection.parameters.insert(u"baseUrl"_s, url);
    Result<SystemProxy> system = SystemProxy();
    if (connection.proxy.source == ProxySource::System)
        system = systemProxy(connection.baseUrl(), wait.stopToken());
    if (!system)
        return failureOf(system);
    Plan plan = planFor(connection, Connector(), request.environment, *system);
    if (request.proxyPassword && connection.proxy.source == ProxySource::Manual)
        plan.proxyPassword = request.proxyPassword;
    if (!plan.pac.isEmpty())
        plan.proxy = chosenProxy(plan.proxy, probePac(plan, QDateTime::currentDateTimeUtc(), wait));
    return plan;
}

static QByteArray percentEncoded(const OAuthField &field)
{
    return field.secret ? field.secret->reveal().toPercentEncoding() : field.value.toPercentEncoding();
}

static QByteArray formBody(const QList<OAuthField> &fields)
{
    QByteArray body;
    for (const OAuthField &field : fields) {
        QByteArray value = percentEncoded(field);
        body += (body.isEmpty() ? "" : "&") + field.name + '=' + value;
        wipeBytes(value);
    }
    return body;
}

static void appendJsonText(QByteArray &body, const QByteArray &text)
{
    body += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            body += '\\';
        if (uchar(c) < 0x20)
            body += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
        else
            body += c;
    }
    body += '"';
}

// Not through QJsonObject: its memory could not be wiped.
static QByteArray jsonBody(const QList<OAuthField> &fields)
{
    QByteArray body = "{";
    for (const OAuthField &field : fields) {
        body += body.size() > 1 ? "," : "";
        appendJsonText(body, field.name);
        body += ':';
        appendJsonText(body, field.secret ? field.secret->reveal() : field.value);
    }
    return body + '}';
}

// RFC 6749, section 2.3.1: both parts are encoded as in a form first.
static QByteArray basicHeader(const OAuthRequest &request)
{
    QByteArray secret = request.clientSecret->reveal().toPercentEncoding();
    QByteArray pair = request.clientId.toUtf8().toPercentEncoding() + ':' + secret;
    QByteArray value = "Basic " + pair.toBase64();
    wipeBytes(secret);
    wipeBytes(pair);
    return value;
}

static void addClient(const OAuthRequest &request, Request &http, QList<OAuthField> &fields)
{
    const bool secret = request.clientSecret && !request.clientSecret->isEmpty();
    if (secret && request.provider.client == ClientAuth::Basic) {
        http.headers << RequestHeader{"Authorization", basicHeader(request), true};
        return;
    }
    fields << OAuthField{"client_id", request.clientId.toUtf8()};
    if (secret && request.provider.client == ClientAuth::Post)
        fields << OAuthField{"client_secret", {}, request.clientSecret};
}

static Request httpRequest(const OAuthRequest &request, const QUrl &url, Ask ask, QList<OAuthField> fields)
{
    Request http;
    http.url = url;
    http.method = ask == Ask::Get ? "GET" : "POST";
    http.headers << RequestHeader{"Accept", "application/json"};
    if (ask == Ask::Get)
        return http;
    addClient(request, http, fields);
    const bool json = request.provider.body == TokenBody::Json;
    http.headers << RequestHeader{"Content-Type", json ? "application/json" : "application/x-www-form-urlencoded"};
    http.body = json ? jsonBody(fields) : formBody(fields);
    return http;
}

static void wipe(Request &http)
{
    wipeBytes(http.body);
    for (RequestHeader &header : http.headers)
        if (header.secret)
            wipeBytes(header.value);
}

static void take(RawAnswer &raw, const Redactor &redactor, EndpointAnswer &answer)
{
    seen::OAuthAnswer &seen = answer.seen;
    answer.token = readTokenAnswer(raw.body);
    seen.end = raw.end;
    seen.detail = redactor.redacted(raw.detail);
    seen.status = raw.status;
    seen.contentType = QString::fromLatin1(raw.header("Content-Type")).section(u';', 0, 0).trimmed().toLower();
    seen.location = redactor.redacted(QString::fromUtf8(raw.header("Location")));
    seen.receivedAt = raw.receivedAt;
    seen.serverDate = freshDate(raw);
    seen.readable = answer.token.readable;
    for (auto field = answer.token.fields.cbegin(); field != answer.token.fields.cend(); ++field)
        seen.fields.insert(field.key(), redactor.redacted(*field));
    seen.secrets = answer.token.secrets.keys();
    if (!seen.readable)
        seen.excerpt = redactor.redacted(QString::fromUtf8(raw.body.left(longestExcerpt)));
    answer.body = std::move(raw.body);
    answer.sent = raw.sent > 0;
}

EndpointAnswer askEndpoint(const OAuthRequest &request, const QString &name, const QString &url, Ask ask,
                           QList<OAuthField> fields, const Redactor &redactor, const Wait &wait)
{
    EndpointAnswer answer;
    answer.seen.request = name;
    answer.seen.url = url;
    Wait own = wait.within(std::chrono::milliseconds(request.connection.timeouts.total));
    const Result<Plan> plan = planTo(request, url, own);
    if (!plan) {
        answer.seen.detail = plan.error().id;
        return answer;
    }
    CurlTransfer transfer;
    Request http = httpRequest(request, QUrl(url, QUrl::StrictMode), ask, std::move(fields));
    RawAnswer raw = HttpExchange(transfer, *plan).run(http, http.url, {}, own);
    wipe(http);
    take(raw, redactor, answer);
    return answer;
}

}
