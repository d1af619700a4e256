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
    if (chainFault(judged) != ChainFault::None)
        return {}; // while a link is missing nobody can say what belongs to the chain
    const QStringList extra = sentOrder(tls->chain).extra;
    if (extra.isEmpty())
        return {};
    Facts facts = chainFacts(judged);
    facts.insert(u"extra"_s, oneLine(extra.join("; "_L1)));
    return facts;
}

extern constinit const Check tlsChainExtra{"tls.chain.extra"_L1, Phase::Tls, Severity::Info, judge};

}
