// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Experiment.h"

#include <openssl/tls1.h>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<Variant> variants(const FailedRun &run)
{
    if (!handshakeBroke(run))
        return {};
    Plan plan = repeatedPlan(run, UpTo::Handshake);
    plan.tlsOffer.only = TLS1_2_VERSION;
    return {{{}, plan}};
}

extern constinit const Experiment tls12{seen::Variation::Tls12, variants};

}
