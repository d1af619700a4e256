// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Comparison.h"

#include "check/Flip.h"
#include "run/Ladder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! Puts what one observation came to into words.
class Wording {
public:
    explicit Wording(const OutcomeWord &word) : m_word(word) {}

    QString operator()(const seen::DnsSeen &dns) const;
    QString operator()(const seen::TcpSeen &tcp) const;
    QString operator()(const seen::ProxySeen &proxy) const;
    QString operator()(const seen::TlsSeen &tls) const;
    QString operator()(const seen::HttpSeen &http) const;
    template <class Other>
    QString operator()(const Other &) const
    {
        return {};
    }

private:
    QString said(const QString &name) const { return m_word ? m_word(name) : name; }
    template <class End>
    QString said(End end) const
    {
        return said(toJson(end).toString());
    }

    const OutcomeWord &m_word;
};

}

QString Wording::operator()(const seen::DnsSeen &dns) const
{
    QStringList addresses;
    for (const seen::DnsAddress &found : dns.addresses)
        addresses << found.address;
    return said(dns.resolver) + u": "_s + (addresses.isEmpty() ? said(dns.end) : addresses.join(", "_L1));
}

QString Wording::operator()(const seen::TcpSeen &tcp) const
{
    return tcp.address + u": "_s + said(tcp.end);
}

QString Wording::operator()(const seen::ProxySeen &proxy) const
{
    return proxy.url + u": "_s + said(proxy.end) +
           (proxy.status > 0 ? u" ("_s + QString::number(proxy.status) + u')' : QString());
}

QString Wording::operator()(const seen::TlsSeen &tls) const
{
    QStringList parts{tls.end == seen::TlsEnd::Established ? tls.protocol : said(tls.end)};
    if (!tls.alert.isEmpty())
        parts << tls.alert;
    for (const seen::VerifyProblem &problem : tls.problems.mid(0, 2))
        parts << problem.name;
    if (!tls.chain.isEmpty())
        parts << tls.chain.first().issuer;
    return parts.join(", "_L1);
}

QString Wording::operator()(const seen::HttpSeen &http) const
{
    if (http.end != seen::HttpEnd::Answered)
        return said(http.end) + (http.detail.isEmpty() ? QString() : u": "_s + http.detail);
    return (http.httpVersion + u' ' + QString::number(http.status) + u' ' + http.contentType()).trimmed();
}

static QList<TraceLine> traceOf(const Case &walk, const Wording &wording)
{
    const QList<Finding> findings = judgeAll(walk);
    QList<TraceLine> trace;
    for (const Observation &observation : walk.evidence.observations) {
        const QString what = std::visit(wording, observation.seen);
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

QList<Comparison> comparisonsOf(const Case &judged, const OutcomeWord &word)
{
    const Wording wording(word);
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
                                  traceOf({own, judged.connection, judged.connector}, wording),
                                  traceOf({trial.evidence, judged.connection, judged.connector}, wording)};
    }
    std::stable_partition(comparisons.begin(), comparisons.end(), [](const Comparison &one) { return one.flipped; });
    return comparisons;
}

}
