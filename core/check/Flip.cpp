// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Flip.h"

#include <algorithm>

namespace lentera {

using seen::HttpEnd;

static bool canBeVaried(Phase phase)
{
    return phase != Phase::Config && phase != Phase::Clock;
}

std::optional<Finding> firstFailure(const QList<Finding> &findings)
{
    std::optional<Finding> first;
    for (const Finding &finding : findings)
        if (finding.rootCause && finding.severity == Severity::Failure && canBeVaried(finding.phase) &&
            (!first || finding.phase < first->phase))
            first = finding;
    return first;
}

std::optional<Finding> firstFailure(const Case &judged)
{
    return firstFailure(judgeAll({judged.evidence.own(), judged.connection, judged.connector}));
}

// By what was seen alone: the last phase that went well.
static std::optional<Phase> furthest(const Case &judged)
{
    if (const seen::HttpSeen *answer = judged.answer(); answer && answer->end == HttpEnd::Answered)
        return answer->status < 400 ? Phase::Content : Phase::Http;
    if (const seen::TlsSeen *tls = judged.tls(); tls && tls->verified())
        return Phase::Tls;
    const auto *proxy = judged.evidence.last<seen::ProxySeen>();
    if (proxy && proxy->end == seen::ProxyEnd::TunnelOpen)
        return Phase::Proxy;
    const auto connects = judged.evidence.all<seen::TcpSeen>();
    if (std::any_of(connects.cbegin(), connects.cend(),
                    [](const seen::TcpSeen *one) { return one->end == seen::TcpEnd::Connected; }))
        return Phase::Tcp;
    const auto lookups = judged.evidence.all<seen::DnsSeen>();
    if (std::any_of(lookups.cbegin(), lookups.cend(),
                    [](const seen::DnsSeen *one) { return one->end == seen::DnsEnd::Answered; }))
        return Phase::Dns;
    return {};
}

// Nothing when the experiment came no further than the ladder.
static std::optional<Flip> flipOf(const Trial &trial, const Case &judged, const Finding &failure)
{
    const Case own{trial.evidence, judged.connection, judged.connector};
    const std::optional<Phase> reached = furthest(own);
    if (!reached || *reached < failure.phase)
        return {};
    const std::optional<Finding> next = firstFailure(own);
    if (next && next->phase <= failure.phase)
        return {};
    return Flip{trial.variation, trial.value, trial.evidence, failure, !next};
}

bool changesTheWay(seen::Variation variation)
{
    return variation != seen::Variation::None && variation != seen::Variation::RandomName &&
           variation != seen::Variation::Again;
}

QList<Flip> flipsOf(const Case &judged)
{
    QList<Flip> flips;
    QList<Trial> trials = judged.evidence.trials();
    trials.removeIf([](const Trial &trial) { return !changesTheWay(trial.variation); });
    const std::optional<Finding> failure = trials.isEmpty() ? std::nullopt : firstFailure(judged);
    if (!failure)
        return flips;
    for (const Trial &trial : std::as_const(trials))
        if (std::optional<Flip> flip = flipOf(trial, judged, *failure))
            flips << *std::move(flip);
    return flips;
}

const Flip *Case::flip(seen::Variation variation) const
{
    for (const Flip &one : flips)
        if (one.variation == variation)
            return &one;
    return nullptr;
}

}
