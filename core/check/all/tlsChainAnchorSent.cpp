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
    const seen::CertificateSeen *root = sentOrder(tls->chain).root;
    if (!root)
        return {};
    Facts facts = chainFacts(judged);
    facts.insert(u"root"_s, oneLine(root->subject));
    return facts;
}

extern constinit const Check tlsChainAnchorSent{"tls.chain.anchor-sent"_L1, Phase::Tls, Severity::Info, judge};

}
