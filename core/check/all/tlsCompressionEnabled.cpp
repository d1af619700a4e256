// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return whereIs(judged, &seen::PostureSeen::compression, seen::Presence::Yes);
}

extern constinit const Check tlsCompressionEnabled{"tls.compression.enabled"_L1, Phase::Tls, Severity::Warning, judge};

}
