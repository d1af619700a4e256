// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return questionFacts(judged,
                         [](const seen::DnsQuestion &question) { return question.end == seen::DnsEnd::Truncated; });
}

extern constinit const Check dnsAnswerTruncated{
    "dns.answer.truncated"_L1, Phase::Dns, Severity::Warning, judge,
    "dns.lookup.slow dns.resolver.failed dns.resolver.timeout dns.resolver.partly-failing dns.name.no-address"_L1};

}
