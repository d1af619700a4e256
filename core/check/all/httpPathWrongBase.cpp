// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"
#include "check/FrontPage.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        const bool nothingThere = answer == decisiveAnswer(judged) && missesProduct(judged);
        if (!nothingThere && !(isWelcomePage(*answer) && isWrongPage(judged, *answer)))
            continue;
        Facts facts = answerFacts(judged, *answer);
        if (!facts.contains(u"gateway"_s))
            facts.insert(u"gateway"_s, oneLine(answer->header("Server"_L1), 60));
        return facts;
    }
    return {};
}

extern constinit const Check httpPathWrongBase{"http.path.wrong-base"_L1, Phase::Http, Severity::Failure, judge};

}
