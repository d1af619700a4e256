// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (alertMeaning(judged) != AlertMeaning::ClientCertificateRefused &&
        certificateAnswer(judged) != CertificateAnswer::Refused)
        return {};
    return handshakeFacts(judged);
}

extern constinit const Check tlsClientCertificateRefused{"tls.client-certificate.refused"_L1, Phase::Tls,
                                                         Severity::Failure, judge};

}
