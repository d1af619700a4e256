// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::TcpEnd;

static std::optional<Facts> judge(const Case &judged)
{
    return connectsEnded(judged, HopOf::Target, {TcpEnd::Denied});
}

extern constinit const Check tcpConnectionDenied{"tcp.connection.denied"_L1, Phase::Tcp, Severity::Failure, judge};

}
