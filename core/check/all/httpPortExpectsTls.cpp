// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (meetsTls(judged))
        return answerFacts(judged, *brokenRequest(judged));
    for (const seen::HttpSeen *answer : wholeAnswers(judged))
        if (asksForTls(*answer))
            return answerFacts(judged, *answer);
    return {};
}

extern constinit const Check httpPortExpectsTls{"http.port.expects-tls"_L1, Phase::Http, Severity::Failure, judge};

}
