// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "texts/Words.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <csignal>
#include <cstring>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace lentera;
using namespace lentera::cli;

namespace {

struct Main {
    Q_DECLARE_TR_FUNCTIONS(Main)
};

}

// Secrets pass through this process: no core file, no reading by peers.
static void harden()
{
#if defined(Q_OS_LINUX) && defined(LENTERA_RELEASE)
    prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

static void blockStopSignals()
{
#ifdef Q_OS_UNIX
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
#endif
}

// The language decides the texts of the options, so it is looked for before they are made.
static QString languageFrom(const QStringList &arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments.at(i).startsWith("--lang="_L1))
            return arguments.at(i).mid(7);
        if (arguments.at(i) == "--lang"_L1 && i + 1 < arguments.size())
            return arguments.at(i + 1);
    }
    return words::systemLanguage();
}

static void translateHelp(CLI::App &app)
{
    const auto formatter = std::dynamic_pointer_cast<CLI::Formatter>(app.get_formatter());
    const std::pair<const char *, QString> labels[] = {
        {"Usage", Main::tr("Usage")},        {"OPTIONS", Main::tr("OPTIONS")},
        {"SUBCOMMAND", Main::tr("COMMAND")}, {"Positionals", Main::tr("Arguments")},
        {"REQUIRED", Main::tr("REQUIRED")},  {"TEXT", Main::tr("TEXT")},
        {"INT", Main::tr("NUMBER")},         {"Needs", Main::tr("Needs")},
        {"Excludes", Main::tr("Excludes")}};
    for (const auto &[key, text] : labels)
        formatter->label(key, help(text));
    formatter->column_width(34);
    app.set_help_flag("-h,--help", help(Main::tr("Print this help and exit.")));
}

// CLI11 prints the names of groups as they are: its labels do not reach them.
static void translateGroups(CLI::App &app)
{
    for (CLI::Option *option : app.get_options())
        if (option->get_group() == "Options")
            option->group(help(Main::tr("Options")));
    for (CLI::App *command : app.get_subcommands([](CLI::App *) { return true; })) {
        command->group(help(Main::tr("Commands")));
        translateGroups(*command);
    }
}

// CLI11's own messages are English; the names in them are kept, the sentence is ours.
static QString sentenceOf(const CLI::ParseError &error, const CLI::App &app)
{
    const QString text = QString::fromUtf8(error.what());
    const QString name = text.section(u':', 0, 0).section(u" is required"_s, 0, 0);
    if (dynamic_cast<const CLI::ExtrasError *>(&error)) {
        QStringList extras;
        for (const std::string &extra : app.remaining(true))
            extras << fromArgument(extra);
        return Main::tr("Unknown argument: %1.").arg(extras.join(u' '));
    }
    if (dynamic_cast<const CLI::RequiredError *>(&error))
        return text.contains("subcommand"_L1, Qt::CaseInsensitive) ? Main::tr("A command is missing.")
                                                                   : Main::tr("%1 is required.").arg(name);
    if (dynamic_cast<const CLI::ExcludesError *>(&error))
        return Main::tr("%1 and %2 cannot be used together.")
            .arg(text.section(" excludes "_L1, 0, 0), text.section(" excludes "_L1, 1));
    if (dynamic_cast<const CLI::ArgumentMismatch *>(&error))
        return Main::tr("%1 needs a value.").arg(name);
    return Main::tr("The value of %1 is not valid.").arg(name);
}

// What nobody thought of is told too, and what could not be printed is not called done.
static int finished(Session &session, const Action &action)
{
    int status = Internal;
    try {
        status = action(session);
    } catch (const std::exception &error) {
        return session.fail({u"cli.internal"_s, {{u"reason"_s, QString::fromLocal8Bit(error.what())}}});
    }
    if (!std::ferror(stdout))
        return status;
    return session.fail({u"file.write"_s, {{u"path"_s, u"/dev/stdout"_s}, {u"reason"_s, qt_error_string()}}});
}

static int parseAndRun(int argc, char **argv, const QString &language)
{
    CLI::App app(help(Main::tr("Finds the root cause when an integration breaks.")), "lentera-cli");
    translateHelp(app);
    app.require_subcommand(1);
    app.fallthrough();
    std::string ignoredLanguage;
    bool json = false;
    bool lines = false;
    app.add_option("--lang", ignoredLanguage, help(Main::tr("Language of messages and explanations: en or id.")))
        ->check(CLI::IsMember({"en", "id"}))
        ->option_text("en|id");
    app.add_flag("--json", json, help(Main::tr("Answer with one JSON document.")));
    app.add_flag("--jsonl", lines, help(Main::tr("Answer with one JSON document a line.")));
    app.set_version_flag("--version", "lentera-cli " LENTERA_VERSION, help(Main::tr("Print the version and exit.")));

    Action action;
    for (const auto add :
         {addTenantCommand, addConnectionCommand, addCredentialCommand, addCheckCommand, addTlsCommand, addMcpCommand,
          addOauthCommand, addSignCommand, addDifyCommand, addLintCommand, addImportCommand, addExplainCommand,
          addChecklistCommand, addRetryPlanCommand, addPracticeCommand})
        add(app, action);
    translateGroups(app);

    Session session;
    session.language = words::languages().contains(language) ? language : u"en"_s;
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success &success) {
        return app.exit(success);
    } catch (const CLI::ParseError &error) {
        session.console.say(Main::tr("Error: %1").arg(sentenceOf(error, app)));
        session.console.say(Main::tr("See: lentera-cli --help"));
        return Usage;
    }
    session.json = json || lines;
    session.console.lines = lines;
    return finished(session, action);
}

int main(int argc, char **argv)
{
    harden();
    blockStopSignals();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lentera"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LENTERA_VERSION));
    const QString language = languageFrom(QCoreApplication::arguments());
    words::installLanguage(language);
    return parseAndRun(argc, argv, language);
}
