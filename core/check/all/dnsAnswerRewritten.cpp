// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return rewritingFacts(judged, Rewriting::OfTarget);
}

extern constinit const Check dnsAnswerRewritten{
    "dns.answer.rewritten"_L1, Phase::Dns, Severity::Warning, judge,
    "tcp. tls. content. http.redirect. dns.address. dns.answer. dns.resolver.rewriting proxy.route.needed"_L1};

}
