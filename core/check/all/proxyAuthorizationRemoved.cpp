// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsProxy.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// The system refuses through the proxy what it takes directly: the credential got lost on the way.
static std::optional<Facts> judge(const Case &judged)
{
    const seen::HttpSeen *answer = judged.signedAnswer();
    if (!answer || !answer->signedIn || answer->status != 401 || answer->proxy.isEmpty())
        return {};
    const seen::HttpSeen *direct = goodDirectAnswer(judged, *answer);
    return direct ? std::optional(differingFacts(judged, *answer, *direct)) : std::nullopt;
}

extern constinit const Check proxyAuthorizationRemoved{"proxy.authorization.removed"_L1, Phase::Proxy,
                                                       Severity::Failure, judge, "proxy.route.altered"_L1};

}
