// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/AnswerServer.h"

namespace lentera {

//! A server that means harm: what it does with a connection, and how it is asked.
struct HostileServer {
    enum class Asked {
        Plainly,   //!< http; the request's head has been read
        Bare,      //!< http; nothing has been read
        BareTls,   //!< https; nothing of the ClientHello has been read
        OverTls,   //!< https, HTTP/1.1; the head has been read
        OverHttp2, //!< https, HTTP/2; nothing of the frames has been read
    };

    const char *name; //!< what it sends or does
    Asked asked = Asked::Plainly;
    std::function<void(Speaker &)> talk;
};

//! Servers that send too much, too little, too slowly, or what no standard allows.
QList<HostileServer> hostileServers();

//! HTTP/2 frames (RFC 9113, section 4.1).
QByteArray http2Frame(uchar type, uchar flags, quint32 stream, const QByteArray &payload);

}
