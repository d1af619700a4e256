// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;
using seen::TlsEnd;
using seen::Variation;

// What the ladder saw, and what it saw again with one thing changed.
static CheckRow flip(const char *name, const QList<Seen> &before, Variation variation, const QString &value,
                     const QList<Seen> &after, const QStringList &expected)
{
    CheckRow one = row(name, before, expected);
    for (const Seen &seen : after)
        one.evidence.observations << Observation{Phase::Http, 0, 10, seen, variation, value};
    return one;
}

static seen::TlsSeen brokenTls(TlsEnd end)
{
    seen::TlsSeen tls = goodTls();
    tls.end = end;
    tls.chain.clear();
    return tls;
}

static seen::TlsSeen untrusted()
{
    seen::TlsSeen tls = goodTls();
    tls.problems = {{20, u"X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY"_s, 1, {}}};
    return tls;
}

static seen::HttpSeen proxied(seen::HttpSeen answer)
{
    answer.proxy = u"http://proxy:3128"_s;
    answer.proxyOrigin = u"setting"_s;
    return answer;
}

static seen::HttpSeen anonymous(int status)
{
    seen::HttpSeen one = answer(status);
    one.signedIn = false;
    return one;
}

QList<CheckRow> flipRows()
{
    const seen::TcpSeen refused = connectTo(u"10.0.0.7"_s, seen::TcpEnd::Refused);
    const seen::TlsSeen reset = brokenTls(TlsEnd::Reset);
    const seen::TlsSeen alerted = [] {
        seen::TlsSeen tls = brokenTls(TlsEnd::Alert);
        tls.alertCode = 40;
        tls.alert = u"handshake failure"_s;
        return tls;
    }();
    seen::HttpSeen backEnd = answer(502);
    backEnd.remoteAddress = u"10.0.0.7"_s;
    seen::HttpSeen http2 = broken(HttpEnd::Reset);
    http2.detail = u"HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)"_s;
    return {
        flip("what works without the proxy alone is spoilt by it", {proxied(answer(500))}, Variation::Direct, {},
             {answer(200)}, {u"proxy.route.altered"_s, u"http.server.error"_s}),
        flip("what fails without the proxy too is not the proxy's", {proxied(answer(500))}, Variation::Direct, {},
             {answer(500)}, {u"http.server.error"_s}),
        flip("a worse end without the proxy says nothing", {proxied(answer(500))}, Variation::Direct, {},
             {connectTo(u"10.0.0.7"_s, seen::TcpEnd::TimedOut)}, {u"http.server.error"_s}),
        flip("what works through the environment's proxy needs it", {refused}, Variation::ThroughProxy,
             u"http://proxy:3128"_s, {goodTls(), answer(200)}, {u"proxy.route.needed"_s, u"tcp.connection.refused"_s}),
        flip("a resolver's other answer makes no experiment", {lookup(seen::DnsEnd::ServerFailure)},
             Variation::RandomName, u"10.0.0.2:53"_s, {lookup(seen::DnsEnd::Answered, {u"10.0.0.7"_s})},
             {u"dns.resolver.failed"_s, u"dns.resolver.rewriting"_s}),
        flip("what works at another address has a broken back end", {backEnd}, Variation::OtherAddress, u"10.0.0.8"_s,
             {goodTls(), answer(200)}, {u"tcp.backend.broken"_s, u"http.gateway.bad"_s}),
        flip("what works without the name is refused for it", {alerted}, Variation::WithoutSni, {}, {goodTls()},
             {u"tls.name.rejected"_s, u"tls.handshake.refused"_s}),
        flip("what works with an old version alone is intolerant", {reset}, Variation::Tls12, {}, {goodTls()},
             {u"tls.version.intolerant"_s, u"tcp.connection.reset"_s}),
        flip("what works with a new version alone is intolerant too", {alerted}, Variation::Tls13, {}, {goodTls()},
             {u"tls.version.intolerant"_s, u"tls.handshake.refused"_s}),
        flip("what the system trusts makes the own roots unsuitable", {untrusted()}, Variation::SystemTrust, {},
             {goodTls()}, {u"tls.trust.own-unsuitable"_s, u"tls.chain.unknown-root"_s}),
        flip("what the own roots trust was not asked of them", {untrusted()}, Variation::OwnTrust, {}, {goodTls()},
             {u"tls.trust.own-unused"_s, u"tls.chain.unknown-root"_s}),
        flip("an answer without the credential accuses it", {answer(500)}, Variation::WithoutCredential, {},
             {anonymous(200)}, {u"auth.credential.harmful"_s, u"http.server.error"_s}),
        flip("a forbidden credential is judged by the system's own words", {answer(403)}, Variation::WithoutCredential,
             {}, {anonymous(200)}, {u"scope.permission.denied"_s}),
        flip("a credential of the environment that works accuses the stored one", {answer(401)},
             Variation::EnvironmentCredential, u"API_TOKEN"_s, {answer(200)},
             {u"credential.environment.works"_s, u"auth.credential.refused"_s}),
        flip("a credential of the environment that is refused too accuses nobody", {answer(401)},
             Variation::EnvironmentCredential, u"API_TOKEN"_s, {answer(401)}, {u"auth.credential.refused"_s}),
        flip("what HTTP/1.1 answers is broken in HTTP/2", {broken(HttpEnd::Failed)}, Variation::Http1, {},
             {answer(200)}, {u"http.version.broken"_s, u"http.request.failed"_s}),
        flip("the error that HTTP/2 ends with follows from it", {goodTls(), http2}, Variation::Http1, {}, {answer(200)},
             {u"http.version.broken"_s, u"http.h2.failed"_s}),
    };
}

}
