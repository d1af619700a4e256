// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FrontPage.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged))
        if (answer->status == 503 && isMaintenancePage(*answer))
            return {};
    return anyAnswer(judged, [](int status) { return status == 503; });
}

extern constinit const Check httpServiceUnavailable{"http.service.unavailable"_L1, Phase::Http, Severity::Failure,
                                                    judge};

}
