// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem = tlsProblem(judged, {verify::revoked}, Depth::Any);
    if (problem)
        return certificateFacts(judged, problem->depth);
    const seen::RevocationSeen *listed = revocation(judged, {"crl"}, {seen::Standing::Revoked});
    return listed ? std::optional(revocationFacts(judged, *listed)) : std::nullopt;
}

extern constinit const Check tlsCertificateRevoked{"tls.certificate.revoked"_L1, Phase::Tls, Severity::Failure, judge};

}
