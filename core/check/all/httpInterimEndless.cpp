// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (!waitsForAnswer(judged))
        return {};
    const seen::HttpSeen &broken = *brokenRequest(judged);
    Facts facts = answerFacts(judged, broken);
    facts.insert(u"count"_s, QString::number(broken.interimCount));
    facts.insert(u"status"_s, QString::number(broken.interim.value(0)));
    return facts;
}

extern constinit const Check httpInterimEndless{"http.interim.endless"_L1, Phase::Http, Severity::Failure, judge};

}
