// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::DnsEnd;

static std::optional<Facts> judge(const Case &judged)
{
    return lookupEnded(judged, HopOf::Target, {DnsEnd::NoData});
}

extern constinit const Check dnsNameNoAddress{"dns.name.no-address"_L1, Phase::Dns, Severity::Failure, judge};

}
