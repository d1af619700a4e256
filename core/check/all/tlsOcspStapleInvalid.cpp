// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::RevocationSeen *statement =
        revocation(judged, {"staple"}, {seen::Standing::Stale, seen::Standing::Invalid, seen::Standing::Unknown});
    return statement ? std::optional(revocationFacts(judged, *statement)) : std::nullopt;
}

extern constinit const Check tlsOcspStapleInvalid{"tls.ocsp.staple-invalid"_L1, Phase::Tls, Severity::Warning, judge};

}
