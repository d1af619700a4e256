// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace lentera {

//! What a connect that failed with this system error number (errno) means, with its name.
struct ConnectFailure {
    seen::TcpEnd end;
    QString name;
};
ConnectFailure connectFailure(int systemError);

//! One connect that blocks nobody. Our own socket, because QTcpSocket hides the system's error number, which alone
//! tells a missing route from a filter and from silence.
class ConnectAttempt {
public:
    ConnectAttempt(const QHostAddress &address, int port) : m_address(address), m_port(port) {}
    ~ConnectAttempt() { close(); }
    ConnectAttempt(const ConnectAttempt &) = delete;
    ConnectAttempt &operator=(const ConnectAttempt &) = delete;

    //! \a ended is called once in this thread when the end is known, maybe at once.
    void start(std::function<void()> ended);
    //! Ends it from outside, with nothing known of the address.
    void giveUp(seen::TcpEnd end);

    bool isOver() const { return m_over; }
    const QHostAddress &address() const { return m_address; }
    seen::TcpEnd end() const { return m_end; }
    const QString &detail() const { return m_detail; }
    double durationMs() const { return m_durationMs; }

private:
    int connectNow();
    void finish(int systemError);
    void close();

    QHostAddress m_address;
    int m_port;
    int m_socket = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::function<void()> m_ended;
    QElapsedTimer m_clock;
    bool m_over = false;
    seen::TcpEnd m_end = seen::TcpEnd::Failed;
    QString m_detail;
    double m_durationMs = 0;
};

}
