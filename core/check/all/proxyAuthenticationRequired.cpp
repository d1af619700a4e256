// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsProxy.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// Without a proxy of ours, one on the way speaks up.
static std::optional<Facts> askedOnTheWay(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        if (answer->status != 407 || !answer->proxy.isEmpty())
            continue;
        Facts facts = answerFacts(judged, *answer);
        facts.insert(u"proxy"_s, judged.connection.host());
        facts.insert(u"target"_s, facts.value(u"host"_s) + u':' + facts.value(u"port"_s));
        facts.insert(u"schemes"_s, oneLine(answer->header("Proxy-Authenticate"_L1)));
        return facts;
    }
    return {};
}

static std::optional<Facts> judge(const Case &judged)
{
    if (auto facts = proxyFault(judged, ProxyFault::SignInRequired))
        return facts;
    return askedOnTheWay(judged);
}

extern constinit const Check proxyAuthenticationRequired{"proxy.authentication.required"_L1, Phase::Proxy,
                                                         Severity::Failure, judge};

}
