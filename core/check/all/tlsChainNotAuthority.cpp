// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem =
        tlsProblem(judged, {verify::noCertSign, verify::notAuthority, verify::invalidAuthority}, Depth::Any);
    return problem ? std::optional(problemFacts(judged, *problem)) : std::nullopt;
}

extern constinit const Check tlsChainNotAuthority{"tls.chain.not-authority"_L1, Phase::Tls, Severity::Failure, judge,
                                                  "tls.certificate.wrong-purpose"_L1};

}
