// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/Rate.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (refusalOf(judged) == Refusal::RateLimited)
        return rateFacts(judged, *decisiveAnswer(judged));
    return anyAnswer(judged, [](int status) { return status == 429; });
}

extern constinit const Check rateLimitExceeded{"rate.limit.exceeded"_L1, Phase::Http, Severity::Failure, judge};

}
