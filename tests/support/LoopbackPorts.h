// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>
#include <vector>

namespace lentera {

//! A socket descriptor that is closed with its holder.
class Descriptor {
public:
    explicit Descriptor(int descriptor = -1) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(Descriptor &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    operator int() const { return m_descriptor; }

private:
    int m_descriptor;
};

//! 127.0.0.1 at \a port, as bind() and connect() take it.
inline sockaddr_in loopbackAddress(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<unsigned short>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

//! A socket of \a type (SOCK_STREAM or SOCK_DGRAM) bound to 127.0.0.1 at \a port; 0 lets the system choose.
inline Descriptor boundToLoopback(int type, int port = 0)
{
    Descriptor bound(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
    const int reuse = type == SOCK_STREAM && port != 0; // as freePort() asks for
    ::setsockopt(bound, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
    const sockaddr_in address = loopbackAddress(port);
    if (::bind(bound, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return Descriptor();
    return bound;
}

//! The port that a socket is bound to.
inline int portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    return ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) == 0 ? ntohs(address.sin_port) : 0;
}

//! A port free for TCP and UDP, for a program that must be told one. It stays this process's: the socket behind it is
//! kept, and lets only who names the port bind it (with SO_REUSEADDR, as servers do).
inline int freePort()
{
    static std::vector<Descriptor> kept;
    while (true) {
        Descriptor tcp = boundToLoopback(SOCK_STREAM);
        const int port = portOf(tcp);
        const int reuse = 1;
        ::setsockopt(tcp, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
        const Descriptor udp = boundToLoopback(SOCK_DGRAM, port);
        if (udp < 0)
            continue;
        kept.push_back(std::move(tcp));
        return port;
    }
}

//! A TCP port that refuses: bound, so that nobody else gets it, and not listening.
class RefusedPort {
public:
    int port() const { return portOf(m_bound); }

private:
    Descriptor m_bound = boundToLoopback(SOCK_STREAM);
};

//! A UDP port that answers with "port unreachable": its owner hears one peer only, which never speaks.
class RefusedUdpPort {
public:
    RefusedUdpPort()
    {
        const sockaddr_in peer = loopbackAddress(portOf(m_silent));
        ::connect(m_bound, reinterpret_cast<const sockaddr *>(&peer), sizeof peer);
    }
    int port() const { return portOf(m_bound); }

private:
    Descriptor m_silent = boundToLoopback(SOCK_DGRAM);
    Descriptor m_bound = boundToLoopback(SOCK_DGRAM);
};

//! A TCP port whose SYNs are dropped, as behind a firewall: its queue of connections is full and nobody accepts.
class DroppedPort {
public:
    DroppedPort()
    {
        ::listen(m_listener, 0);
        const sockaddr_in address = loopbackAddress(port());
        for (int i = 0; i < 4; ++i) {
            Descriptor filler(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
            ::connect(filler, reinterpret_cast<const sockaddr *>(&address), sizeof address);
            m_fillers.push_back(std::move(filler));
        }
    }
    int port() const { return portOf(m_listener); }

private:
    Descriptor m_listener = boundToLoopback(SOCK_STREAM);
    std::vector<Descriptor> m_fillers;
};

}
