// SPDX-License-Identifier: GPL-3.0-or-later
#include "mcp/examineMcp.h"

#include "base/Redactor.h"
#include "mcp/ErrorLines.h"
#include "mcp/McpTalk.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <sys/wait.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::McpFarewell;
using seen::McpOutcome;
using seen::McpPhase;
using seen::McpSeen;
using seen::McpStart;

// What is killed is gone at once; more is not to be waited for.
static constexpr auto afterKill = 5s;
// The output may end a moment before the program does.
static constexpr auto afterOutput = 300ms;

// Where the server's own PATH leads; a name without one is looked for where execvp() would.
static QString programOf(const McpCommand &command, const QString &searchPath)
{
    if (command.program.contains(u'/'))
        return QDir(command.directory + u'/').absoluteFilePath(command.program);
    const QStringList folders = searchPath.split(u':', Qt::SkipEmptyParts);
    if (folders.isEmpty()) // Qt would look in our own PATH
        return {};
    const QString found = QStandardPaths::findExecutable(command.program, folders);
    if (!found.isEmpty())
        return found;
    for (const QString &folder : folders)
        if (QFileInfo::exists(folder + u'/' + command.program))
            return folder + u'/' + command.program;
    return {};
}

static McpStart startOf(const McpSeen &seen)
{
    const QFileInfo program(seen.program);
    if (!QFileInfo(seen.directory).isDir())
        return McpStart::DirectoryMissing;
    if (seen.program.isEmpty() || !program.exists())
        return McpStart::NotFound;
    return program.isFile() && program.isExecutable() ? McpStart::Started : McpStart::NotExecutable;
}

// The file was there a moment ago: when the system does not find one, it is the script's interpreter.
static McpStart startOf(int error)
{
    switch (error) {
    case 0:
        return McpStart::Started;
    case ENOEXEC:
    case ENOENT:
    case ELIBBAD:
        return McpStart::WrongFormat;
    case EACCES:
    case EPERM:
        return McpStart::NotExecutable;
    default:
        return McpStart::Failed;
    }
}

namespace {

//! One start of one server, from beginning to end.
class McpExamination {
public:
    McpExamination(const McpCommand &command, const Redactor &redactor, const Wait &wait)
        : m_command(command), m_redactor(redactor), m_wait(wait.within(command.patience.total))
    {
        m_server.onError = [this](const QByteArray &bytes) {
            m_errors.feed(bytes);
        };
    }

    Result<McpSeen> run();

private:
    using Done = std::function<bool()>;

    void drain(const Wait &wait, const Done &done);
    bool endsWithin(std::chrono::milliseconds patience);
    McpFarewell farewell();
    void stop();
    void take();

    const McpCommand &m_command;
    const Redactor &m_redactor;
    Wait m_wait;
    McpSeen m_seen;
    ErrorLines m_errors{[this](const QByteArray &bytes) {
        return m_redactor.redacted(bytes);
    }};
    McpLines m_lines{[this](const QByteArray &bytes) {
        return m_redactor.redacted(bytes);
    }};
    KeptProcess m_server;
};

}

// The server's streams are read on while it ends, or it might wait for that.
void McpExamination::drain(const Wait &wait, const Done &done)
{
    while (!done() && !m_server.gone() && !wait.over())
        m_seen.outputBytes += m_server.listen(wait).size();
}

bool McpExamination::endsWithin(std::chrono::milliseconds patience)
{
    drain(Wait(m_wait.stopToken(), patience), [this] { return m_server.ended(); });
    return m_server.ended();
}

McpFarewell McpExamination::farewell()
{
    // Whoever closed the output may be about to end; a stop is no time for manners.
    if (m_server.ended() || (m_server.outputEnded() && endsWithin(afterOutput)))
        return McpFarewell::ByItself;
    m_server.closeInput();
    if (!m_wait.stopped() && endsWithin(m_command.patience.close))
        return McpFarewell::InputClosed;
    m_server.terminate();
    if (!m_wait.stopped() && endsWithin(m_command.patience.terminate))
        return McpFarewell::Terminated;
    return McpFarewell::Killed;
}

static QString signalName(int number)
{
    const char *name = ::sigabbrev_np(number);
    return name ? "SIG"_L1 + QString::fromLatin1(name) : QString::number(number);
}

void McpExamination::stop()
{
    McpPhase phase{u"stop"_s, m_server.elapsedMs(), 0, McpOutcome::Answered};
    m_seen.farewell = farewell();
    m_server.kill();
    drain(Wait({}, afterKill), [] { return false; });
    phase.durationMs = m_server.elapsedMs() - phase.startedMs;
    phase.outcome = m_server.ended() ? McpOutcome::Answered : McpOutcome::Silent;
    m_seen.phases << phase;
}

void McpExamination::take()
{
    m_errors.end();
    m_seen.errorBytes = m_errors.bytes();
    m_seen.errorLines = m_errors.first();
    m_seen.errorTail = m_errors.tail();
    m_seen.outputBytes += m_lines.bytes();
    m_seen.faults = m_lines.faults();
    m_seen.faultCount = m_lines.faultCount();
    m_seen.firstByteMs = m_server.firstByteMs();
    m_seen.leftBehind = m_server.leftBehind();
    m_seen.durationMs = m_server.elapsedMs();
    const int status = m_server.status();
    if (m_server.ended() && WIFEXITED(status))
        m_seen.exitCode = WEXITSTATUS(status);
    else if (m_server.ended())
        m_seen.signal = signalName(WTERMSIG(status));
}

static QStringList namesOf(const McpCommand &command)
{
    QStringList names = command.environment.keys() + command.secrets.keys();
    names.sort();
    return names;
}

Result<McpSeen> McpExamination::run()
{
    m_seen.command = QStringList(m_command.program) + m_command.arguments;
    m_seen.directory = m_command.directory.isEmpty() ? u"/"_s : m_command.directory;
    m_seen.searchPath = m_command.environment.value(u"PATH"_s, u"/bin:/usr/bin"_s);
    m_seen.variables = namesOf(m_command);
    m_seen.program = programOf(m_command, m_seen.searchPath);
    m_seen.start = startOf(m_seen);
    if (m_seen.start != McpStart::Started)
        return m_seen;
    const int error = m_server.start(m_seen.program, m_command, m_wait);
    if (error < 0 && !m_wait.over())
        return failure("mcp.keeper"_L1, {{u"path"_s, keeperPath()}});
    m_seen.start = startOf(std::max(error, 0));
    m_seen.startDetail = error > 0 ? qt_error_string(error) : QString();
    m_seen.phases << McpPhase{u"start"_s, 0, m_server.elapsedMs(), McpOutcome::Answered};
    if (m_seen.start != McpStart::Started)
        return m_seen;
    McpTalk(
        m_server, m_lines, [this](const QString &text) { return m_redactor.redacted(text); }, m_seen, m_wait)
        .run(m_command);
    stop();
    take();
    return m_seen;
}

// What stands in the arguments of a program, everybody on the machine can read.
static Result<Redactor> redactorFor(const McpCommand &command)
{
    Redactor all;
    for (auto it = command.secrets.cbegin(); it != command.secrets.cend(); ++it) {
        Redactor one;
        one.learn(it.key(), **it);
        for (const QString &argument : QStringList(command.program) + command.arguments)
            if (one.redacted(argument) != argument)
                return failure("mcp.secret-in-argument"_L1, {{u"name"_s, it.key()}});
        all.learn(it.key(), **it);
    }
    return all;
}

Result<McpSeen> examineMcp(const McpCommand &command, const Wait &wait)
{
    const Result<Redactor> redactor = redactorFor(command);
    if (!redactor)
        return failureOf(redactor);
    return McpExamination(command, *redactor, wait).run();
}

}
