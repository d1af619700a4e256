// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::HttpEnd;

static std::optional<Facts> judge(const Case &judged)
{
    if (meetsTls(judged) || brokeHttp2(judged))
        return {};
    return requestEnded(judged, {HttpEnd::EmptyReply});
}

extern constinit const Check httpAnswerEmpty{"http.answer.empty"_L1, Phase::Http, Severity::Failure, judge};

}
