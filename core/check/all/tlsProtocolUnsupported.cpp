// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (alertMeaning(judged) == AlertMeaning::VersionUnknown)
        return handshakeFacts(judged);
    return handshakeEnded(judged, seen::TlsEnd::VersionMismatch);
}

extern constinit const Check tlsProtocolUnsupported{"tls.protocol.unsupported"_L1, Phase::Tls, Severity::Failure,
                                                    judge};

}
