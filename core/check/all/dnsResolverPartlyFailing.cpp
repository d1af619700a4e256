// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    QStringList failing;
    QStringList working;
    for (const seen::DnsSeen *lookup : everyLookup(judged)) {
        if (resolved(*lookup))
            working << lookup->resolver;
        else if (!denied(*lookup))
            failing << u"%1 (%2)"_s.arg(lookup->resolver, oneLine(lookup->detail));
    }
    if (failing.isEmpty() || working.isEmpty())
        return {};
    return targetFactsWith(judged, {{u"failing"_s, failing.join(", "_L1)}, {u"working"_s, working.join(", "_L1)}});
}

extern constinit const Check dnsResolverPartlyFailing{
    "dns.resolver.partly-failing"_L1, Phase::Dns, Severity::Warning, judge,
    "dns.resolver.failed dns.resolver.timeout dns.resolver.refused dns.resolver.unreachable dns.answer.changing"_L1};

}
