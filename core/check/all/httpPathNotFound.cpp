// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (refusalOf(judged) != Refusal::None)
        return {};
    return badAnswer(judged, [](int status) { return status == 404 || status == 410; });
}

extern constinit const Check httpPathNotFound{"http.path.not-found"_L1, Phase::Http, Severity::Failure, judge};

}
