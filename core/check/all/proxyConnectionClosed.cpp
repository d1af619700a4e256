// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::ProxyEnd;

static std::optional<Facts> judge(const Case &judged)
{
    return proxyEnded(judged, {ProxyEnd::Closed, ProxyEnd::TimedOut, ProxyEnd::Failed});
}

extern constinit const Check proxyConnectionClosed{"proxy.connection.closed"_L1, Phase::Proxy, Severity::Failure,
                                                   judge};

}
