// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>

#include <cstdio>

namespace lentera {

//! Whether the test program runs in a network namespace that runInOwnNamespace() made.
inline bool isInOwnNamespace()
{
    return qEnvironmentVariableIsSet("LENTERA_TEST_NAMESPACE");
}

//! Runs the test \a name once more, in a network namespace with nothing but a loopback interface, where nobody else
//! listens, asks or is reached. What it prints is shown when it fails. Answers its exit status.
inline int runInOwnNamespace(const QString &name)
{
    using namespace Qt::StringLiterals;
    QProcess again;
    again.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LENTERA_TEST_NAMESPACE"_s, u"1"_s);
    again.setProcessEnvironment(environment);
    again.start(u"unshare"_s,
                {u"--map-root-user"_s, u"--net"_s, u"/bin/sh"_s, u"-c"_s, u"ip link set lo up && exec \"$1\" \"$2\""_s,
                 u"sh"_s, QCoreApplication::applicationFilePath(), name});
    if (!again.waitForFinished(120'000))
        return -1;
    if (again.exitCode() != 0)
        std::fputs(again.readAll().constData(), stderr); // QtTest would cut it
    return again.exitCode();
}

}
