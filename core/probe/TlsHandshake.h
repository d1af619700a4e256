// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"
#include "probe/TlsStream.h"

namespace lentera {

//! One handshake over a tunnel that goes on despite verification problems and notes all that it sees.
class TlsHandshake {
public:
    //! \a host is asked for (SNI, unless it is an address) and verified. The references must outlive this object.
    TlsHandshake(SSL_CTX *context, const QString &host, Tunnel &tunnel, seen::TlsSeen &seen);

    //! Asks for no name in the ClientHello; the certificate is verified all the same.
    void leaveOutServerName();
    //! Answers whether the server said anything.
    bool run(Wait &wait);

private:
    void askFor(const QString &host);
    void listenForRefusal(const Wait &wait);
    void noteEnd(Tunnel::End end);
    void noteFailure();
    void notePeer();

    static int collectProblem(int good, X509_STORE_CTX *verification);
    static int noteRequest(SSL *ssl, void *self);
    static void noteState(const SSL *ssl, int where, int value);
    static void noteMessage(int sent, int version, int type, const void *message, size_t length, SSL *ssl, void *self);

    openssl::Session m_ssl;
    Tunnel &m_tunnel;
    TlsStream m_stream;
    seen::TlsSeen &m_seen;
    bool m_established = false;
    bool m_ticketCame = false;
    int m_offeredVersion = 0; // of the ServerHello
};

}
