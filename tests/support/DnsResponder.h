// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackPorts.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <atomic>
#include <functional>
#include <thread>

namespace lentera {

//! A DNS server on 127.0.0.1 that says what a test wants, also what no honest server would. It denies names under
//! .invalid, as an honest one does, unless told otherwise.
class DnsResponder {
public:
    static constexpr int typeA = 1;
    static constexpr int typeCname = 5;
    static constexpr int typeAaaa = 28;

    //! Gets the question's type and the query; gives the whole answer, or nothing to stay silent.
    using Handler = std::function<QByteArray(int type, const QByteArray &query)>;

    enum class Impossible { Denied, Handled };

    //! Over TCP it answers only with \a tcp, on the same port; else it refuses there.
    explicit DnsResponder(Handler udp, Handler tcp = {}, Impossible impossible = Impossible::Denied)
        : m_udp(std::move(udp)), m_tcp(std::move(tcp)), m_impossible(impossible)
    {
        while (m_socket < 0 || m_listener < 0) { // without m_tcp, too: nobody else may answer there
            m_socket = boundToLoopback(SOCK_DGRAM);
            m_listener = boundToLoopback(SOCK_STREAM, portOf(m_socket));
        }
        m_thread = std::thread([this] { answerAll(); });
        if (m_tcp && ::listen(m_listener, 16) == 0) // before the destructor can want to wake accept()
            m_acceptor = std::thread([this] { acceptAll(); });
    }
    ~DnsResponder()
    {
        m_over = true;
        ::shutdown(m_socket, SHUT_RDWR); // wakes recvfrom()
        m_thread.join();
        if (!m_acceptor.joinable())
            return;
        ::shutdown(m_listener, SHUT_RDWR); // wakes accept()
        m_acceptor.join();
    }
    DnsResponder(const DnsResponder &) = delete;
    DnsResponder &operator=(const DnsResponder &) = delete;

    int port() const { return portOf(m_socket); }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(port()); }
    //! How many queries have come so far, those that an honest server denies left out.
    int queries() const { return m_queries; }

    //! The name that is asked for, in lower case, without the last dot.
    static QByteArray nameOf(const QByteArray &query)
    {
        QByteArrayList labels;
        for (qsizetype at = 12; at < query.size() && query.at(at) != 0; at += 1 + quint8(query.at(at)))
            labels << query.mid(at + 1, quint8(query.at(at)));
        return labels.join('.').toLower();
    }
    //! A name as it stands in a message.
    static QByteArray wireName(const QByteArray &name)
    {
        QByteArray wire;
        for (const QByteArray &label : name.split('.'))
            wire += char(label.size()) + label;
        return wire + '\0';
    }

    //! An answer to \a query without records, with the response code \a rcode (RFC 1035 section 4.1.1).
    static QByteArray empty(const QByteArray &query, int rcode)
    {
        QByteArray answer = query.first(questionEnd(query));
        answer[2] = char(0x81); // an answer, recursion desired
        answer[3] = char(0x80 | rcode);
        answer.replace(4, 8, QByteArray("\0\1\0\0\0\0\0\0", 8));
        return answer;
    }
    //! \a answer with one more record.
    static QByteArray with(QByteArray answer, const QByteArray &name, int type, const QByteArray &content, int ttl = 60)
    {
        answer[7] = char(answer.at(7) + 1);
        answer += wireName(name) + QByteArray("\0", 1) + char(type) + QByteArray("\0\1\0\0", 4);
        answer += QByteArray(1, char(ttl >> 8)) + char(ttl & 0xff);
        return answer + QByteArray(1, '\0') + char(content.size()) + content;
    }
    //! An answer with one record of \a type for the name that was asked.
    static QByteArray record(const QByteArray &query, int type, const QByteArray &content, int ttl = 60)
    {
        return with(empty(query, 0), nameOf(query), type, content, ttl);
    }
    //! \a answer marked as cut short.
    static QByteArray truncated(QByteArray answer)
    {
        answer[2] = char(answer.at(2) | 0x02);
        return answer;
    }

private:
    static qsizetype questionEnd(const QByteArray &query)
    {
        qsizetype at = 12;
        while (at < query.size() && query.at(at) != 0)
            at += 1 + quint8(query.at(at));
        return at + 5;
    }
    static int typeOf(const QByteArray &query) { return quint8(query.at(questionEnd(query) - 3)); }

    QByteArray answerTo(const QByteArray &query, const Handler &handler)
    {
        if (m_impossible == Impossible::Denied && nameOf(query).endsWith(".invalid"))
            return empty(query, 3);
        ++m_queries;
        return handler(typeOf(query), query);
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
            const QByteArray answer = answerTo(QByteArray(bytes, size), m_udp);
            if (!answer.isEmpty())
                ::sendto(m_socket, answer.constData(), size_t(answer.size()), 0,
                         reinterpret_cast<const sockaddr *>(&from), length);
        }
    }

    void acceptAll()
    {
        while (true) {
            const Descriptor client(::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC));
            if (client < 0)
                return;
            char bytes[1024];
            const ssize_t size = ::recv(client, bytes, sizeof bytes, 0); // a query comes in one piece
            if (size < 19)
                continue;
            const QByteArray answer = answerTo(QByteArray(bytes + 2, size - 2), m_tcp);
            const QByteArray whole = QByteArray(1, char(answer.size() >> 8)) + char(answer.size() & 0xff) + answer;
            ::send(client, whole.constData(), size_t(answer.isEmpty() ? 0 : whole.size()), MSG_NOSIGNAL);
        }
    }

    Handler m_udp;
    Handler m_tcp;
    Impossible m_impossible;
    Descriptor m_socket;
    Descriptor m_listener;
    std::atomic<int> m_queries = 0;
    std::atomic<bool> m_over = false;
    std::thread m_thread;
    std::thread m_acceptor;
};

}
