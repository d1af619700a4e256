// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (refusalOf(judged) != Refusal::None || missesProduct(judged))
        return {};
    std::optional<Facts> facts = badAnswer(judged, [](int status) { return status == 404 || status == 410; });
    if (facts)
        for (const seen::HttpSeen *answer : wholeAnswers(judged))
            if (isReachAnswer(judged, *answer))
                facts->insert(u"reachStatus"_s, QString::number(answer->status));
    return facts;
}

extern constinit const Check httpPathNotFound{"http.path.not-found"_L1, Phase::Http, Severity::Failure, judge};

}
