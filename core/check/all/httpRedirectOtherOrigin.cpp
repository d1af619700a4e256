// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return redirectFacts(judged, RedirectFault::OtherOrigin);
}

extern constinit const Check httpRedirectOtherOrigin{"http.redirect.other-origin"_L1, Phase::Http, Severity::Failure,
                                                     judge};

}
