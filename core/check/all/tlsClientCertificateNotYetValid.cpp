// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsClock.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::CertificateSeen *own = clientCertificate(judged);
    if (!own || !judged.tls()->clientCertificateRequested || own->notBefore <= serverNow(judged))
        return {};
    return clientFacts(judged);
}

extern constinit const Check tlsClientCertificateNotYetValid{"tls.client-certificate.not-yet-valid"_L1, Phase::Tls,
                                                             Severity::Warning, judge,
                                                             "tls.client-certificate.refused tls.handshake."_L1};

}
