// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        if (answer->attempts.size() < 2 || !statusIsGood(judged, *answer))
            continue;
        const seen::Attempt &first = answer->attempts.first();
        Facts facts = answerFacts(judged, *answer);
        facts.insert(u"first"_s, first.status > 0 ? QString::number(first.status) : toJson(first.end).toString());
        facts.insert(u"attempts"_s, QString::number(answer->attempts.size()));
        return facts;
    }
    return {};
}

extern constinit const Check httpAnswerIntermittent{"http.answer.intermittent"_L1, Phase::Http, Severity::Info, judge};

}
