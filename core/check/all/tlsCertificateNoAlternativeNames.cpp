// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (!tls || tls->end != seen::TlsEnd::Established)
        return {};
    if (tls->chain.isEmpty() || !tls->chain.first().names.isEmpty())
        return {};
    Facts facts = certificateFacts(judged, 0);
    facts.insert(u"commonName"_s, oneLine(tls->chain.first().commonName));
    return facts;
}

extern constinit const Check tlsCertificateNoAlternativeNames{"tls.certificate.no-alternative-names"_L1, Phase::Tls,
                                                              Severity::Warning, judge};

}
