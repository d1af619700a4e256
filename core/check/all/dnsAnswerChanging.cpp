// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static bool differs(const seen::DnsSeen &first, const seen::DnsSeen &second)
{
    return resolved(first) != resolved(second) || (resolved(first) && whollyDifferent(first, second));
}

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::DnsSeen *second : judged.evidence.varied<seen::DnsSeen>(seen::Variation::Again))
        for (const seen::DnsSeen *first : ownLookups(judged))
            if (first->resolver == second->resolver && second->end != seen::DnsEnd::Stopped && differs(*first, *second))
                return targetFactsWith(judged, {{u"resolver"_s, first->resolver},
                                                {u"first"_s, answerText(*first)},
                                                {u"second"_s, answerText(*second)}});
    return {};
}

extern constinit const Check dnsAnswerChanging{
    "dns.answer.changing"_L1, Phase::Dns, Severity::Warning, judge,
    "dns.name.no-address dns.name.not-found dns.resolver.failed dns.resolver.refused"_L1};

}
