// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::TcpSeen *greeting : judged.evidence.varied<seen::TcpSeen>(seen::Variation::Again))
        if (!greeting->proxy && greeting->greeting == seen::Greeting::Closed)
            return targetFactsWith(judged, {{u"address"_s, greeting->address}});
    return {};
}

extern constinit const Check tcpConnectionClosed{"tcp.connection.closed"_L1, Phase::Tcp, Severity::Failure, judge,
                                                 "tcp.connection.reset"_L1};

}
