// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<Variant> variants(const FailedRun &run)
{
    if (!rootUnknown(run) || run.plan.connection.trust.roots != TrustRoots::OwnOnly)
        return {};
    Plan plan = repeatedPlan(run, UpTo::Handshake);
    plan.connection.trust.roots = TrustRoots::System;
    return {{{}, plan}};
}

extern constinit const Experiment systemTrust{seen::Variation::SystemTrust, variants};

}
