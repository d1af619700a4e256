// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::Http1);
    if (!flip)
        return {};
    return flipFacts(judged, *flip);
}

extern constinit const Check httpVersionBroken{"http.version.broken"_L1, Phase::Http, Severity::Failure, judge,
                                               "http. tcp.connection.reset content."_L1};

}
