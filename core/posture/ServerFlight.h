// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

namespace lentera {

//! What a server said to a ClientHello before anything was encrypted.
struct ServerFlight {
    seen::Answer answer = seen::Answer::Failed;
    int alert = -1; //!< the fatal alert's number
    int version = 0;
    int suite = -1;
    int group = -1;     //!< the key's named group; -1 when there is none
    int dhBits = 0;     //!< size of a finite-field key
    int signature = -1; //!< scheme with which the key is signed, TLS 1.2
    bool compressed = false;
    bool secureRenegotiation = false;
    bool extendedMasterSecret = false;
};

//! Reads a server's first flight as it comes in: up to ServerHelloDone, in TLS 1.3 up to the ServerHello (what follows
//! is encrypted). Takes any bytes; keeps at most 128 KiB.
class FlightReader {
public:
    //! True when the flight is over: nothing more is needed.
    bool take(const QByteArray &bytes);
    //! What was understood so far.
    const ServerFlight &flight() const { return m_flight; }

private:
    bool takeRecord(int type, const QByteArray &content);
    bool takeMessage(int type, const QByteArray &body);
    bool takeServerHello(const QByteArray &body);
    void takeExtension(int number, const QByteArray &content);
    void takeKeyExchange(const QByteArray &body);

    QByteArray m_bytes;    // of records that are not complete
    QByteArray m_messages; // of handshake messages that are not complete
    qsizetype m_total = 0;
    ServerFlight m_flight;
};

}
