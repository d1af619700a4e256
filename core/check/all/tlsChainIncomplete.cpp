// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (chainFault(judged) != ChainFault::Incomplete)
        return {};
    return chainFacts(judged);
}

extern constinit const Check tlsChainIncomplete{"tls.chain.incomplete"_L1, Phase::Tls, Severity::Failure, judge};

}
