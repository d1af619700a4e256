// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FrontPage.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    // With any other status of its own Cloudflare speaks of the server behind it.
    for (const seen::HttpSeen *answer : wholeAnswers(judged))
        if (!cloudflareFault(*answer).isEmpty())
            return {};
    return anyAnswer(judged, [](int status) {
        return status >= 500 && status != 502 && status != 503 && status != 504 && status != 511;
    });
}

extern constinit const Check httpServerError{"http.server.error"_L1, Phase::Http, Severity::Failure, judge};

}
