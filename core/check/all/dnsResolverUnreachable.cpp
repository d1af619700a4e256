// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::DnsEnd;

static std::optional<Facts> judge(const Case &judged)
{
    return lookupEnded(judged, HopOf::Target, {DnsEnd::Unreachable});
}

extern constinit const Check dnsResolverUnreachable{"dns.resolver.unreachable"_L1, Phase::Dns, Severity::Failure,
                                                    judge};

}
