// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/Rate.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr double nearShare = 0.1;

static bool isNear(const Case &judged, const seen::HttpSeen &answer)
{
    const RateSeen rate = rateOf(judged, answer);
    if (rate.nearLimit)
        return true;
    bool limitKnown = false;
    bool remainingKnown = false;
    const double limit = rate.limit.toDouble(&limitKnown);
    const double remaining = rate.remaining.toDouble(&remainingKnown);
    return limitKnown && remainingKnown && limit > 0 && remaining < limit * nearShare;
}

static std::optional<Facts> judge(const Case &judged)
{
    const seen::HttpSeen *answer = decisiveAnswer(judged);
    if (!answer || answer->status == 429 || refusalOf(judged) == Refusal::RateLimited || !isNear(judged, *answer))
        return {};
    return rateFacts(judged, *answer);
}

extern constinit const Check rateLimitNear{"rate.limit.near"_L1, Phase::Http, Severity::Warning, judge};

}
