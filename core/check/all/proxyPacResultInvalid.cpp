// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsProxy.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return pacEnded(judged, seen::PacEnd::Invalid);
}

extern constinit const Check proxyPacResultInvalid{"proxy.pac.result-invalid"_L1, Phase::Proxy, Severity::Failure,
                                                   judge, "dns. tcp."_L1};

}
