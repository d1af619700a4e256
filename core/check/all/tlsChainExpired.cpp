// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem = tlsProblem(judged, {verify::expired}, Depth::Above);
    if (!problem)
        return {};
    Facts facts = certificateFacts(judged, problem->depth);
    if (!facts.contains(u"subject"_s))
        facts.insert(u"subject"_s, oneLine(problem->subject));
    return facts;
}

extern constinit const Check tlsChainExpired{"tls.chain.expired"_L1, Phase::Tls, Severity::Failure, judge};

}
