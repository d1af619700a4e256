// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (!tls || tls->end != seen::TlsEnd::Established)
        return {};
    if (tls->clientChain.isEmpty() || tls->clientCertificateRequested)
        return {};
    return clientFacts(judged);
}

extern constinit const Check tlsClientCertificateNotRequested{"tls.client-certificate.not-requested"_L1, Phase::Tls,
                                                              Severity::Info, judge};

}
