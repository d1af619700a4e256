// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// A machine without IPv6 fails on every IPv6 address, and localhost often listens on one of its two: no fault of the
// system's.
static bool matters(const seen::TcpSeen &connect)
{
    const QHostAddress address(connect.address);
    const bool noIpv6Here =
        connect.end == seen::TcpEnd::NetworkUnreachable && address.protocol() == QAbstractSocket::IPv6Protocol;
    const bool localhost =
        address == QHostAddress(QHostAddress::LocalHost) || address == QHostAddress(QHostAddress::LocalHostIPv6);
    return !noIpv6Here && !localhost;
}

static std::optional<Facts> judge(const Case &judged)
{
    QStringList failing;
    QStringList working;
    for (const seen::TcpSeen *connect : judged.evidence.all<seen::TcpSeen>()) {
        if (connect->proxy || connect->end == seen::TcpEnd::Stopped)
            continue;
        if (connect->end == seen::TcpEnd::Connected)
            working << connect->address;
        else if (matters(*connect))
            failing << connect->address;
    }
    if (failing.isEmpty() || working.isEmpty())
        return {};
    return targetFactsWith(judged, {{u"failing"_s, failing.join(", "_L1)}, {u"working"_s, working.join(", "_L1)}});
}

extern constinit const Check tcpAddressPartlyFailing{"tcp.address.partly-failing"_L1, Phase::Tcp, Severity::Warning,
                                                     judge};

}
