// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr double slowMs = 1000;

static std::optional<Facts> judge(const Case &judged)
{
    double slowest = 0;
    for (const Observation &observation : judged.evidence.observations)
        if (const auto *lookup = std::get_if<seen::DnsSeen>(&observation.seen);
            lookup && observation.variation == seen::Variation::None && !lookup->proxy &&
            lookup->end == seen::DnsEnd::Answered)
            slowest = std::max(slowest, observation.durationMs);
    if (slowest <= slowMs)
        return {};
    return targetFactsWith(judged, {{u"ms"_s, wholeText(slowest)}});
}

extern constinit const Check dnsLookupSlow{"dns.lookup.slow"_L1, Phase::Dns, Severity::Warning, judge};

}
