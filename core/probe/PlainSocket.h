// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"

#include <QByteArray>
#include <QHostAddress>

namespace lentera {

//! A connected socket that blocks its thread no longer than the waits it is given, and 100 ms after a stop at most.
class PlainSocket {
public:
    enum class Kind { Datagram, Stream };

    //! Connects; error() tells whether that worked.
    PlainSocket(const QHostAddress &address, int port, Kind kind, const Wait &wait);
    ~PlainSocket();
    PlainSocket(const PlainSocket &) = delete;
    PlainSocket &operator=(const PlainSocket &) = delete;

    //! The system's error number (errno) of what failed last; 0 when nothing did.
    int error() const { return m_error; }
    //! Whether the other side has ended the stream.
    bool closed() const { return m_closed; }

    //! Sends \a bytes, which must be few; false when that failed.
    bool send(const QByteArray &bytes);
    //! What has come, at most \a most bytes of it or one datagram. Empty after an error, an end of the stream, or the
    //! end of \a wait.
    QByteArray receive(qsizetype most, const Wait &wait);

private:
    bool ready(short events, const Wait &wait);

    int m_socket = -1;
    int m_error = 0;
    bool m_closed = false;
};

}
