// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"
#include "check/FrontPage.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        const QString fault = cloudflareFault(*answer);
        if (fault.isEmpty())
            continue;
        Facts facts = answerFacts(judged, *answer);
        facts.insert(u"fault"_s, fault);
        facts.insert(u"reference"_s, oneLine(answer->header("CF-RAY"_L1), 100));
        return facts;
    }
    return {};
}

extern constinit const Check httpGatewayOrigin{"http.gateway.origin"_L1, Phase::Http, Severity::Failure, judge};

}
