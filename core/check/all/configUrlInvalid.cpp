// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsConfig.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return configProblem(judged, "config.url.invalid"_L1);
}

extern constinit const Check configUrlInvalid{"config.url.invalid"_L1, Phase::Config, Severity::Failure, judge};

}
