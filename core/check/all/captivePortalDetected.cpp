// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (auto facts = redirectFacts(judged, RedirectFault::Portal))
        return facts;
    if (auto facts = portalPageFacts(judged))
        return facts;
    return anyAnswer(judged, [](int status) { return status == 511; });
}

extern constinit const Check captivePortalDetected{"captive.portal.detected"_L1, Phase::Http, Severity::Failure, judge};

}
