// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<Variant> variants(const FailedRun &run)
{
    const TrustSetting &trust = run.plan.connection.trust;
    if (!rootUnknown(run) || trust.roots != TrustRoots::System || trust.ownRoots.isEmpty())
        return {};
    Plan plan = repeatedPlan(run, UpTo::Handshake);
    plan.connection.trust.roots = TrustRoots::SystemAndOwn;
    return {{{}, plan}};
}

extern constinit const Experiment ownTrust{seen::Variation::OwnTrust, variants};

}
