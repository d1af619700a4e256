// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem = tlsProblem(judged, {verify::pathTooLong, verify::chainTooLong}, Depth::Any);
    return problem ? std::optional(problemFacts(judged, *problem)) : std::nullopt;
}

extern constinit const Check tlsChainPathLength{"tls.chain.path-length"_L1, Phase::Tls, Severity::Failure, judge};

}
