// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

QDateTime rowTime()
{
    return {QDate(2026, 11, 22), QTime(5, 0), Qt::UTC};
}

Connection rowConnection(const QString &url)
{
    Connection connection;
    connection.connector = u"rows"_s;
    connection.parameters = {{u"baseUrl"_s, url}};
    connection.signIn = u"bearer"_s;
    return connection;
}

Connector rowConnector()
{
    Connector connector;
    connector.id = u"rows"_s;
    connector.parameters = {{.id = u"baseUrl"_s, .kind = ParameterKind::Url, .required = true}};
    connector.signIns = {{.id = u"bearer"_s,
                          .fields = {{.id = u"token"_s, .prefixes = {u"tok_"_s}, .minimumLength = 8}},
                          .headers = {{u"Authorization"_s, u"Bearer {token}"_s}},
                          .call = u"get"_s,
                          .scheme = u"Bearer"_s}};
    const ValueRule id{.pointer = u"/id"_s, .exists = true};
    connector.calls = {
        {u"get"_s,
         {.id = u"get"_s,
          .path = u"/api/v3/things"_s,
          .good = {.statuses = {200}, .contentType = u"application/json"_s, .fields = {id}}}},
        {u"reach"_s, {.id = u"reach"_s, .path = u"/"_s, .good = {.statuses = {200}}}},
    };
    connector.reachCall = u"reach"_s;
    return connector;
}

Evidence evidenceOf(const QList<Seen> &all, double durationMs)
{
    Evidence evidence{rowTime(), {}};
    for (const Seen &one : all)
        evidence.observations << Observation{Phase::Http, 0, durationMs, one};
    return evidence;
}

Evidence evidenceOf(const QList<Seen> &all)
{
    return evidenceOf(all, 10);
}

CheckRow row(const char *name, const QList<Seen> &all, const QStringList &expected)
{
    return {name, evidenceOf(all), expected, rowConnection(), rowConnector()};
}

seen::DnsSeen lookup(seen::DnsEnd end, const QStringList &addresses)
{
    seen::DnsSeen seen{.host = u"api.example.com"_s, .resolver = u"system"_s, .end = end, .detail = u"EAI"_s};
    for (const QString &address : addresses)
        seen.addresses << seen::DnsAddress{address, 60};
    return seen;
}

seen::TcpSeen connectTo(const QString &address, seen::TcpEnd end)
{
    return {.host = u"api.example.com"_s, .address = address, .port = 443, .end = end, .detail = u"E"_s};
}

seen::TlsSeen goodTls()
{
    const QString intermediate = u"CN=Example Issuing CA,O=Example Trust"_s;
    seen::TlsSeen tls{.host = u"api.example.com"_s, .address = u"10.0.0.7"_s, .port = 443};
    tls.end = seen::TlsEnd::Established;
    tls.protocol = u"TLSv1.3"_s;
    tls.trust = u"system"_s;
    seen::CertificateSeen leaf{
        .subject = u"CN=api.example.com"_s, .issuer = intermediate, .names = {u"DNS:api.example.com"_s}};
    leaf.notBefore = rowTime().addDays(-30);
    leaf.notAfter = rowTime().addDays(60);
    leaf.keyType = u"RSA"_s;
    leaf.keyBits = 2048;
    leaf.signatureAlgorithm = u"sha256WithRSAEncryption"_s;
    seen::CertificateSeen above = leaf;
    above.subject = intermediate;
    above.issuer = u"CN=Example Root CA,O=Example Trust"_s;
    tls.chain = {leaf, above};
    return tls;
}

seen::HttpSeen answer(int status, const QByteArray &body, const QList<seen::HttpHeader> &headers)
{
    seen::HttpSeen seen{.call = u"get"_s, .method = u"GET"_s, .url = u"https://api.example.com/api/v3/things"_s};
    seen.finalUrl = seen.url;
    seen.signedIn = true;
    seen.end = seen::HttpEnd::Answered;
    seen.status = status;
    seen.headers = headers;
    seen.body = body;
    seen.bodyBytes = body.size();
    seen.wireBytes = body.size();
    seen.phases = {1, 2, 10, 10, 60, 61};
    return seen;
}

seen::HttpSeen broken(seen::HttpEnd end)
{
    seen::HttpSeen seen = answer(0, {}, {});
    seen.end = end;
    seen.detail = u"in libcurl's words"_s;
    return seen;
}

}
