// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/EnvironmentInput.h"
#include "check/verdict.h"
#include "cli/FindingOutput.h"

#include "base/visible.h"
#include "check/judgeMcp.h"
#include "explain/Reproduce.h"
#include "explain/reproduceMcp.h"
#include "mcp/examineMcp.h"
#include "report/mcpReport.h"
#include "texts/Words.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct McpText {
    Q_DECLARE_TR_FUNCTIONS(McpText)
};

struct McpOptions {
    std::vector<std::string> command;
    EnvironmentInput environment;
    std::string directory;
    int seconds = 60;
    bool initializeFirst = false;
    bool strict = false;
};

//! Prints what one examination showed, as a person reads it.
class McpPrinter {
public:
    McpPrinter(const Session &session, const McpCommand &command, const seen::McpSeen &seen)
        : m_session(session), m_command(command), m_seen(seen), m_findings(judgeMcp(seen))
    {
    }

    void print() const;

private:
    void phases() const;
    void server() const;
    void tools() const;
    void errorOutput() const;
    QString shown(const QStringList &words) const;
    void line(const QString &text) const { m_session.console.print(text); }

    const Session &m_session;
    const McpCommand &m_command;
    const seen::McpSeen &m_seen;
    QList<Finding> m_findings;
    ReportWords m_words = words::report();
};

}

using Options = std::shared_ptr<McpOptions>;

static constexpr qsizetype mostToolsShown = 50;
static constexpr qsizetype longestShown = 90;

static QString phaseName(const QString &phase)
{
    const QMap<QString, QString> names{{u"start"_s, McpText::tr("Start of the program")},
                                       {u"discover"_s, McpText::tr("Greeting (server/discover)")},
                                       {u"initialize"_s, McpText::tr("Greeting (initialize)")},
                                       {u"tools"_s, McpText::tr("List of tools")},
                                       {u"stop"_s, McpText::tr("Stop")}};
    return names.value(phase, phase);
}

static QString farewellText(seen::McpFarewell farewell)
{
    switch (farewell) {
    case seen::McpFarewell::NotStarted:
        break;
    case seen::McpFarewell::ByItself:
        return McpText::tr("ended by itself");
    case seen::McpFarewell::InputClosed:
        return McpText::tr("ended when its input was closed");
    case seen::McpFarewell::Terminated:
        return McpText::tr("ended on SIGTERM");
    case seen::McpFarewell::Killed:
        return McpText::tr("had to be killed");
    }
    return {};
}

QString McpPrinter::shown(const QStringList &given) const
{
    QStringList shownWords;
    for (const QString &word : given)
        shownWords << shellWord(word);
    return visibleLine(shownWords.join(u' '));
}

void McpPrinter::phases() const
{
    QList<QStringList> rows;
    for (const seen::McpPhase &phase : m_seen.phases) {
        const QString outcome =
            phase.name == "stop"_L1
                ? farewellText(m_seen.farewell)
                : m_session.explanations()
                      .glossary(m_session.language)
                      .word(phase.name == "start"_L1 ? u"good"_s : toJson(phase.outcome).toString());
        rows << QStringList{u"   "_s + phaseName(phase.name), u"%1 ms"_s.arg(phase.durationMs, 0, 'f', 1), outcome};
    }
    m_session.console.printTable(rows);
}

void McpPrinter::server() const
{
    const QString end = m_seen.signal.isEmpty()
                            ? (m_seen.exitCode < 0 ? QString() : McpText::tr("status %1").arg(m_seen.exitCode))
                            : McpText::tr("signal %1").arg(m_seen.signal);
    printNamed(m_session.console,
               {{McpText::tr("Program"), m_seen.program},
                {McpText::tr("Working directory"), m_seen.directory},
                {McpText::tr("Environment"), m_seen.variables.join(u' ')},
                {McpText::tr("Server"), (m_seen.serverName + u' ' + m_seen.serverVersion).trimmed()},
                {McpText::tr("Protocol"), m_seen.protocolVersion},
                {McpText::tr("Capabilities"), m_seen.capabilities.join(u' ')},
                {McpText::tr("Output"),
                 McpText::tr("%1 bytes, error output %2 bytes").arg(m_seen.outputBytes).arg(m_seen.errorBytes)},
                {McpText::tr("End"), end}});
}

void McpPrinter::tools() const
{
    if (m_seen.tools.isEmpty())
        return;
    line(u'\n' + McpText::tr("%n tool(s)", nullptr, int(m_seen.tools.size())));
    QList<QStringList> rows;
    for (const seen::McpTool &tool : m_seen.tools.mid(0, mostToolsShown))
        rows << QStringList{u"   "_s + visibleLine(tool.name), visibleLine(tool.description).left(longestShown)};
    m_session.console.printTable(rows);
    if (m_seen.tools.size() > mostToolsShown || !m_seen.toolsComplete)
        line(u"   …"_s);
}

void McpPrinter::errorOutput() const
{
    const QStringList lines = m_seen.errorLines + m_seen.errorTail;
    if (lines.isEmpty())
        return;
    line(u'\n' + McpText::tr("Error output, the last lines"));
    for (const QString &text : lines.mid(std::max<qsizetype>(lines.size() - 12, 0)))
        line(u"   "_s + visibleLine(text));
}

void McpPrinter::print() const
{
    line(words::verdict(verdictOf(m_findings)) + u": "_s + shown(m_seen.command));
    phases();
    server();
    tools();
    errorOutput();
    // What followed from the root cause is named in the JSON document.
    for (const Finding &one : m_findings)
        if (one.rootCause || one.severity != Severity::Failure)
            printFinding(m_session.console, one, m_session.explanations().of(one, u"mcp-stdio"_s, m_session.language),
                         m_words);
    line(u'\n' + m_words.reproduce + u":\n   "_s + mcpReproduceCommand(m_command));
}

static Result<McpCommand> commandFrom(const McpOptions &options)
{
    McpCommand command;
    command.program = fromArgument(options.command.front());
    for (std::size_t i = 1; i < options.command.size(); ++i)
        command.arguments << fromArgument(options.command.at(i));
    command.directory =
        options.directory.empty() ? QString() : QFileInfo(fromArgument(options.directory)).absoluteFilePath();
    command.first = options.initializeFirst ? McpFirst::Initialize : McpFirst::Discover;
    command.patience.total = std::chrono::seconds(options.seconds);
    if (const auto read = readEnvironment(options.environment, command); !read)
        return failureOf(read);
    return command;
}

static int examine(Session &session, const Options &options)
{
    const Result<McpCommand> command = commandFrom(*options);
    if (!command)
        return session.fail(command.error());
    const Wait wait(session.stopToken(), std::chrono::hours(24)); // the command's own patience is shorter
    const Result<seen::McpSeen> seen = examineMcp(*command, wait);
    if (!seen)
        return session.fail(seen.error());
    if (session.stopToken().stop_requested())
        return session.fail({u"run.stopped"_s, {}});
    if (!session.printedJson(mcpJson(*command, *seen, session.explanations(), session.language)))
        McpPrinter(session, *command, *seen).print();
    const QString verdict = verdictOf(judgeMcp(*seen));
    if (verdict == "fail"_L1)
        return CheckFailed;
    return verdict == "warn"_L1 && options->strict ? Warnings : Good;
}

void addMcpCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<McpOptions>();
    CLI::App *command = app.add_subcommand(
        "mcp", help(McpText::tr("Start an MCP server as a host does, look at it, and stop it again.")));
    command
        ->add_option("COMMAND", options->command,
                     help(McpText::tr("The server's command and its arguments, after two dashes: -- npx -y NAME")))
        ->required();
    addEnvironmentInput(*command, options->environment);
    command
        ->add_option("--cwd", options->directory,
                     help(McpText::tr("Where the server runs; without it in /, as some hosts do.")))
        ->option_text("FOLDER");
    command
        ->add_option("--timeout", options->seconds,
                     help(McpText::tr("Seconds from the start to the last tool, 60 if not given.")))
        ->check(CLI::Range(1, 3600));
    command->add_flag("--initialize-first", options->initializeFirst,
                      help(McpText::tr("Greet in the older way first, for servers that break on the newer one.")));
    command->add_flag("--strict", options->strict, help(McpText::tr("Warnings end with status 4.")));
    onParsed(command, action, options, examine);
}

}
