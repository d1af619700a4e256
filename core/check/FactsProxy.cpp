// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsHop.h"
#include "check/FactsTarget.h"

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
    if (answer.end != HttpEnd::Answered || !isProxysOwn(answer) || answer.status == 407)
        return ProxyEnd::TunnelOpen;
    if (answer.status == 502 || answer.status == 503 || answer.status == 504)
        return ProxyEnd::TargetUnreachable;
    return answer.status / 100 == 4 ? ProxyEnd::Denied : ProxyEnd::TunnelOpen;
}

static ProxySeen proxyBehind(const Case &judged, const HttpSeen &answer)
{
    ProxySeen proxy{.url = answer.proxy, .origin = answer.proxyOrigin};
    proxy.target = judged.connection.host() + u':' + QString::number(judged.connection.port());
    proxy.end = endOfPlainRequest(answer);
    proxy.status = answer.status;
    proxy.detail = answer.detail.isEmpty() ? answer.header("X-Squid-Error"_L1) : answer.detail;
    if (proxy.end == ProxyEnd::NotAProxy)
        proxy.detail = QString::fromLatin1(answer.body.left(40));
    return proxy;
}

static Facts factsOf(const Case &judged, const ProxySeen &proxy)
{
    Facts facts{{u"proxy"_s, proxy.url}, {u"origin"_s, proxy.origin}, {u"target"_s, proxy.target}};
    facts.insert(u"status"_s, proxy.status > 0 ? QString::number(proxy.status) : toJson(proxy.end).toString());
    if (!proxy.detail.isEmpty())
        facts.insert(u"detail"_s, oneLine(proxy.detail));
    if (!proxy.offeredSchemes.isEmpty())
        facts.insert(u"schemes"_s, proxy.offeredSchemes.join(", "_L1));
    return targetFactsWith(judged, facts);
}

std::optional<Facts> proxyEnded(const Case &judged, std::initializer_list<ProxyEnd> ends)
{
    const auto isMeant = [ends](const ProxySeen &proxy) {
        return std::find(ends.begin(), ends.end(), proxy.end) != ends.end();
    };
    if (const auto *proxy = judged.evidence.last<ProxySeen>(); proxy && isMeant(*proxy))
        return factsOf(judged, *proxy);
    for (const HttpSeen *answer : judged.evidence.all<HttpSeen>())
        if (const ProxySeen proxy = proxyBehind(judged, *answer); isMeant(proxy))
            return factsOf(judged, proxy);
    return {};
}

}
