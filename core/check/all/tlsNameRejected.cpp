// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::WithoutSni);
    if (!flip)
        return {};
    return flipFacts(judged, *flip);
}

extern constinit const Check tlsNameRejected{"tls.name.rejected"_L1, Phase::Tls, Severity::Failure, judge,
                                             "tls.handshake. tls.name.unrecognised tcp.connection.reset"_L1};

}
