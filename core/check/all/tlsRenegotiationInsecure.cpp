// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return whereIs(judged, &seen::PostureSeen::secureRenegotiation, seen::Presence::No);
}

extern constinit const Check tlsRenegotiationInsecure{"tls.renegotiation.insecure"_L1, Phase::Tls, Severity::Warning,
                                                      judge};

}
