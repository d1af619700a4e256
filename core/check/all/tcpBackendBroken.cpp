// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

static QString usedAddress(const Case &judged)
{
    if (const auto *answer = judged.evidence.last<seen::HttpSeen>(); answer && !answer->remoteAddress.isEmpty())
        return answer->remoteAddress;
    const seen::TlsSeen *tls = judged.tls();
    return tls ? tls->address : QString();
}

static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::OtherAddress);
    if (!flip)
        return {};
    Facts facts = flipFacts(judged, *flip);
    facts.insert(u"working"_s, flip->value);
    facts.insert(u"failing"_s, usedAddress(judged));
    return facts;
}

extern constinit const Check tcpBackendBroken{"tcp.backend.broken"_L1, Phase::Tcp, Severity::Failure, judge,
                                              "tcp.connection. tcp.protocol.other"_L1};

}
