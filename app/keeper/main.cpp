// SPDX-License-Identifier: GPL-3.0-or-later
// lentera-keeper PATH NAME [ARGUMENT…]: runs the program at PATH, called NAME, with its own standard streams, in a
// session of its own. Descriptor 3 leads to Lentera (core/mcp/KeptProcess): what happened goes out, what to do comes
// in. When the program has ended, when told to kill, and when Lentera is gone, every process that descends from the
// program is killed, whatever session or parent it gave itself, and only then does this one end.
#include "mcp/KeeperMessage.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

using lentera::keeperDescriptor;
using lentera::KeeperMessage;

static void tell(KeeperMessage::Kind kind, int value)
{
    const KeeperMessage message{kind, value};
    static_cast<void>(::send(keeperDescriptor, &message, sizeof message, MSG_NOSIGNAL));
}

// Never comes back. The report's descriptor closes by itself when the program begins.
[[noreturn]] static void become(char **argv, int report)
{
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // should someone kill the keeper
    ::execv(argv[1], argv + 2);
    const int error = errno;
    const bool told = ::write(report, &error, sizeof error) == sizeof error;
    ::_exit(told ? 127 : 126);
}

// The program's id; -1, with the reason told, when it could not begin.
static pid_t start(char **argv)
{
    int report[2];
    if (::pipe2(report, O_CLOEXEC) != 0) {
        tell(KeeperMessage::NotStarted, errno);
        return -1;
    }
    const pid_t program = ::fork();
    if (program == 0)
        become(argv, report[1]);
    int error = program < 0 ? errno : 0;
    ::close(report[1]);
    if (program > 0 && ::read(report[0], &error, sizeof error) > 0)
        ::waitpid(program, nullptr, 0);
    ::close(report[0]);
    tell(error == 0 ? KeeperMessage::Started : KeeperMessage::NotStarted, error == 0 ? program : error);
    return error == 0 ? program : -1;
}

// The program alone holds its streams: Lentera sees their end when the program and its descendants let go.
static void letGoOfStreams()
{
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int stream = 0; stream <= 2; ++stream)
        ::dup2(nothing, stream);
    ::close(nothing);
}

// The parent of the process in /proc/ID; 0 when it is gone. Its name stands in parentheses and may hold some itself.
static pid_t parentOf(pid_t id)
{
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%ld/stat", long(id));
    char text[512] = {};
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    const bool read = ::read(file, text, sizeof text - 1) > 0;
    ::close(file);
    const char *name = read ? std::strrchr(text, ')') : nullptr;
    return name && std::strlen(name) > 4 ? std::atoi(name + 4) : 0;
}

static std::vector<pid_t> children()
{
    std::vector<pid_t> found;
    DIR *processes = ::opendir("/proc");
    while (const dirent *entry = processes ? ::readdir(processes) : nullptr)
        if (const pid_t id = std::atoi(entry->d_name); id > 0 && parentOf(id) == ::getpid())
            found.push_back(id);
    if (processes)
        ::closedir(processes);
    return found;
}

// Lets a child go that has ended; the program's own end is told. Answers whether it was the program.
static bool letGo(pid_t child, int status, pid_t program)
{
    if (child == program)
        tell(KeeperMessage::Ended, status);
    return child == program;
}

// Whether the program has ended. Others that ended meanwhile are let go.
static bool ended(pid_t program)
{
    int status = 0;
    bool itself = false;
    for (pid_t child = 0; (child = ::waitpid(-1, &status, WNOHANG)) > 0;)
        itself = letGo(child, status, program) || itself;
    return itself;
}

// Whoever loses its parent becomes a child of this process, so killing children until there are none reaches all.
// Answers how many there were beside the program.
static int killAll(pid_t program)
{
    int killed = 0;
    for (;;) {
        for (const pid_t child : children())
            ::kill(child, SIGKILL);
        int status = 0;
        const pid_t child = ::waitpid(-1, &status, 0);
        if (child < 0 && errno == ECHILD)
            return killed;
        if (child > 0 && !letGo(child, status, program))
            ++killed;
    }
}

// False when there is nobody left to ask, or when all is to be killed.
static bool obeyed(pid_t program)
{
    KeeperMessage message{};
    if (::recv(keeperDescriptor, &message, sizeof message, 0) != sizeof message || message.kind == KeeperMessage::Kill)
        return false;
    ::kill(-program, SIGTERM);
    return true;
}

static void keep(pid_t program, int childSignals)
{
    pollfd polled[] = {{childSignals, POLLIN, 0}, {keeperDescriptor, POLLIN, 0}};
    for (;;) {
        if (::poll(polled, 2, -1) < 0)
            continue;
        signalfd_siginfo signal{};
        if (polled[0].revents && ::read(childSignals, &signal, sizeof signal) < 0)
            continue;
        if (ended(program) || (polled[1].revents && !obeyed(program)))
            return;
    }
}

int main(int argc, char **argv)
{
    if (argc < 3 || ::fcntl(keeperDescriptor, F_SETFD, FD_CLOEXEC) != 0) {
        std::fputs("lentera-keeper is started by Lentera, not by hand.\n", stderr);
        return 1;
    }
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &child, nullptr);
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    const int childSignals = ::signalfd(-1, &child, SFD_CLOEXEC);
    const pid_t program = start(argv);
    letGoOfStreams();
    if (program > 0)
        keep(program, childSignals);
    tell(KeeperMessage::Killed, killAll(program));
    return 0;
}
