// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/LoopbackPorts.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

namespace lentera {

//! A real server program that runs for the time of a test.
class LoopbackProgram {
public:
    ~LoopbackProgram()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    //! Waits until the program has printed \a readyText and, with a \a port, accepts connections there (some print
    //! first and listen later). False, with output() telling why, when it is missing, ends, or is not ready in 20 s.
    bool start(const QString &name, const QStringList &arguments, const QByteArray &readyText, int port = 0)
    {
        QString program = QStandardPaths::findExecutable(name);
        if (program.isEmpty()) // not in an ordinary user's PATH
            program = QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")});
        if (program.isEmpty()) {
            m_output = "not installed: " + name.toUtf8();
            return false;
        }
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program, arguments);
        QElapsedTimer clock;
        clock.start();
        const auto ready = [&] {
            return m_output.contains(readyText) && (port == 0 || accepts(port));
        };
        bool isReady = ready();
        while (!isReady && clock.elapsed() < 20'000 && m_process.state() != QProcess::NotRunning) {
            m_process.waitForReadyRead(20);
            m_output += m_process.readAll();
            isReady = ready();
        }
        return isReady;
    }
    //! Gives the program \a bytes on its standard input.
    void write(const QByteArray &bytes)
    {
        m_process.write(bytes);
        m_process.waitForBytesWritten();
    }
    //! All that the program printed, as far as it was read.
    const QByteArray &output() const { return m_output; }

private:
    static bool accepts(int port)
    {
        const Descriptor client(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const sockaddr_in address = loopbackAddress(port);
        return ::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }

    QProcess m_process;
    QByteArray m_output;
};

}
