// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsClock.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return clockFacts(judged, 300, std::numeric_limits<qint64>::max());
}

// A warning: what works in spite of it works. It is the cause of the failures that follow from the time, and takes
// their severity then; an ordinary token or key is refused for other reasons.
extern constinit const Check clockOffsetSevere{"clock.offset.severe"_L1, Phase::Clock, Severity::Warning, judge, {},
                                               explainedByClock};

}
