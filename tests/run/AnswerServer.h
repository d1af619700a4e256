// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TlsServer.h"

#include <mutex>

#include <poll.h>

namespace lentera {

//! One connection of an AnswerServer, plain or through TLS.
class Speaker {
public:
    explicit Speaker(LoopbackPeer &peer) : m_peer(&peer) {}
    explicit Speaker(SSL *ssl) : m_ssl(ssl) {}

    //! Up to the empty line; what there is when the client closes before.
    QByteArray readHead()
    {
        if (m_peer)
            return m_peer->readUntil("\r\n\r\n");
        QByteArray head;
        char byte = 0;
        while (!head.endsWith("\r\n\r\n") && SSL_read(m_ssl, &byte, 1) == 1)
            head += byte;
        return head;
    }
    //! False when the client has gone.
    bool write(const QByteArray &bytes)
    {
        if (m_peer)
            return m_peer->write(bytes);
        return bytes.isEmpty() || SSL_write(m_ssl, bytes.constData(), int(bytes.size())) > 0;
    }
    //! Says nothing until the client or the server goes away.
    void waitForClose()
    {
        char byte = 0;
        if (m_peer)
            return m_peer->waitForClose();
        while (SSL_read(m_ssl, &byte, 1) == 1)
            continue;
    }
    //! Says nothing for \a milliseconds. False when the client went away before.
    bool holdBack(int milliseconds)
    {
        pollfd gone{m_peer ? m_peer->descriptor() : SSL_get_fd(m_ssl), POLLRDHUP, 0};
        return ::poll(&gone, 1, milliseconds) == 0;
    }
    //! Closes its own half: the client sees the end, and may still speak.
    void endWriting() { ::shutdown(m_peer ? m_peer->descriptor() : SSL_get_fd(m_ssl), SHUT_WR); }
    //! Makes the close that follows a reset (RST).
    void reset()
    {
        const linger none{1, 0};
        ::setsockopt(m_peer ? m_peer->descriptor() : SSL_get_fd(m_ssl), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    }

private:
    LoopbackPeer *m_peer = nullptr;
    SSL *m_ssl = nullptr;
};

//! A server on 127.0.0.1 over http or https (as practice.test, localhost and the loopback addresses) that gets each
//! request's head and may say whatever it likes.
class AnswerServer {
public:
    using Talk = std::function<void(Speaker &, const QByteArray &head)>;

    AnswerServer(const QString &scheme, Talk talk) : m_scheme(scheme), m_talk(std::move(talk))
    {
        const auto speak = [this](Speaker speaker) {
            const QByteArray head = speaker.readHead();
            if (head.isEmpty()) // a probe of an earlier step
                return;
            {
                const std::lock_guard lock(m_mutex);
                m_requests << head;
            }
            m_talk(speaker, head);
        };
        if (scheme == u"https")
            m_tls = std::make_unique<TlsServer>(
                TlsServer::Settings{.chain = identity().pem(), .key = identity().keyPem(), .talk = [speak](SSL *ssl) {
                                        speak(Speaker(ssl));
                                    }});
        else
            m_plain = std::make_unique<LoopbackServer>([speak](LoopbackPeer &peer) { speak(Speaker(peer)); });
    }
    //! Answers each request with the next of \a answers, the last one again and again; `{PORT}` in it is its own port.
    AnswerServer(const QString &scheme, const QByteArrayList &answers)
        : AnswerServer(scheme, [this, answers, next = std::make_shared<std::atomic<qsizetype>>(0)](Speaker &speaker,
                                                                                                   const QByteArray &) {
              const qsizetype at = std::min((*next)++, answers.size() - 1);
              speaker.write(QByteArray(answers.at(at)).replace("{PORT}", QByteArray::number(port())));
          })
    {
    }

    int port() const { return m_tls ? m_tls->port() : m_plain->port(); }
    int connections() const { return m_tls ? m_tls->connections() : m_plain->connections(); }
    QString url(const QString &host = QStringLiteral("127.0.0.1"), const QString &path = {}) const
    {
        return QStringLiteral("%1://%2:%3%4").arg(m_scheme, host).arg(port()).arg(path);
    }
    QByteArrayList requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

    //! Self-signed: its own root.
    static const TestIdentity &identity()
    {
        static const TestIdentity own = TestAuthority::selfSigned(
            {.names = "DNS:practice.test,DNS:localhost,DNS:xn--bcher-kva.test,IP:127.0.0.1,IP:::1"});
        return own;
    }

private:
    QString m_scheme;
    Talk m_talk;
    mutable std::mutex m_mutex;
    QByteArrayList m_requests;
    std::unique_ptr<TlsServer> m_tls; // last: their threads use the others
    std::unique_ptr<LoopbackServer> m_plain;
};

//! A whole answer after which the connection closes.
inline QByteArray answer(const QByteArray &status, const QByteArray &headers = {}, const QByteArray &body = {})
{
    return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QByteArray json(const QByteArray &body, const QByteArray &status = "200 OK", const QByteArray &headers = {})
{
    return answer(status, "Content-Type: application/json\r\n" + headers, body);
}

inline QByteArray html(const QByteArray &body, const QByteArray &status = "200 OK")
{
    return answer(status, "Content-Type: text/html; charset=utf-8\r\n", body);
}

}
