// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/ChainOrder.h"
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
    if (!sentOrder(tls->chain).wrong)
        return {};
    QStringList subjects;
    for (const seen::CertificateSeen &certificate : tls->chain)
        subjects << certificate.subject;
    Facts facts = chainFacts(judged);
    facts.insert(u"order"_s, oneLine(subjects.join(" > "_L1)));
    return facts;
}

extern constinit const Check tlsChainOrder{"tls.chain.order"_L1, Phase::Tls, Severity::Warning, judge};

}
