// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = brokeRules(judged);
    return facts && brokenRequest(judged)->status > 0 ? facts : std::nullopt;
}

extern constinit const Check httpAnswerMalformed{"http.answer.malformed"_L1, Phase::Http, Severity::Failure, judge};

}
