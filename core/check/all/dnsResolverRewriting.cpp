// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return rewritingFacts(judged, Rewriting::OfOthers);
}

extern constinit const Check dnsResolverRewriting{"dns.resolver.rewriting"_L1, Phase::Dns, Severity::Warning, judge};

}
