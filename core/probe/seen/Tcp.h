// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera::seen {
namespace tcpEnds {
Q_NAMESPACE

enum class TcpEnd { Connected, Refused, TimedOut, HostUnreachable, NetworkUnreachable, Denied, Failed, Stopped };
Q_ENUM_NS(TcpEnd)

//! What came from a server to which nothing was said yet.
enum class Greeting {
    NotListened, //!< nobody waited for one
    None,        //!< it waits for the client, as HTTP and TLS do
    Spoke,
    Closed,
    Reset
};
Q_ENUM_NS(Greeting)

}

using tcpEnds::Greeting;
using tcpEnds::TcpEnd;

struct TcpSeen {
    QString host;
    QString address;
    int port = 0;
    TcpEnd end = TcpEnd::Failed;
    QString detail;
    bool proxy = false;
    int turn = -1;       //!< when a client of RFC 8305 (happy eyeballs) tries this address: 0 is first; -1 unknown
    bool chosen = false; //!< the address that such a client ends up with
    Greeting greeting = Greeting::NotListened;
    QByteArray firstBytes; //!< at most 64: the greeting, or the answer to what was said after none came
    QString said;          //!< what that was: `postgresql`, `redis`; empty when nothing was

    template <class V>
    void members(V &v)
    {
        v("host", host);
        v("address", address);
        v("port", port);
        v("end", end);
        v("detail", detail);
        v("proxy", proxy);
        v("turn", turn);
        v("chosen", chosen);
        v("greeting", greeting);
        v("firstBytes", firstBytes);
        v("said", said);
    }
};

}
