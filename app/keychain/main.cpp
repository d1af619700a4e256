// SPDX-License-Identifier: GPL-3.0-or-later
// The child that alone speaks to the OS keychain, so that it can be killed when the keychain does not answer. Reads one
// request a line on standard input until its end, answers each with a line on standard output (tenant/KeychainLine.h):
//   {"op":"status"}                             {"ok":true,"state":"usable","backend":"...","detail":""}
//   {"op":"read","key":"k"}                     {"ok":true,"value":"base64"}
//   {"op":"write","key":"k","value":"base64"}   {"ok":true}
//   {"op":"remove","key":"k"}                   {"ok":true}
//   {"op":"unlock"}                             {"ok":true}    (the end of the input takes its prompt away)
// or, each of them,                             {"error":"keychain.locked","facts":{}}
#include "Backend.h"
#include "Requests.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <cstdlib>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace lentera;

//! No core dump, and no look by peers into the memory.
static void harden()
{
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

//! What would hang the libraries, send the secret elsewhere, or make them print it.
static void cleanEnvironment()
{
    for (const char *name : {"QT_NO_GLIB", "SECRET_BACKEND", "G_DBUS_DEBUG", "G_MESSAGES_DEBUG", "QDBUS_DEBUG"})
        qunsetenv(name);
}

//! Standard output for our answers alone: what a library prints there goes to standard error.
static int takeOutput()
{
#ifdef Q_OS_UNIX
    const int answers = dup(STDOUT_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    return answers;
#else
    return 1;
#endif
}

//! The next request; nothing at the end of the input, or when it is too long.
static std::optional<QByteArray> nextLine()
{
    QByteArray line(longestKeychainLine + 1, '\0');
    if (!std::fgets(line.data(), int(line.size()), stdin))
        return {};
    line.truncate(qsizetype(qstrlen(line.constData())));
    if (!line.endsWith('\n'))
        return {};
    return line;
}

int main(int argc, char **argv)
{
    harden();
    cleanEnvironment();
    // No buffer of the C library, which could not be wiped.
    std::setvbuf(stdin, nullptr, _IONBF, 0);
    QFile answers;
    if (!answers.open(takeOutput(), QIODevice::WriteOnly | QIODevice::Unbuffered))
        return EXIT_FAILURE;
    QCoreApplication application(argc, argv);
    const std::unique_ptr<Backend> backend = makeBackend();
    Requests requests(*backend);
    while (!requests.stuck()) {
        std::optional<QByteArray> line = nextLine();
        if (!line)
            break;
        QByteArray answer = requests.answer(std::move(*line));
        answers.write(answer);
        wipeBytes(answer);
    }
    // Not return: destroying the libraries under a job that has not ended is a use after free.
    std::_Exit(EXIT_SUCCESS);
}
