// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackPorts.h"

#include <QByteArray>
#include <QString>

#include <atomic>
#include <functional>
#include <thread>

namespace lentera {

//! A DNS server on 127.0.0.1 (UDP) that says what a test wants, also what no honest server would.
class DnsResponder {
public:
    static constexpr int typeA = 1;
    static constexpr int typeAaaa = 28;

    //! Gets the question's type and the query; gives the whole answer, or nothing to stay silent.
    using Handler = std::function<QByteArray(int type, const QByteArray &query)>;

    explicit DnsResponder(Handler handler) : m_handler(std::move(handler))
    {
        m_thread = std::thread([this] { answerAll(); });
    }
    ~DnsResponder()
    {
        m_over = true;
        ::shutdown(m_socket, SHUT_RDWR); // wakes recvfrom()
        m_thread.join();
    }
    DnsResponder(const DnsResponder &) = delete;
    DnsResponder &operator=(const DnsResponder &) = delete;

    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(portOf(m_socket)); }
    //! How many queries have come so far.
    int queries() const { return m_queries; }

    //! An answer to \a query without records, with the response code \a rcode (RFC 1035 section 4.1.1).
    static QByteArray empty(const QByteArray &query, int rcode)
    {
        QByteArray answer = query.first(questionEnd(query));
        answer[2] = char(0x81); // an answer, recursion desired
        answer[3] = char(0x80 | rcode);
        answer.replace(4, 8, QByteArray("\0\1\0\0\0\0\0\0", 8));
        return answer;
    }
    //! An answer with one record of \a type for the name that was asked.
    static QByteArray record(const QByteArray &query, int type, const QByteArray &content, int ttl = 60)
    {
        QByteArray answer = empty(query, 0);
        answer[7] = 1;
        answer += QByteArray("\xc0\x0c", 2) + QByteArray("\0", 1) + char(type) + QByteArray("\0\1\0\0", 4);
        answer += QByteArray(1, char(ttl >> 8)) + char(ttl & 0xff);
        return answer + QByteArray(1, '\0') + char(content.size()) + content;
    }

private:
    static qsizetype questionEnd(const QByteArray &query)
    {
        qsizetype at = 12;
        while (at < query.size() && query.at(at) != 0)
            at += 1 + quint8(query.at(at));
        return at + 5;
    }

    void answerAll()
    {
        char bytes[1024];
        sockaddr_in from{};
        while (!m_over) {
            socklen_t length = sizeof from;
            const ssize_t size =
                ::recvfrom(m_socket, bytes, sizeof bytes, 0, reinterpret_cast<sockaddr *>(&from), &length);
            if (size < 17)
                continue;
            ++m_queries;
            const QByteArray query(bytes, size);
            const QByteArray answer = m_handler(quint8(query.at(questionEnd(query) - 3)), query);
            if (!answer.isEmpty())
                ::sendto(m_socket, answer.constData(), size_t(answer.size()), 0,
                         reinterpret_cast<const sockaddr *>(&from), length);
        }
    }

    Handler m_handler;
    Descriptor m_socket = boundToLoopback(SOCK_DGRAM);
    std::atomic<int> m_queries = 0;
    std::atomic<bool> m_over = false;
    std::thread m_thread;
};

}
