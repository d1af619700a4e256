// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackServer.h"

#include <poll.h>

namespace lentera {

//! A proxy that understands CONNECT and SOCKS5 and leads every connection to one loopback port, whatever was asked for.
class Relay {
public:
    explicit Relay(int targetPort) : m_targetPort(targetPort), m_server([this](LoopbackPeer &peer) { serve(peer); }) {}

    int port() const { return m_server.port(); }
    //! What the last client said before it was connected.
    QByteArray asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

    //! A connection to the loopback port; sends fail when nobody listens there.
    static Descriptor connectedTo(int port)
    {
        Descriptor target(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const sockaddr_in address = loopbackAddress(port);
        ::connect(target, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        return target;
    }
    //! Sends \a ahead to the loopback port and then carries both ways until one end closes.
    static void carryTo(int targetPort, LoopbackPeer &peer, const QByteArray &ahead)
    {
        const Descriptor target = connectedTo(targetPort);
        if (::send(target, ahead.constData(), size_t(ahead.size()), MSG_NOSIGNAL) == ahead.size())
            carry(peer.descriptor(), target);
    }
    //! Carries both ways until one end closes.
    static void carry(int one, int other)
    {
        pollfd ends[] = {{one, POLLIN, 0}, {other, POLLIN, 0}};
        char bytes[16384];
        while (::poll(ends, 2, -1) > 0)
            for (int i = 0; i < 2; ++i) {
                if (ends[i].revents == 0)
                    continue;
                const ssize_t size = ::recv(ends[i].fd, bytes, sizeof bytes, 0);
                if (size <= 0 || ::send(ends[1 - i].fd, bytes, size_t(size), MSG_NOSIGNAL) != size) {
                    ::shutdown(one, SHUT_RDWR);
                    return;
                }
            }
    }

private:
    void serve(LoopbackPeer &peer)
    {
        const QByteArray first = peer.readBytes(1);
        const bool socks = first == "\x05";
        const QByteArray asked = first + (socks ? socksRequest(peer) : peer.readUntil("\r\n\r\n"));
        {
            const std::lock_guard lock(m_mutex);
            m_asked = asked;
        }
        const Descriptor target(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const sockaddr_in address = loopbackAddress(m_targetPort);
        if (::connect(target, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            return;
        peer.write(socks ? QByteArray::fromHex("05000001000000000000") : "HTTP/1.1 200 Connected\r\n\r\n");
        carry(peer.descriptor(), target);
    }
    static QByteArray socksRequest(LoopbackPeer &peer)
    {
        peer.readBytes(peer.readBytes(1).at(0));
        peer.write(QByteArray::fromHex("0500"));
        peer.readBytes(4);
        const QByteArray name = peer.readBytes(peer.readBytes(1).at(0));
        peer.readBytes(2);
        return name;
    }

    int m_targetPort;
    mutable std::mutex m_mutex;
    QByteArray m_asked;
    LoopbackServer m_server; // last: its threads use the others
};

}
