// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsProxy.h"
#include "check/Rules.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// A good status with a body that is not what the connector describes, where the direct one is.
static std::optional<Facts> judge(const Case &judged)
{
    const seen::HttpSeen *answer = judged.answer();
    if (!answer || answer->end != seen::HttpEnd::Answered || answer->status / 100 != 2 || answer->proxy.isEmpty())
        return {};
    const GoodAnswer *good = goodAnswerFor(judged.connector, *answer);
    if (!good || isGood(*good, *answer))
        return {};
    const seen::HttpSeen *direct = goodDirectAnswer(judged, *answer);
    return direct && direct->body != answer->body ? std::optional(differingFacts(judged, *answer, *direct))
                                                  : std::nullopt;
}

extern constinit const Check proxyBodyRewritten{"proxy.body.rewritten"_L1, Phase::Proxy, Severity::Failure, judge,
                                                "proxy.route.altered"_L1};

}
