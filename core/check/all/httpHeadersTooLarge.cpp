// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::HttpEnd;

static std::optional<Facts> judge(const Case &judged)
{
    return waitsForAnswer(judged) ? std::nullopt : requestEnded(judged, {HttpEnd::HeadersTooLarge});
}

extern constinit const Check httpHeadersTooLarge{"http.headers.too-large"_L1, Phase::Http, Severity::Failure, judge};

}
