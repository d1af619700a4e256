// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::SystemTrust);
    if (!flip)
        return {};
    Facts facts = flipFacts(judged, *flip);
    if (const seen::TlsSeen *tls = judged.tls(); tls && !tls->chain.isEmpty())
        facts.insert(u"issuer"_s, oneLine(tls->chain.last().issuer));
    return facts;
}

extern constinit const Check tlsTrustOwnUnsuitable{"tls.trust.own-unsuitable"_L1, Phase::Tls, Severity::Failure, judge,
                                                   "tls.chain. tls.certificate.self-signed"_L1};

}
