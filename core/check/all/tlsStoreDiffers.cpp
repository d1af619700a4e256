// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QString nameOf(const seen::StoreSeen &store)
{
    return store.place.isEmpty() || store.store == "connection"_L1 ? store.store
                                                                   : store.store + " ("_L1 + store.place + u')';
}

static std::optional<Facts> judge(const Case &judged)
{
    const seen::PostureSeen *posture = postureOf(judged);
    if (!posture)
        return {};
    QStringList trusting;
    QStringList others;
    for (const seen::StoreSeen &store : posture->stores)
        if (store.trusted || store.problem.startsWith("X509_"_L1)) // else it could not be read
            (store.trusted ? trusting : others) << nameOf(store);
    if (trusting.isEmpty() || others.isEmpty())
        return {};
    return postureFacts(judged, {{u"trusting"_s, trusting.join(", "_L1)}, {u"others"_s, others.join(", "_L1)}});
}

extern constinit const Check tlsStoreDiffers{"tls.store.differs"_L1, Phase::Tls, Severity::Info, judge};

}
