// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return refusalFacts(judged, Refusal::Anonymous);
}

extern constinit const Check authAccessAnonymous{"auth.access.anonymous"_L1, Phase::Auth, Severity::Failure, judge};

}
