// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::DnsEnd;

static std::optional<Facts> judge(const Case &judged)
{
    return lookupEnded(judged, HopOf::Proxy,
                       {DnsEnd::NoSuchName, DnsEnd::NoData, DnsEnd::InvalidName, DnsEnd::ServerFailure, DnsEnd::Refused,
                        DnsEnd::Malformed, DnsEnd::TimedOut, DnsEnd::Unreachable, DnsEnd::Truncated, DnsEnd::Failed});
}

extern constinit const Check proxyNameNotFound{"proxy.name.not-found"_L1, Phase::Dns, Severity::Failure, judge};

}
