// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsProxy.h"

#include "check/FactsHttp.h"
#include "check/FactsTarget.h"
#include "check/Rules.h"
#include "definition/ConnectionProblems.h"
#include "probe/ConnectAnswer.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::HttpEnd;
using seen::HttpSeen;
using seen::ProxyEnd;
using seen::ProxySeen;

// Proxies put their name to the errors that they make themselves: RFC 9209, and what came before it.
static bool isProxysOwn(const HttpSeen &answer)
{
    const QString server = answer.header("Server"_L1).toLower();
    return !answer.header("X-Squid-Error"_L1).isEmpty() || answer.header("Proxy-Status"_L1).contains("error="_L1) ||
           server.startsWith("tinyproxy"_L1) || server.startsWith("privoxy"_L1);
}

// A plain request goes to the proxy as a whole: what the proxy thinks of it is seen in place of the target's answer.
// A target that is silent or talks nonsense would be answered for by the proxy with a status of its own.
static ProxyEnd endOfPlainRequest(const HttpSeen &answer)
{
    const bool whole = QUrl(answer.url).scheme() == "http"_L1 && QUrl(answer.proxy).scheme().startsWith("http"_L1);
    if (!whole)
        return ProxyEnd::TunnelOpen;
    if (answer.end == HttpEnd::NotHttp && answer.status == 0)
        return ProxyEnd::NotAProxy;
    if ((answer.end == HttpEnd::EmptyReply || answer.end == HttpEnd::Reset) && answer.status == 0)
        return ProxyEnd::Closed;
    if (answer.end != HttpEnd::Answered || (answer.status != 407 && !isProxysOwn(answer)))
        return ProxyEnd::TunnelOpen;
    const ProxyEnd end = proxyAnswerEnd(answer.status, [&](QLatin1StringView name) { return answer.header(name); });
    const bool isTold = end != ProxyEnd::Portal && end != ProxyEnd::Failed && end != ProxyEnd::Unsupported;
    return isTold ? end : ProxyEnd::TunnelOpen;
}

static ProxySeen proxyBehind(const Case &judged, const HttpSeen &answer)
{
    const auto *known = judged.evidence.last<ProxySeen>();
    ProxySeen proxy = known ? *known : ProxySeen{.url = answer.proxy, .origin = answer.proxyOrigin};
    proxy.target = judged.connection.host() + u':' + QString::number(judged.connection.port());
    proxy.end = endOfPlainRequest(answer);
    proxy.status = answer.status;
    proxy.detail = answer.detail;
    for (const seen::HttpHeader &header : answer.headers) {
        proxy.headers.insert(header.name.toLower(), header.value);
        if (header.name.compare("Proxy-Authenticate"_L1, Qt::CaseInsensitive) == 0)
            proxy.offeredSchemes << challengeSchemes(header.value);
    }
    if (proxy.end == ProxyEnd::NotAProxy)
        proxy.detail = QString::fromLatin1(answer.body.left(40));
    return proxy;
}

static QStringList usableSchemes(const ProxySeen &proxy)
{
    QStringList usable;
    for (const QLatin1StringView scheme : {"Basic"_L1, "Digest"_L1, "NTLM"_L1})
        if (proxy.offeredSchemes.contains(scheme, Qt::CaseInsensitive))
            usable << scheme;
    return usable;
}

static ProxyFault signInFault(const ProxySeen &proxy)
{
    const bool socks = proxy.url.startsWith("socks"_L1);
    if (socks && proxy.credential && proxy.detail.startsWith("no acceptable"_L1))
        return ProxyFault::SignInUnsupported;
    if (!socks && !proxy.offeredSchemes.isEmpty() && usableSchemes(proxy).isEmpty())
        return ProxyFault::SignInUnsupported;
    return proxy.credential ? ProxyFault::SignInRefused : ProxyFault::SignInRequired;
}

static ProxyFault denial(const ProxySeen &proxy)
{
    const bool otherPortPasses =
        proxy.otherPort > 0 &&
        (proxy.otherPortEnd == ProxyEnd::TunnelOpen || proxy.otherPortEnd == ProxyEnd::TargetUnreachable ||
         proxy.otherPortEnd == ProxyEnd::NameNotFound || proxy.otherPortEnd == ProxyEnd::TimedOut);
    return otherPortPasses ? ProxyFault::PortDenied : ProxyFault::TargetDenied;
}

static ProxyFault faultOf(const ProxySeen &proxy)
{
    if (!proxy.speaks.isEmpty() && proxy.end != ProxyEnd::TunnelOpen)
        return proxy.speaks == "ssh"_L1 ? ProxyFault::NoProxy : ProxyFault::KindWrong;
    switch (proxy.end) {
    case ProxyEnd::AuthenticationRequired:
        return signInFault(proxy);
    case ProxyEnd::Denied:
        return denial(proxy);
    case ProxyEnd::NameNotFound:
        return ProxyFault::NameNotFound;
    case ProxyEnd::TargetUnreachable:
        return ProxyFault::TargetUnreachable;
    case ProxyEnd::NotAProxy:
        return ProxyFault::NoProxy;
    case ProxyEnd::TlsFailed:
        return ProxyFault::TlsFailed;
    case ProxyEnd::Unsupported:
        return ProxyFault::Unsupported;
    case ProxyEnd::Failed:
        return proxy.reply > 0 ? ProxyFault::SocksFailed : ProxyFault::Closed;
    case ProxyEnd::Closed:
        return ProxyFault::Closed;
    case ProxyEnd::TimedOut:
        return ProxyFault::Silent;
    case ProxyEnd::Portal:
        return ProxyFault::Portal;
    case ProxyEnd::TunnelOpen:
    case ProxyEnd::Stopped:
        break;
    }
    return ProxyFault::None;
}

// The address as it should have been written.
static QString rightUrl(const ProxySeen &proxy)
{
    const QString scheme = proxy.speaks == "socks5"_L1 ? u"socks5h"_s : proxy.speaks;
    return scheme + proxy.url.mid(proxy.url.indexOf("://"_L1));
}

static Facts factsOf(const Case &judged, const ProxySeen &proxy)
{
    Facts facts{{u"proxy"_s, proxy.url}, {u"origin"_s, proxy.origin}, {u"target"_s, proxy.target}};
    facts.insert(u"status"_s, proxy.status > 0 ? QString::number(proxy.status) : toJson(proxy.end).toString());
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.insert(name, oneLine(value));
    };
    add(u"detail"_s, proxy.detail);
    add(u"schemes"_s, proxy.offeredSchemes.join(", "_L1));
    add(u"usable"_s, usableSchemes(proxy).join(", "_L1));
    add(u"used"_s, proxy.scheme);
    add(u"squid"_s, proxy.headers.value(u"x-squid-error"_s));
    add(u"via"_s, proxy.headers.value(u"via"_s));
    add(u"proxyStatus"_s, proxy.headers.value(u"proxy-status"_s));
    add(u"to"_s, withoutUserInfo(proxy.headers.value(u"location"_s)));
    if (proxy.otherPort > 0)
        facts.insert(u"otherPort"_s, QString::number(proxy.otherPort));
    if (!proxy.speaks.isEmpty()) {
        facts.insert(u"speaks"_s, proxy.speaks);
        facts.insert(u"right"_s, rightUrl(proxy));
    }
    return targetFactsWith(judged, facts);
}

std::optional<Facts> proxyFault(const Case &judged, ProxyFault fault)
{
    if (const auto *proxy = judged.evidence.last<ProxySeen>(); proxy && faultOf(*proxy) != ProxyFault::None)
        return faultOf(*proxy) == fault ? std::optional(factsOf(judged, *proxy)) : std::nullopt;
    for (const HttpSeen *answer : judged.evidence.all<HttpSeen>())
        if (const ProxySeen proxy = proxyBehind(judged, *answer); faultOf(proxy) == fault)
            return factsOf(judged, proxy);
    return {};
}

const HttpSeen *goodDirectAnswer(const Case &judged, const HttpSeen &answer)
{
    for (const HttpSeen *direct : judged.evidence.varied<HttpSeen>(seen::Variation::Direct)) {
        if (direct->call != answer.call || direct->signedIn != answer.signedIn || direct->end != HttpEnd::Answered)
            continue;
        const GoodAnswer *good = goodAnswerFor(judged.connector, *direct);
        if (good ? isGood(*good, *direct) : direct->status / 100 == 2)
            return direct;
    }
    return nullptr;
}

static QString typeOf(const HttpSeen &answer)
{
    const QString type = oneLine(answer.contentType());
    return type.isEmpty() ? u"-"_s : type;
}

Facts differingFacts(const Case &judged, const HttpSeen &answer, const HttpSeen &direct)
{
    Facts facts = answerFacts(judged, answer);
    facts.insert({{u"proxy"_s, answer.proxy},
                  {u"origin"_s, answer.proxyOrigin},
                  {u"directStatus"_s, QString::number(direct.status)},
                  {u"type"_s, typeOf(answer)},
                  {u"directType"_s, typeOf(direct)},
                  {u"bytes"_s, QString::number(answer.bodyBytes)},
                  {u"directBytes"_s, QString::number(direct.bodyBytes)}});
    if (const QString via = answer.header("Via"_L1); !via.isEmpty())
        facts.insert(u"via"_s, oneLine(via));
    return facts;
}

}
