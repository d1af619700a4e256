// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr qint64 warningDays = 21;

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (!tls || !tls->verified() || tls->chain.isEmpty())
        return {};
    const QDateTime notAfter = tls->chain.first().notAfter;
    const qint64 days = judged.evidence.startedAt.secsTo(notAfter) / 86400;
    if (!notAfter.isValid() || days >= warningDays)
        return {};
    Facts facts = certificateFacts(judged, 0);
    facts.insert(u"days"_s, QString::number(days));
    return facts;
}

extern constinit const Check tlsCertificateExpiresSoon{"tls.certificate.expires-soon"_L1, Phase::Tls, Severity::Warning,
                                                       judge};

}
