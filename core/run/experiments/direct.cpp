// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// The system answered a call with and without credential in the same words: on the way through the proxy it saw none,
// so that none was refused.
static bool credentialNeverArrived(const Case &judged)
{
    const seen::HttpSeen *with = judged.signedAnswer();
    const auto without = judged.evidence.varied<seen::HttpSeen>(seen::Variation::WithoutCredential);
    return with && with->signedIn && with->status == 401 && !without.isEmpty() && without.first()->status == 401 &&
           without.first()->body == with->body &&
           without.first()->header("WWW-Authenticate"_L1) == with->header("WWW-Authenticate"_L1);
}

static QList<Variant> variants(const FailedRun &run)
{
    if (run.plan.proxy.direct() || run.failure.phase < Phase::Dns ||
        (authenticationRefused(run) && !credentialNeverArrived(run.judged)))
        return {};
    Plan plan = repeatedPlan(run, UpTo::Answer);
    plan.proxy = {{}, u"experiment"_s};
    plan.proxyPassword.reset();
    plan.addresses.clear();
    plan.steps.removeOne(Phase::Proxy);
    return {{{}, plan}};
}

extern constinit const Experiment direct{seen::Variation::Direct, variants};

}
