// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return aliasFaultFacts(judged, AliasFault::Dangling);
}

extern constinit const Check dnsAliasDangling{"dns.alias.dangling"_L1, Phase::Dns, Severity::Failure, judge};

}
