// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return connectsEnded(judged, HopOf::Proxy, {seen::TcpEnd::Refused});
}

extern constinit const Check proxyConnectionRefused{"proxy.connection.refused"_L1, Phase::Tcp, Severity::Failure,
                                                    judge};

}
