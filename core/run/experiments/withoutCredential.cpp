// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// A refused credential is expected to be missed when it is left out; only a proxy that reads along may have removed it.
static bool mayBeStripped(const Plan &plan)
{
    return !plan.proxy.direct() && !plan.connection.usesTls();
}

static QList<Variant> variants(const FailedRun &run)
{
    const seen::HttpSeen *answer = run.judged.signedAnswer();
    const bool repeatable = answer && (answer->method == "GET"_L1 || answer->method == "HEAD"_L1);
    if (!repeatable || !answer->signedIn || answer->status < 400 || answer->status == 429)
        return {};
    if (answer->status == 401 && !mayBeStripped(run.plan))
        return {};
    Plan plan = repeatedPlan(run, UpTo::Answer);
    plan.signIn.fields.clear();
    plan.signIn.headers.clear();
    return {{{}, plan}};
}

extern constinit const Experiment withoutCredential{seen::Variation::WithoutCredential, variants};

}
