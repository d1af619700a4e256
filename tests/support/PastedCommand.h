// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

#include <unistd.h>

namespace lentera {

//! What a colleague's shell printed for a command that was pasted into it.
struct Pasted {
    QByteArray output; //!< both streams
    int status = 0;
    bool ended = true; //!< false when it was still waiting when patience ended
};

//! A shell as a colleague has it: a home of its own and the variables that stand for secrets, and nothing else.
class PastedCommand {
public:
    PastedCommand()
    {
        m_environment.insert(QStringLiteral("PATH"), QStringLiteral(BIN_DIR ":/usr/bin:/bin:/usr/sbin:/sbin"));
        m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        m_environment.insert(QStringLiteral("HOME"), m_home.path());
        m_environment.insert(QStringLiteral("LENTERA_HOME"), m_home.path());
    }

    //! Runs \a command to its end, or for \a patienceMs.
    Pasted run(const QString &command, int patienceMs) const
    {
        QProcess shell;
        shell.setProcessEnvironment(m_environment);
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.setStandardInputFile(QProcess::nullDevice());
        shell.setChildProcessModifier([] { ::setpgid(0, 0); }); // so that all of a pipe can be ended
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command});
        Pasted pasted;
        pasted.ended = shell.waitForFinished(patienceMs);
        if (!pasted.ended) {
            ::kill(-pid_t(shell.processId()), SIGKILL);
            shell.waitForFinished();
        }
        pasted.output = shell.readAll();
        pasted.status = shell.exitStatus() == QProcess::NormalExit ? shell.exitCode() : -1;
        return pasted;
    }
    //! A file of this shell's home.
    QString fileWith(const QString &name, const QByteArray &content) const
    {
        QFile file(m_home.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    void set(const QString &variable, const QString &value) { m_environment.insert(variable, value); }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

}
