// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = requestEnded(judged, {seen::HttpEnd::TimedOut});
    if (!facts || waitsForAnswer(judged))
        return {};
    const seen::HttpSeen &broken = *brokenRequest(judged);
    const double waited = broken.phases.total > 0 ? broken.phases.total : judged.connection.timeouts.idle;
    facts->insert(u"seconds"_s, wholeText(waited / 1000));
    facts->insert(u"bytes"_s, QString::number(broken.bodyBytes));
    return facts;
}

extern constinit const Check httpAnswerTimeout{"http.answer.timeout"_L1, Phase::Http, Severity::Failure, judge};

}
