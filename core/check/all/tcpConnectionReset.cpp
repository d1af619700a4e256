// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::TlsSeen *tls = judged.tls();
    if (tls && tls->end == seen::TlsEnd::Reset && tls->chain.isEmpty())
        return handshakeFacts(judged);
    const seen::HttpSeen *broken = brokenRequest(judged);
    const bool silent = broken && broken->end == seen::HttpEnd::Reset && broken->status == 0 && broken->wireBytes == 0;
    // Through a proxy it is the proxy that did it. After a handshake the server has already spoken: then it is
    // http.connection.reset.
    if (!silent || broken->speaksTls || !broken->proxy.isEmpty() || (tls && tls->end == seen::TlsEnd::Established))
        return {};
    return answerFacts(judged, *broken);
}

extern constinit const Check tcpConnectionReset{"tcp.connection.reset"_L1, Phase::Tcp, Severity::Failure, judge};

}
