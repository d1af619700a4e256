// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::HttpEnd;

static std::optional<Facts> judge(const Case &judged)
{
    return brokeHttp2(judged) ? std::nullopt : requestEnded(judged, {HttpEnd::Incomplete});
}

extern constinit const Check httpBodyIncomplete{"http.body.incomplete"_L1, Phase::Http, Severity::Failure, judge};

}
