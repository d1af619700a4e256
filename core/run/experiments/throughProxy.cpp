// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<Variant> variants(const FailedRun &run)
{
    if (run.plan.otherProxy.direct() || !isOnTheWay(run) || authenticationRefused(run))
        return {};
    Plan plan = repeatedPlan(run, UpTo::Answer);
    plan.proxy = run.plan.otherProxy;
    plan.proxyPassword = run.plan.otherProxyPassword;
    plan.addresses.clear();
    const qsizetype afterTcp = plan.steps.indexOf(Phase::Tcp) + 1;
    plan.steps.insert(afterTcp, Phase::Proxy);
    return {{run.plan.otherProxy.url, plan}};
}

extern constinit const Experiment throughProxy{seen::Variation::ThroughProxy, variants};

}
