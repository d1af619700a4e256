// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::Tls12);
    const bool newer = !flip;
    if (newer)
        flip = judged.flip(Variation::Tls13);
    if (!flip)
        return {};
    Facts facts = flipFacts(judged, *flip);
    facts.insert(u"version"_s, newer ? u"TLS 1.3"_s : u"TLS 1.2"_s);
    return facts;
}

extern constinit const Check tlsVersionIntolerant{"tls.version.intolerant"_L1, Phase::Tls, Severity::Failure, judge,
                                                  "tls.handshake. tls.protocol.unsupported tcp.connection.reset"_L1};

}
