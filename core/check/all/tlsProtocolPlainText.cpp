// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"
#include "check/FirstBytes.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = handshakeEnded(judged, seen::TlsEnd::PlainText);
    if (!facts)
        return {};
    const QByteArray bytes = judged.tls()->firstBytes;
    facts->insert(u"firstBytes"_s, printable(bytes));
    const QString protocol = protocolOf(bytes);
    facts->insert(u"protocol"_s, protocol.isEmpty() ? u"?"_s : protocol);
    return facts;
}

extern constinit const Check tlsProtocolPlainText{"tls.protocol.plain-text"_L1, Phase::Tls, Severity::Failure, judge};

}
