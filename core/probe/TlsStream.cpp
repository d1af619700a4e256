// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/TlsStream.h"

namespace lentera {

static constexpr qsizetype mostFirstBytes = 64;

TlsStream::TlsStream(SSL *ssl, Tunnel &tunnel) : m_ssl(ssl), m_tunnel(tunnel)
{
    Q_CHECK_PTR(ssl);
    SSL_set_bio(ssl, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    BIO_set_mem_eof_return(SSL_get_rbio(ssl), -1); // empty means "not yet", not "closed"
    SSL_set_connect_state(ssl);
}

Tunnel::End TlsStream::flush(Wait &wait)
{
    BIO *outgoing = SSL_get_wbio(m_ssl);
    const QByteArray bytes = openssl::content(outgoing);
    BIO_reset(outgoing);
    return m_tunnel.write(bytes, wait);
}

Tunnel::End TlsStream::receive(Wait &wait)
{
    QByteArray bytes;
    const Tunnel::End end = m_tunnel.read(bytes, wait);
    if (m_firstBytes.size() < mostFirstBytes)
        m_firstBytes += bytes.left(mostFirstBytes - m_firstBytes.size());
    BIO_write(SSL_get_rbio(m_ssl), bytes.constData(), int(bytes.size()));
    return end;
}

Tunnel::End TlsStream::handshake(Wait &wait)
{
    for (;;) {
        ERR_clear_error();
        const int result = SSL_do_handshake(m_ssl);
        const int error = SSL_get_error(m_ssl, result);
        m_reason = result == 1 ? QString() : openssl::takeReason();
        const Tunnel::End sent = flush(wait);
        if (result == 1)
            return Tunnel::End::Open;
        if (error != SSL_ERROR_WANT_READ)
            return Tunnel::End::Failed;
        // A refusal may wait in the receive queue although sending fails: read it first.
        const Tunnel::End received = receive(wait);
        if (received != Tunnel::End::Open)
            return sent == Tunnel::End::Open ? received : sent;
    }
}

void TlsStream::sayGoodbye(const Wait &wait)
{
    SSL_shutdown(m_ssl);
    Wait brief = wait.within(std::chrono::milliseconds(0));
    flush(brief);
    ERR_clear_error();
}

}
