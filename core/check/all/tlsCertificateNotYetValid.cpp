// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem = tlsProblem(judged, {verify::notYetValid}, Depth::Leaf);
    return problem ? std::optional(certificateFacts(judged, problem->depth)) : std::nullopt;
}

extern constinit const Check tlsCertificateNotYetValid{"tls.certificate.not-yet-valid"_L1, Phase::Tls,
                                                       Severity::Failure, judge};

}
