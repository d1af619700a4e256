// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "base/visible.h"
#include "report/lintReport.h"
#include "texts/Words.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct LintCommand {
    Q_DECLARE_TR_FUNCTIONS(LintCommand)

public:
    std::vector<std::string> paths;
    std::string envFile;
    bool sarif = false;
    bool strict = false;
};

}

using Options = std::shared_ptr<LintCommand>;

static qsizetype countOf(const LintReport &report, Severity severity)
{
    return std::count_if(report.findings.cbegin(), report.findings.cend(),
                         [severity](const FileFinding &finding) { return finding.severity == severity; });
}

static int exitFor(const LintReport &report, bool strict)
{
    if (countOf(report, Severity::Failure) > 0)
        return CheckFailed;
    return strict && countOf(report, Severity::Warning) > 0 ? Warnings : Good;
}

static void print(const Session &session, const LintReport &report)
{
    for (const FileFinding &finding : report.findings) {
        const Explained text = explained(finding, session.explanations(), session.language);
        session.console.print(u"%1: %2: %3 [%4]"_s.arg(
            visibleLine(placeText(finding)), words::severity(finding.severity).toLower(), text.title, finding.id));
        if (const QString meant = finding.facts.value(u"suggestion"_s); !meant.isEmpty())
            session.console.print(u"    "_s + LintCommand::tr("Did you mean %1?").arg(visibleLine(meant)));
        session.console.print(u"    "_s + QString(text.fix).replace(u'\n', "\n    "_L1));
        for (const EvidenceRow &row : text.evidence)
            if (!row.found.isEmpty() && row.found != visibleLine(placeText(finding)))
                session.console.print(u"    %1: %2"_s.arg(row.name, row.found));
    }
    session.console.say(LintCommand::tr("Files: %1. Failures: %2. Warnings: %3.")
                            .arg(report.files.size())
                            .arg(countOf(report, Severity::Failure))
                            .arg(countOf(report, Severity::Warning)));
}

static int lint(Session &session, const Options &options)
{
    LintContext context = lintContext(session.connectors());
    context.envFile = fromArgument(options->envFile);
    if (!context.envFile.isEmpty() && !QFileInfo(context.envFile).isFile())
        return session.fail({u"file.read"_s, {{u"path"_s, context.envFile}, {u"reason"_s, qt_error_string(ENOENT)}}});
    QStringList paths;
    for (const std::string &path : options->paths)
        paths << fromArgument(path);
    const Result<LintReport> report = lintPaths(paths, context, session.stopToken());
    if (!report)
        return session.fail(report.error());
    if (options->sarif)
        session.console.printJson(lintSarif(*report, session.explanations(), session.language));
    else if (!session.printedJson(lintJson(*report, session.explanations(), session.language)))
        print(session, *report);
    return exitFor(*report, options->strict);
}

void addLintCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<LintCommand>();
    CLI::App *command = app.add_subcommand(
        "lint", help(LintCommand::tr("Look for mistakes in .env files, configured_connectors.yaml, configurations of "
                                     "MCP hosts, connector files, folders of Dify tools and of ticketing plugins, and "
                                     "Python files.")));
    command->add_option("PATH", options->paths, help(LintCommand::tr("Files, or folders with all below them.")))
        ->required();
    command->add_option("--env-file", options->envFile,
                        help(LintCommand::tr("The .env file that the connectors read; else the one beside theirs.")));
    command->add_flag("--sarif", options->sarif, help(LintCommand::tr("Answer with a SARIF 2.1.0 document.")));
    command->add_flag("--strict", options->strict, help(LintCommand::tr("Warnings end with status 4.")));
    onParsed(command, action, options, lint);
}

}
