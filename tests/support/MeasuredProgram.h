// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QStringList>
#include <QTemporaryFile>

#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lentera {

//! How one run of a program went.
struct Measured {
    bool exited = false; //!< by itself, neither killed by a signal nor by us
    int status = -1;
    qint64 peakKiB = 0; //!< resident memory at its highest, the kernel's VmHWM
    QByteArray out;
    QByteArray err;
};

//! Runs \a arguments (the program first) with this process's environment and \a more of it; killed after
//! \a milliseconds.
inline Measured measured(const QStringList &arguments, const QByteArrayList &more, int milliseconds)
{
    QTemporaryFile out;
    QTemporaryFile err;
    if (!out.open() || !err.open())
        return {};
    std::vector<QByteArray> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toUtf8());
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<QByteArray> variables(more.cbegin(), more.cend());
    std::vector<char *> environment;
    for (QByteArray &variable : variables)
        environment.push_back(variable.data());
    for (char **variable = environ; *variable; ++variable)
        environment.push_back(*variable);
    environment.push_back(nullptr);

    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out.handle(), 1);
    posix_spawn_file_actions_adddup2(&actions, err.handle(), 2);
    pid_t child = -1;
    const int failed = ::posix_spawn(&child, argv.front(), &actions, nullptr, argv.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return {};
    const int ended = int(::syscall(SYS_pidfd_open, child, 0));
    pollfd waiting{ended, POLLIN, 0};
    const bool inTime = ::poll(&waiting, 1, milliseconds) == 1;
    if (!inTime)
        ::kill(child, SIGKILL);
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    ::close(ended);
    const auto contents = [](QTemporaryFile &file) {
        QFile written(file.fileName());
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    };
    return {inTime && WIFEXITED(status), WIFEXITED(status) ? WEXITSTATUS(status) : -1, qint64(usage.ru_maxrss),
            contents(out), contents(err)};
}

}
