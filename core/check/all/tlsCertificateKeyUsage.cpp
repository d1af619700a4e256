// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::PostureSeen *posture = postureOf(judged);
    if (!posture)
        return {};
    const seen::TlsSeen *tls = judged.tls();
    if (!tls || tls->chain.isEmpty() || tls->chain.first().keyUsages.isEmpty() ||
        tls->chain.first().keyUsages.contains(u"digitalSignature"_s))
        return {};
    Facts facts = certificateFacts(judged, 0);
    facts.insert(u"usages"_s, tls->chain.first().keyUsages.join(", "_L1));
    return facts;
}

extern constinit const Check tlsCertificateKeyUsage{"tls.certificate.key-usage"_L1, Phase::Tls, Severity::Warning,
                                                    judge};

}
