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

extern constinit const Check clockOffsetSevere{"clock.offset.severe"_L1, Phase::Clock, Severity::Failure, judge,
                                               "tls.certificate.expired tls.certificate.not-yet-valid auth."_L1};

}
