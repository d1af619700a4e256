// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (!tls || tls->end != seen::TlsEnd::Established)
        return {};
    const bool old = tls->protocol == "SSLv3"_L1 || tls->protocol == "TLSv1"_L1 || tls->protocol == "TLSv1.1"_L1;
    return old ? std::optional(handshakeFacts(judged)) : std::nullopt;
}

extern constinit const Check tlsProtocolOld{"tls.protocol.old"_L1, Phase::Tls, Severity::Warning, judge};

}
