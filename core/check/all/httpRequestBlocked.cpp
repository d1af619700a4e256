// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FrontPage.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        if (!isBlockPage(*answer))
            continue;
        Facts facts = answerFacts(judged, *answer);
        if (const QString reference = blockReference(*answer); !reference.isEmpty())
            facts.insert(u"reference"_s, reference);
        return facts;
    }
    return {};
}

extern constinit const Check httpRequestBlocked{"http.request.blocked"_L1, Phase::Http, Severity::Failure, judge};

}
