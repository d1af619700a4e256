// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return badAnswer(judged, [](int status) { return status == 405; });
}

extern constinit const Check httpMethodNotAllowed{"http.method.not-allowed"_L1, Phase::Http, Severity::Failure, judge};

}
