// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Comparison.h"

#include "check/Flip.h"
#include "run/Ladder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

template <class End>
static QString endName(End end)
{
    return toJson(end).toString();
}

static QString words(const seen::DnsSeen &dns)
{
    QStringList addresses;
    for (const seen::DnsAddress &found : dns.addresses)
        addresses << found.address;
    return dns.resolver + u": "_s + (addresses.isEmpty() ? endName(dns.end) : addresses.join(", "_L1));
}

static QString words(const seen::TcpSeen &tcp)
{
    return tcp.address + u": "_s + endName(tcp.end);
}

static QString words(const seen::ProxySeen &proxy)
{
    return proxy.url + u": "_s + endName(proxy.end) +
           (proxy.status > 0 ? u" ("_s + QString::number(proxy.status) + u')' : QString());
}

static QString words(const seen::TlsSeen &tls)
{
    QStringList parts{tls.end == seen::TlsEnd::Established ? tls.protocol : endName(tls.end)};
    if (!tls.alert.isEmpty())
        parts << tls.alert;
    for (const seen::VerifyProblem &problem : tls.problems.mid(0, 2))
        parts << problem.name;
    if (!tls.chain.isEmpty())
        parts << tls.chain.first().issuer;
    return parts.join(", "_L1);
}

static QString words(const seen::HttpSeen &http)
{
    if (http.end != seen::HttpEnd::Answered)
        return endName(http.end) + (http.detail.isEmpty() ? QString() : u": "_s + http.detail);
    return (http.httpVersion + u' ' + QString::number(http.status) + u' ' + http.contentType()).trimmed();
}

template <class Other>
static QString words(const Other &)
{
    return {};
}

static QList<TraceLine> traceOf(const Case &walk)
{
    const QList<Finding> findings = judgeAll(walk);
    QList<TraceLine> trace;
    for (const Observation &observation : walk.evidence.observations) {
        const QString what = std::visit([](const auto &seen) { return words(seen); }, observation.seen);
        if (what.isEmpty())
            continue;
        if (!trace.isEmpty() && trace.last().phase == observation.phase) { // addresses and resolvers side by side
            trace.last().what += u"; "_s + what;
            trace.last().durationMs = std::max(trace.last().durationMs, observation.durationMs);
        } else
            trace << TraceLine{observation.phase, worstStatus(findings, observation.phase), what,
                               observation.durationMs};
    }
    return trace;
}

QList<Comparison> comparisonsOf(const Case &judged)
{
    QList<Comparison> comparisons;
    const QList<Flip> flips = flipsOf(judged);
    const Evidence own = judged.evidence.own();
    for (const Trial &trial : judged.evidence.trials()) {
        if (!changesTheWay(trial.variation))
            continue;
        const bool flipped = std::any_of(flips.cbegin(), flips.cend(), [&](const Flip &flip) {
            return flip.variation == trial.variation && flip.value == trial.value;
        });
        comparisons << Comparison{trial.variation, trial.value, flipped,
                                  traceOf({own, judged.connection, judged.connector}),
                                  traceOf({trial.evidence, judged.connection, judged.connector})};
    }
    std::stable_partition(comparisons.begin(), comparisons.end(), [](const Comparison &one) { return one.flipped; });
    return comparisons;
}

}
