// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

namespace lentera {

//! A real server program that runs for the time of a test. start() waits for the words that it prints when it is ready.
class LoopbackProgram {
public:
    ~LoopbackProgram()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    //! False, with output() telling why, when the program is missing, ends, or is not ready in 20 s.
    bool start(const QString &name, const QStringList &arguments, const QByteArray &readyText)
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
        while (!m_output.contains(readyText) && clock.elapsed() < 20'000 && m_process.state() != QProcess::NotRunning) {
            m_process.waitForReadyRead(1000);
            m_output += m_process.readAll();
        }
        return m_output.contains(readyText);
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
    QProcess m_process;
    QByteArray m_output;
};

}
