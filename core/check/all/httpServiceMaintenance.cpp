// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"
#include "check/FactsHttp.h"
#include "check/FrontPage.h"
#include "check/Rate.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged))
        if (isMaintenancePage(*answer) && (answer->status != 200 || isWrongPage(judged, *answer)))
            return rateFacts(judged, *answer);
    return {};
}

extern constinit const Check httpServiceMaintenance{"http.service.maintenance"_L1, Phase::Http, Severity::Failure,
                                                    judge};

}
