// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr double slowMs = 3000;
static constexpr double slowBytesPerMs = 100; // a megabit a second is 125

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        const double tookMs = answer->phases.total - answer->phases.headers;
        if (answer->phases.headers < 0 || tookMs <= slowMs)
            continue;
        const double rate = double(answer->wireBytes) / tookMs;
        if (rate < slowBytesPerMs)
            return targetFactsWith(judged, {{u"ms"_s, wholeText(tookMs)},
                                            {u"bytes"_s, QString::number(answer->wireBytes)},
                                            {u"rate"_s, QString::number(rate, 'f', 1)}});
    }
    return {};
}

extern constinit const Check httpBodySlow{"http.body.slow"_L1, Phase::Http, Severity::Warning, judge};

}
