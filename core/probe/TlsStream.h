// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Tunnel.h"
#include "probe/openssl.h"

namespace lentera {

//! Carries one OpenSSL client session over a tunnel, in straight-line code. Both must outlive it.
class TlsStream {
public:
    TlsStream(SSL *ssl, Tunnel &tunnel);

    //! Open when the handshake finished, Failed when OpenSSL gave up (reason() has its words); else how the tunnel
    //! ended.
    Tunnel::End handshake(Wait &wait);
    //! Waits for bytes and hands them to the session.
    Tunnel::End receive(Wait &wait);
    //! Sends what the session has written.
    Tunnel::End flush(Wait &wait);
    //! A good-bye, so that the server's log shows no broken connection; nobody waits for it.
    void sayGoodbye(const Wait &wait);

    const QString &reason() const { return m_reason; }
    //! The first 64 bytes that came.
    const QByteArray &firstBytes() const { return m_firstBytes; }

private:
    SSL *m_ssl;
    Tunnel &m_tunnel;
    QString m_reason;
    QByteArray m_firstBytes;
};

}
