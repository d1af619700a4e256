// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DnsEnd;
using seen::PacEnd;
using seen::PacTry;
using seen::ProxyEnd;
using seen::TcpEnd;

static const QString proxyUrl = u"http://proxy:3128"_s;

static seen::ProxySeen proxyEnds(ProxyEnd end)
{
    return {.url = proxyUrl, .origin = u"setting"_s, .target = u"api.example.com:443"_s, .end = end};
}

static seen::ProxySeen asks(const QStringList &schemes, bool credential, const QString &used = {})
{
    seen::ProxySeen proxy = proxyEnds(ProxyEnd::AuthenticationRequired);
    proxy.status = 407;
    proxy.offeredSchemes = schemes;
    proxy.credential = credential;
    proxy.scheme = used;
    return proxy;
}

static seen::ProxySeen speaking(ProxyEnd end, const QString &speaks)
{
    seen::ProxySeen proxy = proxyEnds(end);
    proxy.speaks = speaks;
    return proxy;
}

static seen::ProxySeen denied(int otherPort, ProxyEnd otherPortEnd)
{
    seen::ProxySeen proxy = proxyEnds(ProxyEnd::Denied);
    proxy.status = 403;
    proxy.otherPort = otherPort;
    proxy.otherPortEnd = otherPortEnd;
    return proxy;
}

static seen::ProxySeen socks(ProxyEnd end, int reply, const QString &detail = u"reply"_s)
{
    seen::ProxySeen proxy = proxyEnds(end);
    proxy.url = u"socks5h://proxy:1080"_s;
    proxy.reply = reply;
    proxy.detail = detail;
    return proxy;
}

static QList<CheckRow> wayRows()
{
    seen::DnsSeen noName = lookup(DnsEnd::NoSuchName);
    noName.proxy = true;
    seen::TcpSeen refused = connectTo(u"10.0.0.3"_s, TcpEnd::Refused);
    refused.proxy = true;
    seen::TcpSeen silent = connectTo(u"10.0.0.3"_s, TcpEnd::TimedOut);
    silent.proxy = true;
    seen::TcpSeen reached = connectTo(u"10.0.0.3"_s, TcpEnd::Connected);
    reached.proxy = true;
    CheckRow slow = row("a proxy that is slow to take connections is slow", {}, {u"proxy.answer.slow"_s});
    slow.evidence = evidenceOf({reached}, 1001);
    CheckRow second = row("a second to connect to the proxy is not slow", {}, {});
    second.evidence = evidenceOf({reached}, 1000);
    CheckRow tunnel = row("a proxy that takes long to open the way is slow", {}, {u"proxy.answer.slow"_s});
    tunnel.evidence = evidenceOf({proxyEnds(ProxyEnd::TunnelOpen)}, 2001);
    CheckRow quick = row("two seconds to open the way are not slow", {}, {});
    quick.evidence = evidenceOf({proxyEnds(ProxyEnd::TunnelOpen)}, 2000);
    return {
        slow,
        second,
        tunnel,
        quick,
        row("an open tunnel is no finding", {proxyEnds(ProxyEnd::TunnelOpen)}, {}),
        row("a proxy's name that is not found is the proxy's", {noName}, {u"proxy.name.not-found"_s}),
        row("a proxy that refuses is the proxy's", {refused}, {u"proxy.connection.refused"_s}),
        row("a proxy that is silent is the proxy's", {silent}, {u"proxy.connection.timeout"_s}),
        row("a proxy that does not reach the target says so", {proxyEnds(ProxyEnd::TargetUnreachable)},
            {u"proxy.target.unreachable"_s}),
        row("a proxy that does not know the name says so", {proxyEnds(ProxyEnd::NameNotFound)},
            {u"proxy.target.name-not-found"_s}),
        row("another protocol is no proxy", {proxyEnds(ProxyEnd::NotAProxy)}, {u"proxy.protocol.mismatch"_s}),
        row("SSH is no proxy", {speaking(ProxyEnd::NotAProxy, u"ssh"_s)}, {u"proxy.protocol.mismatch"_s}),
        row("a SOCKS proxy that is asked by http is of another kind", {speaking(ProxyEnd::Closed, u"socks5"_s)},
            {u"proxy.kind.wrong"_s}),
        row("TLS that is asked plainly is of another kind", {speaking(ProxyEnd::NotAProxy, u"https"_s)},
            {u"proxy.kind.wrong"_s}),
        row("no TLS with an https proxy", {proxyEnds(ProxyEnd::TlsFailed)}, {u"proxy.tls.failed"_s}),
        row("a server that knows no CONNECT", {proxyEnds(ProxyEnd::Unsupported)}, {u"proxy.connect.unsupported"_s}),
        row("a proxy that closes breaks off", {proxyEnds(ProxyEnd::Closed)}, {u"proxy.connection.closed"_s}),
        row("a proxy that fails inside breaks off", {proxyEnds(ProxyEnd::Failed)}, {u"proxy.connection.closed"_s}),
        row("a proxy that lets the time run out is silent", {proxyEnds(ProxyEnd::TimedOut)},
            {u"proxy.answer.timeout"_s}),
        row("a stopped proxy step is no finding", {proxyEnds(ProxyEnd::Stopped)}, {}),
        row("a request that the proxy step explains says nothing more",
            {proxyEnds(ProxyEnd::Denied), broken(seen::HttpEnd::ProxyFailed)}, {u"proxy.target.denied"_s}),
    };
}

static QList<CheckRow> refusalRows()
{
    return {
        row("407 asks for a password", {asks({u"Basic"_s}, false)}, {u"proxy.authentication.required"_s}),
        row("407 in spite of a password refuses it", {asks({u"Basic"_s}, true, u"Basic"_s)},
            {u"proxy.authentication.refused"_s}),
        row("Digest is refused, too", {asks({u"Digest"_s}, true, u"Digest"_s)}, {u"proxy.authentication.refused"_s}),
        row("Negotiate alone cannot be used", {asks({u"Negotiate"_s}, true)}, {u"proxy.authentication.unsupported"_s}),
        row("nor without a password", {asks({u"Negotiate"_s}, false)}, {u"proxy.authentication.unsupported"_s}),
        row("Negotiate beside NTLM can", {asks({u"Negotiate"_s, u"NTLM"_s}, false)},
            {u"proxy.authentication.required"_s}),
        row("SOCKS that wants a password", {socks(ProxyEnd::AuthenticationRequired, -1, u"no acceptable method"_s)},
            {u"proxy.authentication.required"_s}),
        row("a refused CONNECT is a rule", {proxyEnds(ProxyEnd::Denied)}, {u"proxy.target.denied"_s}),
        row("a port that is refused where another passes is the port's", {denied(443, ProxyEnd::TunnelOpen)},
            {u"proxy.port.denied"_s}),
        row("also where nothing listens on the other", {denied(443, ProxyEnd::TargetUnreachable)},
            {u"proxy.port.denied"_s}),
        row("both ports refused is the host's", {denied(443, ProxyEnd::Denied)}, {u"proxy.target.denied"_s}),
        row("SOCKS reply 1", {socks(ProxyEnd::Failed, 1)}, {u"proxy.socks.failed"_s}),
        row("SOCKS reply 2", {socks(ProxyEnd::Denied, 2)}, {u"proxy.target.denied"_s}),
        row("SOCKS reply 5", {socks(ProxyEnd::TargetUnreachable, 5)}, {u"proxy.target.unreachable"_s}),
        row("SOCKS reply 8", {socks(ProxyEnd::Unsupported, 8)}, {u"proxy.connect.unsupported"_s}),
    };
}

static seen::HttpSeen plainly(seen::HttpSeen request)
{
    request.url = u"http://127.0.0.1/things"_s;
    request.proxy = proxyUrl;
    return request;
}

static QList<CheckRow> plainRows()
{
    const seen::HttpSeen squid = answer(403, "{}", {{u"X-Squid-Error"_s, u"ERR_ACCESS_DENIED 0"_s}});
    const seen::HttpSeen unreached = answer(502, "{}", {{u"Proxy-Status"_s, u"p; error=connection_refused"_s}});
    const seen::HttpSeen unknown = answer(503, "{}", {{u"X-Squid-Error"_s, u"ERR_DNS_FAIL 0"_s}});
    const seen::HttpSeen via = answer(403, "{}", {{u"Via"_s, u"1.1 ssrf_proxy (squid/5.7)"_s}});
    const seen::HttpSeen wants = answer(407, "", {{u"Proxy-Authenticate"_s, u"Basic realm=\"x\""_s}});
    seen::ProxySeen signedIn = proxyEnds(ProxyEnd::TunnelOpen);
    signedIn.credential = true;
    return {
        row("a plain request that the proxy forbids is a rule", {plainly(squid)},
            {u"proxy.target.denied"_s, u"scope.permission.denied"_s}),
        row("a plain request that the proxy cannot pass on says so", {plainly(unreached)},
            {u"proxy.target.unreachable"_s, u"http.gateway.bad"_s}),
        row("a plain request to a name that the proxy does not know", {plainly(unknown)},
            {u"proxy.target.name-not-found"_s, u"http.service.unavailable"_s}),
        row("a plain request's refusal that nobody signs is the target's", {plainly(answer(403))},
            {u"scope.permission.denied"_s}),
        row("a refusal that squid only passed on is the target's", {plainly(via)}, {u"scope.permission.denied"_s}),
        row("a proxy that closes on a plain request breaks off", {plainly(broken(seen::HttpEnd::EmptyReply))},
            {u"proxy.connection.closed"_s, u"http.answer.empty"_s}),
        row("407 to a plain request asks for a password", {plainly(wants)}, {u"proxy.authentication.required"_s}),
        row("407 to a plain request in spite of a password refuses it", {signedIn, plainly(wants)},
            {u"proxy.authentication.refused"_s}),
        row("407 without a proxy of ours is one on the way", {wants}, {u"proxy.authentication.required"_s}),
    };
}

static CheckRow compared(const char *name, seen::HttpSeen throughProxy, const seen::HttpSeen &direct,
                         const QStringList &expected)
{
    throughProxy.proxy = proxyUrl;
    CheckRow compared = row(name, {throughProxy}, expected);
    compared.evidence.observations << Observation{Phase::Http, 0, 10, direct, seen::Variation::Direct, {}};
    return compared;
}

static QList<CheckRow> changedRows()
{
    const QList<seen::HttpHeader> html{{u"Content-Type"_s, u"text/html"_s}};
    const seen::HttpSeen page = answer(200, "<html><title>Notice</title>", html);
    return {
        compared("a credential that is refused through the proxy only got lost", answer(401), answer(200),
                 {u"proxy.authorization.removed"_s, u"proxy.route.altered"_s, u"auth.credential.refused"_s}),
        compared("one that is refused on both ways is refused", answer(401), answer(401),
                 {u"auth.credential.refused"_s}),
        compared("a page through the proxy in place of data is rewritten", page, answer(200),
                 {u"proxy.body.rewritten"_s, u"proxy.route.altered"_s, u"content.page.html"_s}),
        compared("a page on both ways is the system's", page, page, {u"content.page.html"_s}),
        compared("the same answer on both ways is no finding", answer(200), answer(200), {}),
    };
}

static CheckRow excepted(const char *name, const ProxyException &exception, const QStringList &expected)
{
    seen::ProxySeen proxy = proxyEnds(ProxyEnd::TunnelOpen);
    proxy.exceptions = {exception};
    return row(name, {proxy}, expected);
}

static seen::PacSeen pac(PacEnd end)
{
    seen::PacSeen pac{.source = u"http://wpad/proxy.pac"_s, .asked = u"https://api.example.com/"_s, .end = end};
    pac.status = 200;
    pac.contentType = u"text/html"_s;
    pac.bytes = 120;
    pac.line = 3;
    pac.detail = u"detail"_s;
    return pac;
}

static seen::PacSeen chose(const QList<PacTry> &ends, int chosen)
{
    seen::PacSeen seen = pac(PacEnd::Evaluated);
    for (const PacTry end : ends)
        seen.entries << seen::PacEntry{.text = u"PROXY a:1"_s, .url = u"http://a:1"_s, .end = end, .detail = u"x"_s};
    seen.result = u"PROXY a:1"_s;
    seen.chosen = chosen;
    return seen;
}

static QList<CheckRow> pacRows()
{
    return {
        row("a PAC file that cannot be fetched", {pac(PacEnd::Unreachable)}, {u"proxy.pac.unreachable"_s}),
        row("a PAC file that is not there", {pac(PacEnd::HttpError)}, {u"proxy.pac.http-error"_s}),
        row("a page in place of a PAC file", {pac(PacEnd::NotAScript)}, {u"proxy.pac.not-a-script"_s}),
        row("a PAC file without end", {pac(PacEnd::TooLarge)}, {u"proxy.pac.too-large"_s}),
        row("a PAC file that leads elsewhere", {pac(PacEnd::RedirectRefused)}, {u"proxy.pac.redirected"_s}),
        row("a PAC file that cannot be read", {pac(PacEnd::SyntaxError)}, {u"proxy.pac.syntax"_s}),
        row("a PAC file without its function", {pac(PacEnd::NoFunction)}, {u"proxy.pac.no-function"_s}),
        row("a PAC file that fails", {pac(PacEnd::Exception)}, {u"proxy.pac.exception"_s}),
        row("a PAC file that does not end", {pac(PacEnd::Limit)}, {u"proxy.pac.limit"_s}),
        row("a PAC file that names no way", {pac(PacEnd::Invalid)}, {u"proxy.pac.result-invalid"_s}),
        row("no evaluator", {pac(PacEnd::Failed)}, {u"proxy.pac.evaluator"_s}),
        row("a stopped evaluation is no finding", {pac(PacEnd::Stopped)}, {}),
        row("the first way is used", {chose({PacTry::Chosen, PacTry::Untried}, 0)}, {}),
        row("the second way is used", {chose({PacTry::Dead, PacTry::Chosen}, 1)}, {u"proxy.pac.entry-dead"_s}),
        row("a way that is not supported is passed over", {chose({PacTry::Unsupported, PacTry::Chosen}, 1)}, {}),
        row("no way is alive", {chose({PacTry::Dead, PacTry::Dead}, -1)}, {u"proxy.pac.entries-dead"_s}),
        excepted("an exception that nearly fits is told", {u"no_proxy"_s, u"api.example.com:8443"_s, false, u"port"_s},
                 {u"proxy.exception.near-miss"_s}),
        row("no exceptions, nothing to tell", {proxyEnds(ProxyEnd::TunnelOpen)}, {}),
    };
}

static QList<CheckRow> portalRows()
{
    seen::ProxySeen leads = proxyEnds(ProxyEnd::Portal);
    leads.status = 302;
    leads.headers.insert(u"location"_s, u"http://portal.hotel.example/"_s);
    seen::HttpSeen page = answer(200, "<html><title>Guest network access</title><form action=/go><button>OK</button>",
                                 {{u"Content-Type"_s, u"text/html"_s}});
    page.url = page.finalUrl = u"http://api.example.com/api/v3/things"_s;
    seen::HttpSeen own = page;
    own.body = "<html><title>Sign in to Example</title><form><input type=password></form>";
    seen::HttpSeen elsewhere = answer(302);
    elsewhere.end = seen::HttpEnd::RedirectNotFollowed;
    elsewhere.url = u"http://api.example.com/api/v3/things"_s;
    elsewhere.redirects = {{302, elsewhere.url, u"http://10.1.1.1/start"_s, true, false}};
    seen::TlsSeen certificate = goodTls();
    certificate.problems = {{62, u"X509_V_ERR_HOSTNAME_MISMATCH"_s, 0, {}}};
    seen::TlsSeen portal = certificate;
    portal.chain.first().subject = u"CN=securelogin.hotspot.example"_s;
    portal.chain.first().names = {u"DNS:securelogin.hotspot.example"_s};
    return {
        row("a proxy that leads to a page is a portal", {leads}, {u"captive.portal.detected"_s}),
        row("a network's page in place of data is a portal", {page},
            {u"captive.portal.detected"_s, u"content.page.html"_s, u"http.transport.insecure"_s}),
        row("a system's own page to sign in is none", {own}, {u"content.page.login"_s, u"http.transport.insecure"_s}),
        row("a redirect to a bare address is a portal", {elsewhere},
            {u"captive.portal.detected"_s, u"http.transport.insecure"_s}),
        row("a portal's certificate", {portal}, {u"captive.portal.detected"_s, u"tls.certificate.wrong-host"_s}),
        row("another wrong certificate is no portal's", {certificate}, {u"tls.certificate.wrong-host"_s}),
    };
}

QList<CheckRow> proxyRows()
{
    return wayRows() + refusalRows() + plainRows() + changedRows() + pacRows() + portalRows();
}

}
