// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Route.h"

#include <QSslSocket>

#include <functional>

namespace lentera {

//! A conversation with a proxy: sends bytes and waits for answers, with the connection's time-outs and a size limit.
class ProxyLine {
public:
    enum class Got {
        Enough,
        Closed, //!< ended by the proxy, in order or by a reset
        TimedOut,
        Flooded, //!< more than the limit without making sense
        Failed,
        Stopped
    };
    static constexpr qsizetype limit = 64 * 1024;

    ProxyLine(const Plan &plan, Wait &wait);

    //! Connects, and for https makes TLS, verified against the proxy's name.
    Got open(const ProxyEndpoint &proxy, const QHostAddress &address);
    void send(const QByteArray &bytes);
    //! Reads until \a enough is content with all that was received and not yet taken.
    Got read(const std::function<bool(const QByteArray &)> &enough);
    //! Reads at least \a size bytes.
    Got readBytes(qsizetype size);
    const QByteArray &received() const { return m_received; }
    //! Removes \a size bytes from the beginning of what was received.
    QByteArray take(qsizetype size);
    //! The socket's own word for what went wrong.
    QString error() const { return m_error; }

private:
    Got encrypt(const QString &name);
    Got ended(Woken woken);

    const Plan &m_plan;
    Wait &m_wait;
    QSslSocket m_socket;
    QByteArray m_received;
    QString m_error;
};

//! What an end of the conversation means where an answer was due.
seen::ProxyEnd proxyEnd(ProxyLine::Got got);

//! Asks an HTTP proxy for a tunnel to \a target (CONNECT, RFC 9110 section 9.3.6).
void askHttpProxy(ProxyLine &line, const Plan &plan, const Hop &target, seen::ProxySeen &seen);
//! Asks a SOCKS5 proxy for a connection to \a target (RFC 1928, RFC 1929), by name or by \a resolved address.
void askSocksProxy(ProxyLine &line, const Plan &plan, const Hop &target, const QHostAddress &resolved,
                   seen::ProxySeen &seen);

//! What \a first, the first bytes of an answer, are of: `http`, `https` (TLS), `socks5`, `ssh`; empty for all else.
QString schemeSpokenBy(const QByteArray &first);
//! What listens at \a address when it did not answer as a proxy of its kind should: `http`, `https` (TLS), `socks5` or
//! `ssh`, told by what it said or found out by greeting it so; empty when it answered well, or is none of these.
QString proxySpeaks(const Plan &plan, const ProxyEndpoint &proxy, const QHostAddress &address,
                    const seen::ProxySeen &seen, Wait &wait);

}
