// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// The refused credential must not be sent again under another name.
static bool sameAsUsed(const Plan &plan)
{
    for (auto it = plan.environmentCredential.cbegin(); it != plan.environmentCredential.cend(); ++it) {
        const SharedSecret used = plan.credential.value(it.key());
        if (!used || !used->equals(*it.value()))
            return false;
    }
    return true;
}

static QList<Variant> variants(const FailedRun &run)
{
    const bool aboutCredential = run.failure.phase == Phase::Auth || run.failure.phase == Phase::Credential;
    if (!aboutCredential || run.plan.environmentCredential.isEmpty() || sameAsUsed(run.plan))
        return {};
    Plan plan = repeatedPlan(run, UpTo::Answer);
    plan.credential.insert(plan.environmentCredential);
    return {{run.plan.environmentVariables.join(", "_L1), plan}};
}

extern constinit const Experiment environmentCredential{seen::Variation::EnvironmentCredential, variants};

}
