// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = handshakeEnded(judged, seen::TlsEnd::TimedOut);
    if (facts)
        facts->insert(u"seconds"_s, wholeText(judged.connection.timeouts.connect / 1000.0));
    return facts;
}

extern constinit const Check tlsHandshakeTimeout{"tls.handshake.timeout"_L1, Phase::Tls, Severity::Failure, judge};

}
