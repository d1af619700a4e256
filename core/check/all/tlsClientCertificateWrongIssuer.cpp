// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsClock.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// As many as a probe notes: then the list is not whole.
static constexpr qsizetype mostAuthorities = 20;

// Out of its time no authority would help.
static bool hasOtherFault(const Case &judged, const seen::CertificateSeen &own)
{
    return own.notAfter < serverNow(judged) || own.notBefore > serverNow(judged);
}

static std::optional<Facts> judge(const Case &judged)
{
    const seen::CertificateSeen *own = clientCertificate(judged);
    if (!own || !refusesClientCertificate(judged) || hasOtherFault(judged, *own))
        return {};
    const QStringList &accepted = judged.tls()->acceptableAuthorities;
    if (accepted.isEmpty() || accepted.size() >= mostAuthorities)
        return {};
    for (const seen::CertificateSeen &certificate : judged.tls()->clientChain)
        if (accepted.contains(certificate.issuer))
            return {};
    return clientFacts(judged);
}

extern constinit const Check tlsClientCertificateWrongIssuer{"tls.client-certificate.wrong-issuer"_L1, Phase::Tls,
                                                             Severity::Warning, judge,
                                                             "tls.client-certificate.refused"_L1};

}
