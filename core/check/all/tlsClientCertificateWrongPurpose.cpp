// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::CertificateSeen *own = clientCertificate(judged);
    if (!own || !refusesClientCertificate(judged) || own->purposes.isEmpty() ||
        own->purposes.contains(u"clientAuth"_s) || own->purposes.contains(u"anyExtendedKeyUsage"_s))
        return {};
    return clientFacts(judged);
}

extern constinit const Check tlsClientCertificateWrongPurpose{
    "tls.client-certificate.wrong-purpose"_L1, Phase::Tls, Severity::Warning, judge,
    "tls.client-certificate.refused tls.client-certificate.wrong-issuer"_L1};

}
