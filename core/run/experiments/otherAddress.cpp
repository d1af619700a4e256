// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr qsizetype mostAddresses = 3;

static QList<Variant> variants(const FailedRun &run)
{
    if (!run.plan.proxy.direct() || run.failure.phase < Phase::Tcp || authenticationRefused(run))
        return {};
    QList<Variant> variants;
    for (const QHostAddress &address : run.reachable.mid(1, mostAddresses)) {
        Plan plan = repeatedPlan(run, UpTo::Answer);
        plan.addresses = {address};
        variants << Variant{address.toString(), plan};
    }
    return variants;
}

extern constinit const Experiment otherAddress{seen::Variation::OtherAddress, variants};

}
