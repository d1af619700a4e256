// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return questionFacts(judged, [](const seen::DnsQuestion &question) { return question.wrongIds > 0; });
}

extern constinit const Check dnsAnswerWrongId{"dns.answer.wrong-id"_L1, Phase::Dns, Severity::Warning, judge,
                                              "dns.resolver.timeout dns.resolver.failed dns.lookup.slow"_L1};

}
