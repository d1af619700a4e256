// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/McpCommand.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace lentera {

//! Stands in the command line of every server of this process, and of all that it starts.
inline QString serverMark()
{
    return QStringLiteral("mcp-server-of-%1.").arg(QCoreApplication::applicationPid());
}

//! The server of tests/mcp/server.py, misbehaving as \a mode says, with little patience.
inline McpCommand misbehaving(const QString &mode)
{
    // First where a distribution has it: what else is called so may be a script that looks for one.
    QString python = QStandardPaths::findExecutable(QStringLiteral("python3"), {QStringLiteral("/usr/bin")});
    if (python.isEmpty())
        python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    McpCommand command;
    command.program = python;
    command.arguments = QStringList{QStringLiteral(SOURCE_DIR "/tests/mcp/server.py"), mode, serverMark()};
    command.environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    command.environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    command.patience.total = std::chrono::seconds(30);
    command.patience.discover = std::chrono::seconds(1);
    command.patience.close = std::chrono::milliseconds(300);
    command.patience.terminate = std::chrono::milliseconds(300);
    return command;
}

//! The processes that misbehaving() servers of this process are, or have left, by id.
inline QStringList serversAlive()
{
    QStringList found;
    for (const QString &id : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[1-9]*")}, QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(id));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(serverMark().toUtf8()))
            found << id;
    }
    return found;
}

inline qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

}
