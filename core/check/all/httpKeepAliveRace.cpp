// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        if (answer->keepAlive.died == 0)
            continue;
        Facts facts = answerFacts(judged, *answer);
        facts.insert(u"died"_s, QString::number(answer->keepAlive.died));
        facts.insert(u"tried"_s, QString::number(answer->keepAlive.tried));
        return facts;
    }
    return {};
}

extern constinit const Check httpKeepAliveRace{"http.keep-alive.race"_L1, Phase::Http, Severity::Warning, judge};

}
