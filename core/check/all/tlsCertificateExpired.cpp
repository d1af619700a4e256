// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::VerifyProblem *problem = tlsProblem(judged, {verify::expired}, Depth::Leaf);
    if (!problem)
        return {};
    Facts facts = certificateFacts(judged, problem->depth);
    if (const seen::TlsSeen *tls = judged.tls(); !tls->chain.isEmpty()) {
        const qint64 seconds = tls->chain.first().notAfter.secsTo(judged.evidence.startedAt);
        facts.insert(u"days"_s, QString::number(std::max<qint64>(seconds, 0) / 86400));
    }
    return facts;
}

extern constinit const Check tlsCertificateExpired{"tls.certificate.expired"_L1, Phase::Tls, Severity::Failure, judge};

}
