// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/FindingOutput.h"
#include "check/verdict.h"
#include "cli/SecretInput.h"

#include "base/visible.h"
#include "dify/difyReport.h"
#include "dify/examineDify.h"
#include "dify/judgeDify.h"
#include "texts/Words.h"

#include <QFileInfo>
#include <QProcessEnvironment>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct DifyText {
    Q_DECLARE_TR_FUNCTIONS(DifyText)
};

struct DifyOptions {
    std::string folder = ".";
    std::string composeFile;
    std::string apiUrl;
    std::string database;
    std::string redis;
    std::string target;
    std::vector<std::string> areas;
    SecretInput secrets;
    bool strict = false;
};

//! Prints what one look at a stack showed, as a person reads it.
class DifyPrinter {
public:
    DifyPrinter(const Session &session, const seen::DifySeen &seen)
        : m_session(session), m_seen(seen), m_findings(judgeDify(seen))
    {
    }

    void print() const;

private:
    void containers() const;
    void servers() const;
    //! Again leaves out what was said of another finding of that id.
    void finding(const Finding &finding, FindingForm form) const;
    void lastWord() const;
    Explained explained(const Finding &finding) const
    {
        return m_session.explanations().of(finding, u"dify-stack"_s, m_session.language);
    }
    void line(const QString &text) const { m_session.console.print(text); }

    const Session &m_session;
    const seen::DifySeen &m_seen;
    QList<Finding> m_findings;
    ReportWords m_words = words::report();
};

}

using Options = std::shared_ptr<DifyOptions>;

static QString endText(seen::DifyEnd end)
{
    switch (end) {
    case seen::DifyEnd::NotAsked:
        return DifyText::tr("not asked");
    case seen::DifyEnd::NoWay:
        return DifyText::tr("no way from this machine");
    case seen::DifyEnd::Answered:
        return DifyText::tr("answers");
    case seen::DifyEnd::Nowhere:
        return DifyText::tr("name not found");
    case seen::DifyEnd::Unreachable:
        return DifyText::tr("refuses connections");
    case seen::DifyEnd::Silent:
        return DifyText::tr("does not answer in time");
    case seen::DifyEnd::SignInRefused:
    case seen::DifyEnd::SignInNeeded:
    case seen::DifyEnd::SignInUnknown:
    case seen::DifyEnd::Forbidden:
        return DifyText::tr("refuses the sign-in");
    case seen::DifyEnd::ClientRefused:
        return DifyText::tr("refuses this machine");
    case seen::DifyEnd::DatabaseMissing:
        return DifyText::tr("has no such database");
    case seen::DifyEnd::Full:
        return DifyText::tr("has no connection left");
    case seen::DifyEnd::Loading:
        return DifyText::tr("is starting up");
    case seen::DifyEnd::TlsRefused:
        return DifyText::tr("TLS failed");
    case seen::DifyEnd::Failed:
        break;
    }
    return DifyText::tr("failed");
}

void DifyPrinter::containers() const
{
    if (m_seen.compose.containers.isEmpty())
        return;
    QList<QStringList> rows{{u"   "_s + DifyText::tr("Service"), DifyText::tr("State"), DifyText::tr("Health"),
                             DifyText::tr("Restarts"), DifyText::tr("Image")}};
    for (const seen::DifyContainer &one : m_seen.compose.containers)
        rows << QStringList{u"   "_s + visibleLine(one.service), visibleLine(one.state), visibleLine(one.health),
                            QString::number(one.restarts), visibleLine(one.image)};
    m_session.console.printTable(rows);
}

static QString placeOf(const seen::DifyDoor &door)
{
    return door.host.isEmpty() ? u"-"_s : visibleLine(door.host) + u':' + QString::number(door.port);
}

void DifyPrinter::servers() const
{
    QList<QStringList> rows;
    const auto add = [&rows](const QString &name, seen::DifyEnd end, const QString &place, const QString &more) {
        if (end != seen::DifyEnd::NotAsked)
            rows << QStringList{u"   "_s + name, endText(end), place, visibleLine(more)};
    };
    add(u"PostgreSQL"_s, m_seen.database.end, placeOf(m_seen.database.door), m_seen.database.version);
    add(u"Redis"_s, m_seen.redis.end, placeOf(m_seen.redis.door), m_seen.redis.version);
    for (const seen::DifyQuestion &asked : m_seen.questions)
        add(asked.service + u' ' + asked.about, asked.end, visibleLine(asked.url),
            asked.status > 0 ? QString::number(asked.status) : QString());
    m_session.console.printTable(rows);
}

void DifyPrinter::finding(const Finding &finding, FindingForm form) const
{
    printFinding(m_session.console, finding, explained(finding), m_words, form);
    printLabelled(m_session.console, DifyText::tr("Explains"), finding.explained.join(u' '));
    printLabelled(m_session.console, m_words.reproduce, difyReproduceCommand(finding, m_seen));
}

// One sentence for the hurried: what is wrong first, and the first thing to do.
void DifyPrinter::lastWord() const
{
    if (m_findings.isEmpty() || m_findings.first().severity == Severity::Info)
        return line(u'\n' + DifyText::tr("Nothing is wrong in what could be looked at."));
    const Explained first = explained(m_findings.first());
    QString step = first.fix.section(u'\n', 0, 0);
    if (step.startsWith("1. "_L1))
        step.remove(0, 3);
    line(u'\n' + DifyText::tr("First: %1. Begin with: %2").arg(first.title, step));
}

void DifyPrinter::print() const
{
    const QString version = m_seen.version();
    line(words::verdict(verdictOf(m_findings)) + u": "_s + visibleLine(m_seen.folder) +
         (version.isEmpty() ? QString() : u", Dify "_s + visibleLine(version)));
    containers();
    servers();
    QSet<QString> told;
    for (const Finding &one : m_findings) { // what follows from a root cause is named there
        if (!one.rootCause)
            continue;
        finding(one, told.contains(one.id) ? FindingForm::Again : FindingForm::Whole);
        told << one.id;
    }
    if (m_seen.question("api"_L1, "ping"_L1))
        line(u'\n' + DifyText::tr("The key of an application is tested by: %1")
                         .arg(u"lentera-cli check --connector dify-api --url URL --secret-env apiKey=NAME"_s));
    lastWord();
}

static Result<DifyAddress> addressFrom(const std::string &text, const QString &option)
{
    if (text.empty())
        return DifyAddress();
    const QUrl url(fromArgument(text));
    if (!url.password().isEmpty())
        return failure("cli.secret-in-address"_L1, {{u"option"_s, option}});
    const std::optional<DifyAddress> address = difyAddressFrom(fromArgument(text));
    if (!address)
        return failure("cli.dify-address"_L1, {{u"option"_s, option}, {u"text"_s, fromArgument(text)}});
    return *address;
}

static Result<QUrl> urlFrom(const std::string &text, const QString &option)
{
    if (text.empty())
        return QUrl();
    const QUrl url(fromArgument(text), QUrl::StrictMode);
    if (!url.password().isEmpty())
        return failure("cli.secret-in-address"_L1, {{u"option"_s, option}});
    if (!url.isValid() || url.host().isEmpty() || !url.scheme().startsWith("http"_L1))
        return failure("cli.dify-address"_L1, {{u"option"_s, option}, {u"text"_s, fromArgument(text)}});
    return url;
}

static Result<void> takeSecrets(const SecretInput &input, DifyStack &stack)
{
    const auto secrets = readSecrets(input, {});
    if (!secrets)
        return failureOf(secrets);
    for (const QString &field : secrets->keys())
        if (field != "databasePassword"_L1 && field != "redisPassword"_L1)
            return failure("cli.dify-field"_L1, {{u"field"_s, field}});
    stack.databasePassword = secrets->value(u"databasePassword"_s);
    stack.redisPassword = secrets->value(u"redisPassword"_s);
    return {};
}

static Result<DifyStack> stackFrom(const DifyOptions &options)
{
    const Result<DifyAddress> database = addressFrom(options.database, u"--database"_s);
    const Result<DifyAddress> redis = addressFrom(options.redis, u"--redis"_s);
    const Result<QUrl> api = urlFrom(options.apiUrl, u"--api-url"_s);
    const Result<QUrl> target = urlFrom(options.target, u"--target"_s);
    for (const auto *address : {&database, &redis})
        if (!*address)
            return failureOf(*address);
    for (const auto *url : {&api, &target})
        if (!*url)
            return failureOf(*url);
    DifyStack stack;
    stack.folder = QFileInfo(fromArgument(options.folder)).absoluteFilePath();
    if (const QString real = QFileInfo(stack.folder).canonicalFilePath(); !real.isEmpty())
        stack.folder = real;
    if (!options.composeFile.empty())
        stack.composeFile = QFileInfo(fromArgument(options.composeFile)).absoluteFilePath();
    stack.database = *database;
    stack.redis = *redis;
    stack.apiUrl = *api;
    stack.target = *target;
    for (const std::string &area : options.areas)
        stack.areas << fromArgument(area);
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        stack.environment.insert(name, environment.value(name));
    if (const Result<void> taken = takeSecrets(options.secrets, stack); !taken)
        return failureOf(taken);
    return stack;
}

static int examine(Session &session, const Options &options)
{
    const Result<DifyStack> stack = stackFrom(*options);
    if (!stack)
        return session.fail(stack.error());
    const Wait wait(session.stopToken(), std::chrono::minutes(10)); // each question has less
    const Result<seen::DifySeen> seen = examineDify(*stack, session.explanations(), wait);
    if (!seen)
        return session.fail(seen.error());
    if (session.stopToken().stop_requested())
        return session.fail({u"run.stopped"_s, {}});
    if (!session.printedJson(difyJson(*seen, session.explanations(), session.language)))
        DifyPrinter(session, *seen).print();
    const QString verdict = verdictOf(judgeDify(*seen));
    if (verdict == "fail"_L1)
        return CheckFailed;
    return verdict == "warn"_L1 && options->strict ? Warnings : Good;
}

void addDifyCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<DifyOptions>();
    CLI::App *command = app.add_subcommand(
        "dify",
        help(DifyText::tr("Look at a self-hosted Dify: containers, .env, database, Redis, services and disk.")));
    command->add_option("FOLDER", options->folder,
                        help(DifyText::tr("With docker-compose.yaml and .env; the current folder if not given.")));
    command->add_option("--compose-file", options->composeFile, help(DifyText::tr("In place of compose's own choice.")))
        ->option_text("FILE");
    command
        ->add_option("--api-url", options->apiUrl,
                     help(DifyText::tr("Dify's public address; else the port that nginx publishes here.")))
        ->option_text("URL");
    command
        ->add_option("--database", options->database,
                     help(DifyText::tr("PostgreSQL in place of what compose and .env name: "
                                       "postgresql://USER@HOST:PORT/NAME?sslmode=MODE, never with a password.")))
        ->option_text("ADDRESS");
    command->add_option("--redis", options->redis, help(DifyText::tr("Redis in place of what compose and .env name.")))
        ->option_text("HOST:PORT");
    command
        ->add_option("--target", options->target,
                     help(DifyText::tr("An address that a tool calls: asked for through the SSRF proxy.")))
        ->option_text("URL");
    std::set<std::string> areas;
    for (const QString &area : difyAreas())
        areas.insert(area.toStdString());
    command
        ->add_option("--only", options->areas,
                     help(DifyText::tr("Look only at: compose, env, database, redis, services, api, disk.")))
        ->check(CLI::IsMember(areas))
        ->option_text("AREA")
        ->allow_extra_args(false);
    addSecretInput(*command, options->secrets);
    command->add_flag("--strict", options->strict, help(DifyText::tr("Warnings end with status 4.")));
    onParsed(command, action, options, examine);
}

}
