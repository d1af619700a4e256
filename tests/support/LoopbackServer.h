// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackPorts.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace lentera {

//! One connection as a LoopbackServer's handler sees it. Every read ends when the client or the server goes away.
class LoopbackPeer {
public:
    explicit LoopbackPeer(int descriptor) : m_descriptor(descriptor) {}

    //! Reads until \a end has come and gives all up to and with it; what there is when the client closes before.
    QByteArray readUntil(const QByteArray &end)
    {
        qsizetype at = -1;
        while ((at = m_ahead.indexOf(end)) < 0 && receive())
            continue;
        return take(at < 0 ? m_ahead.size() : at + end.size());
    }
    //! Reads \a size bytes, fewer when the client closes before.
    QByteArray readBytes(qsizetype size)
    {
        while (m_ahead.size() < size && receive())
            continue;
        return take(std::min(size, m_ahead.size()));
    }
    //! What has come beyond what was read.
    QByteArray takeAhead() { return take(m_ahead.size()); }
    //! False when the client has gone.
    bool write(const QByteArray &bytes)
    {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const ssize_t now =
                ::send(m_descriptor, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (now <= 0)
                return false;
            sent += now;
        }
        return true;
    }
    //! Says nothing until the client or the server goes away.
    void waitForClose()
    {
        while (receive())
            m_ahead.clear();
    }
    //! Makes the close that follows a reset (RST).
    void reset()
    {
        const linger none{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    }
    int descriptor() const { return m_descriptor; }

private:
    bool receive()
    {
        char bytes[4096];
        const ssize_t size = ::recv(m_descriptor, bytes, sizeof bytes, 0);
        if (size > 0)
            m_ahead.append(bytes, size);
        return size > 0;
    }
    QByteArray take(qsizetype size)
    {
        const QByteArray taken = m_ahead.first(size);
        m_ahead.remove(0, size);
        return taken;
    }

    int m_descriptor;
    QByteArray m_ahead;
};

//! A TCP server on 127.0.0.1 whose handler runs for each connection on a thread of its own, written straight down;
//! the connection is closed when the handler returns. Ends everything when destroyed.
class LoopbackServer {
public:
    using Handler = std::function<void(LoopbackPeer &)>;

    explicit LoopbackServer(Handler handler) : m_handler(std::move(handler))
    {
        ::listen(m_listener, 64);
        m_acceptor = std::thread([this] { acceptAll(); });
    }
    ~LoopbackServer()
    {
        ::shutdown(m_listener, SHUT_RDWR); // wakes accept()
        m_acceptor.join();
        {
            const std::lock_guard lock(m_mutex);
            for (const Connection &connection : m_connections)
                ::shutdown(connection.socket, SHUT_RDWR);
        }
        for (Connection &connection : m_connections)
            connection.thread.join();
    }
    LoopbackServer(const LoopbackServer &) = delete;
    LoopbackServer &operator=(const LoopbackServer &) = delete;

    int port() const { return portOf(m_listener); }
    //! How many connections were accepted so far.
    int connections() const { return m_count; }

private:
    struct Connection {
        Descriptor socket;
        std::thread thread;
    };

    void acceptAll()
    {
        while (true) {
            Descriptor socket(::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC));
            if (socket < 0)
                return;
            ++m_count;
            const std::lock_guard lock(m_mutex);
            Connection &connection = m_connections.emplace_back();
            connection.socket = std::move(socket);
            connection.thread = std::thread([this, &connection] { serve(connection); });
        }
    }
    void serve(Connection &connection)
    {
        LoopbackPeer peer(connection.socket);
        m_handler(peer);
        const std::lock_guard lock(m_mutex);
        connection.socket = Descriptor();
    }

    Handler m_handler;
    Descriptor m_listener = boundToLoopback(SOCK_STREAM);
    std::atomic<int> m_count = 0;
    std::mutex m_mutex;
    std::list<Connection> m_connections;
    std::thread m_acceptor;
};

}
