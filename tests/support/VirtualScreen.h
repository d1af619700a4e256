// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>

namespace lentera {

//! An X server of its own, without a window manager; ends with the object, and with the test program.
class VirtualScreen {
public:
    VirtualScreen()
    {
        using namespace Qt::StringLiterals;
        m_server.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1366x900x24"_s, u"-nolisten"_s,
                                   u"tcp"_s, u"-noreset"_s});
        if (m_server.waitForReadyRead(20'000))
            m_display = u":%1"_s.arg(QString::fromLatin1(m_server.readLine().trimmed()));
    }
    ~VirtualScreen()
    {
        m_server.terminate(); // it then removes its lock and socket
        if (!m_server.waitForFinished(5000))
            m_server.kill();
        m_server.waitForFinished();
    }
    VirtualScreen(const VirtualScreen &) = delete;
    VirtualScreen &operator=(const VirtualScreen &) = delete;

    //! Empty when there is no X server.
    const QString &display() const { return m_display; }

private:
    QProcess m_server;
    QString m_display;
};

}
