// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return redirectFacts(judged, RedirectFault::Upgrade);
}

extern constinit const Check httpRedirectUpgrade{"http.redirect.upgrade"_L1, Phase::Http, Severity::Failure, judge};

}
