// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsProxy.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return pacEnded(judged, seen::PacEnd::NotAScript);
}

extern constinit const Check proxyPacNotAScript{"proxy.pac.not-a-script"_L1, Phase::Proxy, Severity::Failure, judge,
                                                "dns. tcp."_L1};

}
