// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

// The proxy made the way to the target, and yet it makes the difference.
static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::Direct);
    if (!flip || flip->failure.phase <= Phase::Proxy)
        return {};
    return flipFacts(judged, *flip);
}

extern constinit const Check proxyRouteAltered{"proxy.route.altered"_L1, Phase::Proxy, Severity::Failure, judge};

}
