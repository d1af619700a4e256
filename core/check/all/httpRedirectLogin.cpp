// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return redirectFacts(judged, RedirectFault::Login);
}

extern constinit const Check httpRedirectLogin{"http.redirect.login"_L1, Phase::Auth, Severity::Failure, judge};

}
