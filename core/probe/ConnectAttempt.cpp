// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAttempt.h"

#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::TcpEnd;

namespace {

struct NamedError {
    int number;
    QLatin1StringView name;
    TcpEnd end;
};

// A socket address of either family, as connect() takes it.
struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;
};

}

static constexpr std::array errors{
    NamedError{ECONNREFUSED, "ECONNREFUSED"_L1, TcpEnd::Refused},
    NamedError{ETIMEDOUT, "ETIMEDOUT"_L1, TcpEnd::TimedOut},
    NamedError{EHOSTUNREACH, "EHOSTUNREACH"_L1, TcpEnd::HostUnreachable},
    NamedError{EHOSTDOWN, "EHOSTDOWN"_L1, TcpEnd::HostUnreachable},
    NamedError{ENETUNREACH, "ENETUNREACH"_L1, TcpEnd::NetworkUnreachable},
    NamedError{ENETDOWN, "ENETDOWN"_L1, TcpEnd::NetworkUnreachable},
    // No address of this family here, as with IPv6 switched off.
    NamedError{EADDRNOTAVAIL, "EADDRNOTAVAIL"_L1, TcpEnd::NetworkUnreachable},
    NamedError{EAFNOSUPPORT, "EAFNOSUPPORT"_L1, TcpEnd::NetworkUnreachable},
    NamedError{EACCES, "EACCES"_L1, TcpEnd::Denied},
    NamedError{EPERM, "EPERM"_L1, TcpEnd::Denied},
    // A reset that answers the SYN is ECONNREFUSED: this one came after the connection was there.
    NamedError{ECONNRESET, "ECONNRESET"_L1, TcpEnd::Connected},
    NamedError{EMFILE, "EMFILE"_L1, TcpEnd::Failed},
    NamedError{EINVAL, "EINVAL"_L1, TcpEnd::Failed},
};

ConnectFailure connectFailure(int systemError)
{
    const auto known =
        std::find_if(errors.begin(), errors.end(), [&](const NamedError &each) { return each.number == systemError; });
    if (known == errors.end())
        return {TcpEnd::Failed, u"errno %1"_s.arg(systemError)};
    return {known->end, known->name};
}

static quint32 scopeOf(const QHostAddress &address)
{
    const QByteArray scope = address.scopeId().toLatin1();
    bool number = false;
    const uint index = scope.toUInt(&number);
    return number || scope.isEmpty() ? index : if_nametoindex(scope.constData());
}

static SocketAddress socketAddress(const QHostAddress &address, int port)
{
    SocketAddress result;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        four.sin_port = htons(quint16(port));
        four.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&result.storage, &four, sizeof four);
        result.length = sizeof four;
    } else {
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(quint16(port));
        six.sin6_scope_id = scopeOf(address);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&six.sin6_addr, &bytes, sizeof bytes);
        std::memcpy(&result.storage, &six, sizeof six);
        result.length = sizeof six;
    }
    return result;
}

// Zero, EINPROGRESS, or why not.
int ConnectAttempt::connectNow()
{
    const SocketAddress to = socketAddress(m_address, m_port);
    m_socket = socket(to.storage.ss_family, SOCK_STREAM, 0);
    if (m_socket < 0)
        return errno;
    fcntl(m_socket, F_SETFD, FD_CLOEXEC);
    fcntl(m_socket, F_SETFL, O_NONBLOCK);
    return connect(m_socket, reinterpret_cast<const sockaddr *>(&to.storage), to.length) == 0 ? 0 : errno;
}

void ConnectAttempt::start(std::function<void()> ended)
{
    m_ended = std::move(ended);
    m_clock.start();
    if (m_port <= 0 || m_port > 65535)
        return finish(EINVAL);
    const int result = connectNow();
    if (result != EINPROGRESS)
        return finish(result);
    m_notifier = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Write);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
        int error = 0;
        socklen_t length = sizeof error;
        finish(getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &error, &length) == 0 ? error : errno);
    });
}

void ConnectAttempt::finish(int systemError)
{
    m_durationMs = double(m_clock.nsecsElapsed()) / 1e6;
    m_over = true;
    m_end = TcpEnd::Connected;
    if (systemError != 0) {
        const ConnectFailure failure = connectFailure(systemError);
        m_end = failure.end;
        m_detail = failure.name;
    }
    close();
    m_ended();
}

void ConnectAttempt::giveUp(TcpEnd end)
{
    m_durationMs = double(m_clock.nsecsElapsed()) / 1e6;
    m_over = true;
    m_end = end;
    if (end == TcpEnd::TimedOut)
        m_detail = u"timed out"_s;
    close();
}

// The notifier is only switched off: it may be the sender of the signal that brought us here.
void ConnectAttempt::close()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

}
