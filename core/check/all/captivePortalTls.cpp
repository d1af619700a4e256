// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// A portal that is asked for https can only answer with a certificate of its own.
static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem =
        tlsProblem(judged, {verify::hostMismatch, verify::addressMismatch}, Depth::Any);
    const seen::TlsSeen *tls = judged.tls();
    if (!problem || tls->chain.isEmpty())
        return {};
    const seen::CertificateSeen &leaf = tls->chain.first();
    if (!namesPortal(leaf.subject + u' ' + leaf.commonName + u' ' + leaf.names.join(u' ')))
        return {};
    return certificateFacts(judged, 0);
}

extern constinit const Check captivePortalTls{"captive.portal.detected"_L1, Phase::Tls, Severity::Failure, judge,
                                              "tls. http."_L1};

}
