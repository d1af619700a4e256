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
    if (tls->chain.isEmpty() || !tls->chain.first().mustStaple || tls->stapled)
        return {};
    return certificateFacts(judged, 0);
}

extern constinit const Check tlsOcspStapleMissing{"tls.ocsp.staple-missing"_L1, Phase::Tls, Severity::Warning, judge};

}
