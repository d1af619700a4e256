// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsProxy.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return pacEnded(judged, seen::PacEnd::Limit);
}

extern constinit const Check proxyPacLimit{"proxy.pac.limit"_L1, Phase::Proxy, Severity::Failure, judge,
                                           "dns. tcp."_L1};

}
