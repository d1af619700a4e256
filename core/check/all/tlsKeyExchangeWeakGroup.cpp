// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// 1024 bits can be broken in advance for everybody who uses the same prime (Adrian et al., Logjam, 2015).
static constexpr int fewestBits = 2048;

static bool isWeakGroup(const QString &group)
{
    if (group.startsWith("DH "_L1))
        return group.sliced(3).toInt() < fewestBits;
    return group == "P-192"_L1 || group == "P-224"_L1;
}

static std::optional<Facts> judge(const Case &judged)
{
    const seen::PostureSeen *posture = postureOf(judged);
    if (!posture)
        return {};
    QStringList weak;
    for (const AcceptedSuite &accepted : acceptedSuites(judged))
        if (isWeakGroup(accepted.suite.keyExchange))
            weak << accepted.suite.keyExchange;
    for (const seen::VersionSeen &version : posture->versions)
        for (const QString &group : version.groups)
            if (isWeakGroup(group))
                weak << group;
    weak.removeDuplicates();
    if (weak.isEmpty())
        return {};
    return postureFacts(judged, {{u"groups"_s, weak.join(", "_L1)}});
}

extern constinit const Check tlsKeyExchangeWeakGroup{"tls.key-exchange.weak-group"_L1, Phase::Tls, Severity::Warning,
                                                     judge};

}
