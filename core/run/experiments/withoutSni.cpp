// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<Variant> variants(const FailedRun &run)
{
    if (!handshakeBroke(run) || !QHostAddress(run.plan.connection.host()).isNull())
        return {};
    Plan plan = repeatedPlan(run, UpTo::Handshake);
    plan.tlsOffer.serverName = false;
    return {{{}, plan}};
}

extern constinit const Experiment withoutSni{seen::Variation::WithoutSni, variants};

}
