// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::DnsEnd;

static std::optional<Facts> judge(const Case &judged)
{
    return lookupEnded(judged, HopOf::Target,
                       {DnsEnd::ServerFailure, DnsEnd::Malformed, DnsEnd::Truncated, DnsEnd::Failed});
}

extern constinit const Check dnsResolverFailed{"dns.resolver.failed"_L1, Phase::Dns, Severity::Failure, judge};

}
