// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/Line.h"
#include "probe/openssl.h"

namespace lentera {

namespace openssl {
using SessionTicket = std::unique_ptr<SSL_SESSION, Release<SSL_SESSION_free>>;
}

//! How one whole handshake shall be made.
struct HandshakeOrder {
    QByteArray serverName; //!< A-labels; empty for none
    int oldest = 0;        //!< protocol version; 0 for any
    int newest = 0;
    QByteArray signatures;           //!< as SSL_set1_sigalgs_list reads them; empty for all
    QList<QByteArray> alpn;          //!< offered protocols
    bool tickets = true;             //!< false: a TLS 1.2 session can only be kept by its id
    SSL_SESSION *resuming = nullptr; //!< a session to resume
    bool keepingSession = false;     //!< wait for the server's session (TLS 1.3 sends it afterwards)
};

//! What a whole handshake showed.
struct HandshakeMade {
    seen::Answer answer = seen::Answer::NotAsked;
    QString detail;       //!< the alert's name, or OpenSSL's words
    openssl::Session ssl; //!< null when there was no connection
    openssl::SessionTicket session;
    int version = 0;
    bool resumed = false;
    bool certificateAsked = false;
    QList<seen::VerifyProblem> problems;

    X509 *certificate() const { return ssl ? SSL_get0_peer_certificate(ssl.get()) : nullptr; }
};

//! Makes whole handshakes with one address, all on one trust: with every version and suite that OpenSSL has, verifying
//! but going on despite problems. Thread-safe.
class Acquaintance {
public:
    //! Verifies \a host (a name or an address) as the plan's connection trusts. Errors: as applyTrust().
    static Result<std::unique_ptr<Acquaintance>> with(Line &line, const QString &host);

    HandshakeMade shake(const QHostAddress &address, const HandshakeOrder &order) const;
    const Plan &plan() const { return m_line.plan(); }
    X509_STORE *store() const { return SSL_CTX_get_cert_store(m_context.get()); }

private:
    Acquaintance(Line &line, const QString &host);
    openssl::Session session(const HandshakeOrder &order) const;
    void talk(Tunnel &tunnel, Wait &wait, const HandshakeOrder &order, HandshakeMade &made) const;

    Line &m_line;
    QString m_host;
    openssl::Context m_context;
};

//! A-labels of a host without the final dot; empty for an address, which no ClientHello names.
QByteArray nameForHello(const QString &host);
//! SHA-256 of the certificate's DER in hexadecimal digits; empty for none.
QString digestOf(const X509 *certificate);

}
