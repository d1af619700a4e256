// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsProxy.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return proxyFault(judged, ProxyFault::Closed);
}

extern constinit const Check proxyConnectionClosed{"proxy.connection.closed"_L1, Phase::Proxy, Severity::Failure,
                                                   judge};

}
