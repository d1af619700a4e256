// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"
#include "check/FactsTls.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// CA/Browser Forum, Baseline Requirements 6.3.2, for certificates issued since September 2020.
static constexpr qint64 longestDays = 398;

// The Forum's policy identifiers mark certificates of public authorities; a company's own may last as long as it likes.
static bool isPublic(const seen::CertificateSeen &certificate)
{
    return std::any_of(certificate.policies.cbegin(), certificate.policies.cend(),
                       [](const QString &policy) { return policy.startsWith("2.23.140.1."_L1); });
}

static std::optional<Facts> judge(const Case &judged)
{
    const seen::PostureSeen *posture = postureOf(judged);
    if (!posture)
        return {};
    const seen::TlsSeen *tls = judged.tls();
    if (!tls || tls->chain.isEmpty() || !isPublic(tls->chain.first()))
        return {};
    const seen::CertificateSeen &leaf = tls->chain.first();
    const qint64 days = leaf.notBefore.secsTo(leaf.notAfter) / 86400;
    if (days <= longestDays || leaf.notBefore < QDateTime({2020, 9, 1}, {0, 0}, Qt::UTC))
        return {};
    return endingFacts(judged, days);
}

extern constinit const Check tlsCertificateLifetimeLong{"tls.certificate.lifetime-long"_L1, Phase::Tls,
                                                        Severity::Warning, judge};

}
