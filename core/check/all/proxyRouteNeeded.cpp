// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::ThroughProxy);
    if (!flip)
        return {};
    Facts facts = flipFacts(judged, *flip);
    facts.insert(u"proxy"_s, flip->value);
    return facts;
}

extern constinit const Check proxyRouteNeeded{
    "proxy.route.needed"_L1, Phase::Tcp, Severity::Failure, judge,
    "dns.name. dns.resolver. dns.lookup. dns.address.private dns.alias.long dns.answer.changing dns.answer.truncated "
    "dns.answer.wrong-id tcp. tls. http. captive."_L1};

}
