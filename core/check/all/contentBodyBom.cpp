// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/Rules.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::HttpSeen *answer = decisiveAnswer(judged);
    if (!answer || !statusIsGood(judged, *answer) || !answer->body.startsWith("\xef\xbb\xbf"))
        return {};
    const bool isJson = answer->contentType().contains("json"_L1) || !AnswerBody(*answer).json.isUndefined();
    return isJson ? std::optional(answerFacts(judged, *answer)) : std::nullopt;
}

extern constinit const Check contentBodyBom{"content.body.bom"_L1, Phase::Content, Severity::Warning, judge};

}
