// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr double slowMs = 3000;

static std::optional<Facts> judge(const Case &judged)
{
    double slowest = 0;
    for (const seen::HttpSeen *answer : wholeAnswers(judged))
        if (answer->interimCount == 0) // what came first was the beginning of another answer
            slowest = std::max(slowest, answer->phases.headers - answer->phases.starttransfer);
    if (slowest <= slowMs)
        return {};
    return targetFactsWith(judged, {{u"ms"_s, wholeText(slowest)}});
}

extern constinit const Check httpHeadersSlow{"http.headers.slow"_L1, Phase::Http, Severity::Warning, judge};

}
