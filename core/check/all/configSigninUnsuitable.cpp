// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsConfig.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    // Which kinds fit depends on parameters: a wrong one is the cause and speaks for itself.
    if (configProblem(judged, "config.parameter.invalid"_L1))
        return {};
    if (auto problem = configProblem(judged, "config.signin.unsuitable"_L1))
        return problem;
    const SignIn *signIn = usedSignIn(judged);
    const QString host = judged.connection.host().toLower();
    if (judged.connector.id != "jira"_L1 || !signIn)
        return {};
    // Atlassian takes a classic token on the site only, a token with scopes and OAuth on its gateway only.
    const bool wantsGateway = signIn->id == "cloud-token-scoped"_L1 || signIn->id == "cloud-oauth"_L1;
    const bool toSite = host.endsWith(".atlassian.net"_L1) && judged.connector.calls.value(signIn->call).base.isEmpty();
    const bool toGateway = host == "api.atlassian.com"_L1;
    if ((wantsGateway && toSite) || (!wantsGateway && toGateway))
        return targetFactsWith(judged, {{u"signIn"_s, signIn->id}});
    return {};
}

extern constinit const Check configSigninUnsuitable{"config.signin.unsuitable"_L1, Phase::Config, Severity::Failure,
                                                    judge};

}
