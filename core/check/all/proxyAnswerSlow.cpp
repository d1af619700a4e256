// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr double slowConnectMs = 1000;
static constexpr double slowTunnelMs = 2000; // in which the proxy connects to the target, too

static Facts slow(const Case &judged, const QString &proxy, const QString &what, double ms)
{
    return targetFactsWith(judged, {{u"proxy"_s, proxy}, {u"what"_s, what}, {u"ms"_s, wholeText(ms)}});
}

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<double> fastest;
    QString place;
    for (const Observation &observation : judged.evidence.observations) {
        if (observation.variation != seen::Variation::None)
            continue;
        const double ms = observation.durationMs;
        if (const auto *proxy = std::get_if<seen::ProxySeen>(&observation.seen);
            proxy && proxy->end == seen::ProxyEnd::TunnelOpen && ms > slowTunnelMs)
            return slow(judged, proxy->url, u"CONNECT"_s, ms);
        const auto *tcp = std::get_if<seen::TcpSeen>(&observation.seen);
        if (!tcp || !tcp->proxy || tcp->end != seen::TcpEnd::Connected)
            continue;
        fastest = std::min(fastest.value_or(ms), ms);
        place = tcp->host + u':' + QString::number(tcp->port);
    }
    return fastest && *fastest > slowConnectMs ? std::optional(slow(judged, place, u"TCP"_s, *fastest)) : std::nullopt;
}

extern constinit const Check proxyAnswerSlow{"proxy.answer.slow"_L1, Phase::Proxy, Severity::Warning, judge};

}
