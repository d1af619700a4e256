// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/PlainSocket.h"

#include "probe/SocketAddress.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

using namespace std::chrono_literals;

namespace lentera {

static constexpr auto slice = 100ms; // how often a stop is looked for

PlainSocket::PlainSocket(const QHostAddress &address, int port, Kind kind, const Wait &wait)
{
    const SocketAddress to(address, port);
    const int type = kind == Kind::Datagram ? SOCK_DGRAM : SOCK_STREAM;
    m_socket = ::socket(to.storage.ss_family, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (m_socket >= 0 && ::connect(m_socket, to.data(), to.length) == 0)
        return;
    m_error = errno;
    if (m_error != EINPROGRESS)
        return;
    m_error = ETIMEDOUT;
    socklen_t length = sizeof m_error;
    if (ready(POLLOUT, wait))
        ::getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &m_error, &length);
}

PlainSocket::~PlainSocket()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool PlainSocket::ready(short events, const Wait &wait)
{
    pollfd polled{m_socket, events, 0};
    while (!wait.over())
        if (::poll(&polled, 1, int(std::clamp(wait.remaining(), 1ms, std::chrono::milliseconds(slice)).count())) > 0)
            return true;
    return false;
}

bool PlainSocket::send(const QByteArray &bytes)
{
    m_error = ::send(m_socket, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size() ? 0 : errno;
    return m_error == 0;
}

QByteArray PlainSocket::receive(qsizetype most, const Wait &wait)
{
    if (!ready(POLLIN, wait))
        return {};
    QByteArray bytes(most, Qt::Uninitialized);
    const ssize_t size = ::recv(m_socket, bytes.data(), size_t(most), 0);
    m_error = size < 0 ? errno : 0;
    m_closed = size == 0;
    bytes.truncate(std::max<ssize_t>(size, 0));
    return bytes;
}

}
