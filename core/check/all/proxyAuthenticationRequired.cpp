// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (auto facts = proxyEnded(judged, {seen::ProxyEnd::AuthenticationRequired}))
        return facts;
    // A plain request goes to the proxy as a whole: there the refusal is the answer.
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        if (answer->status != 407)
            continue;
        Facts facts = answerFacts(judged, *answer);
        // Without a proxy of ours, one on the way speaks up.
        facts.insert(u"proxy"_s, answer->proxy.isEmpty() ? judged.connection.host() : answer->proxy);
        facts.insert(u"target"_s, facts.value(u"host"_s) + u':' + facts.value(u"port"_s));
        facts.insert(u"schemes"_s, oneLine(answer->header("Proxy-Authenticate"_L1)));
        return facts;
    }
    return {};
}

extern constinit const Check proxyAuthenticationRequired{"proxy.authentication.required"_L1, Phase::Proxy,
                                                         Severity::Failure, judge};

}
