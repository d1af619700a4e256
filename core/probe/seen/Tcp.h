// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera::seen {
namespace tcpEnds {
Q_NAMESPACE

enum class TcpEnd { Connected, Refused, TimedOut, HostUnreachable, NetworkUnreachable, Denied, Failed, Stopped };
Q_ENUM_NS(TcpEnd)

}

using tcpEnds::TcpEnd;

struct TcpSeen {
    QString host;
    QString address;
    int port = 0;
    TcpEnd end = TcpEnd::Failed;
    QString detail;
    bool proxy = false;

    template <class V>
    void members(V &v)
    {
        v("host", host);
        v("address", address);
        v("port", port);
        v("end", end);
        v("detail", detail);
        v("proxy", proxy);
    }
};

}
