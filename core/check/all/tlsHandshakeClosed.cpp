// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (tls && tls->end == seen::TlsEnd::Reset && !tls->chain.isEmpty())
        return handshakeFacts(judged);
    return handshakeEnded(judged, seen::TlsEnd::Closed);
}

extern constinit const Check tlsHandshakeClosed{"tls.handshake.closed"_L1, Phase::Tls, Severity::Failure, judge};

}
