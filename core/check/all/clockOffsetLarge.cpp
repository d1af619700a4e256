// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsClock.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return clockFacts(judged, 60, 300);
}

extern constinit const Check clockOffsetLarge{"clock.offset.large"_L1, Phase::Clock, Severity::Warning, judge, {},
                                              explainedByClock};

}
