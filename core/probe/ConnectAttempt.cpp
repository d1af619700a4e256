// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAttempt.h"

#include "probe/SocketAddress.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::TcpEnd;

namespace {

struct NamedError {
    int number;
    QLatin1StringView name;
    TcpEnd end;
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

// Zero, EINPROGRESS, or why not.
int ConnectAttempt::connectNow()
{
    const SocketAddress to(m_address, m_port);
    m_socket = socket(to.storage.ss_family, SOCK_STREAM, 0);
    if (m_socket < 0)
        return errno;
    fcntl(m_socket, F_SETFD, FD_CLOEXEC);
    fcntl(m_socket, F_SETFL, O_NONBLOCK);
    return connect(m_socket, to.data(), to.length) == 0 ? 0 : errno;
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
