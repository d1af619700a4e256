// SPDX-License-Identifier: GPL-3.0-or-later
// The child that alone runs PAC scripts, which are hostile input: it has no network, no files, little memory and little
// time, and can be killed. Speaks JSON, a line each, on standard input and output:
//   {"script":"...","url":"...","host":"...","now":ms,"addresses":["10.0.0.5"]}     the only request
//   {"resolve":"name"}                  asked back, answered with {"addresses":["10.0.0.7"]}
//   {"end":"result","value":"PROXY a:1; DIRECT","alerts":[]}     the last line; "value" is null when it was no text
//   {"end":"syntax","message":"...","line":3}, {"end":"exception",...}, {"end":"no-function"},
//   {"end":"limit","message":"time"} (time, memory, depth, output, lookups)
#include "Script.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>

#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

namespace lentera::pac {

static constexpr long cpuMicroseconds = 800'000;
static constexpr rlim_t cpuSeconds = 2;
static constexpr size_t longestRequest = size_t(8) << 20;

// In a signal handler only write() and _exit() may be called.
static void timeIsOver(int)
{
    static constexpr char line[] = "{\"end\":\"limit\",\"message\":\"time\"}\n";
    const ssize_t written = ::write(STDOUT_FILENO, line, sizeof line - 1);
    ::_exit(written > 0 ? EXIT_SUCCESS : EXIT_FAILURE);
}

static void limit(decltype(RLIMIT_CORE) resource, rlim_t amount)
{
    const rlimit both{amount, amount};
    ::setrlimit(resource, &both);
}

//! What is left to a script that breaks out of the interpreter: nothing to open, nothing to start, little to use up.
static void confine()
{
#ifdef __linux__
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 3);
    limit(RLIMIT_CPU, cpuSeconds);
#ifndef LENTERA_SANITIZED // which reserves terabytes
    limit(RLIMIT_AS, rlim_t(256) << 20);
#endif
    ::signal(SIGVTALRM, timeIsOver);
    ::signal(SIGXCPU, timeIsOver);
    const itimerval once{{0, 0}, {0, cpuMicroseconds}};
    ::setitimer(ITIMER_VIRTUAL, &once, nullptr);
}

}

int main()
{
    using namespace lentera::pac;
    const std::string request = readLine(longestRequest);
    confine();
    Script script;
    writeLine(script.run(request));
    std::_Exit(EXIT_SUCCESS); // not return: finalizers of the script would run
}
