// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (chainFault(judged) != ChainFault::NoRootsHere)
        return {};
    return chainFacts(judged);
}

extern constinit const Check tlsTrustEmpty{"tls.trust.empty"_L1, Phase::Tls, Severity::Failure, judge};

}
