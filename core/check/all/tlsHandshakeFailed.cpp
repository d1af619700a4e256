// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsConfig.h"
#include "check/FactsHop.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::TlsEnd;

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (!tls)
        return {};
    const bool failed = tls->end == TlsEnd::Failed || (tls->end == TlsEnd::ConnectFailed && !wayFailed(judged)) ||
                        (tls->end == TlsEnd::LocalFailure && localPart(*tls) == LocalPart::Other);
    return failed ? std::optional(handshakeFacts(judged)) : std::nullopt;
}

extern constinit const Check tlsHandshakeFailed{"tls.handshake.failed"_L1, Phase::Tls, Severity::Failure, judge};

}
