// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem = tlsProblem(judged, {verify::badSignature}, Depth::Any);
    return problem ? std::optional(certificateFacts(judged, problem->depth)) : std::nullopt;
}

extern constinit const Check tlsCertificateBadSignature{"tls.certificate.bad-signature"_L1, Phase::Tls,
                                                        Severity::Failure, judge};

}
