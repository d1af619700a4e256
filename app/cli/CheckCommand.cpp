// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ConnectionFields.h"
#include "cli/RunOutput.h"
#include "cli/SecretInput.h"

#include "base/AtomicFile.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera::cli {

static constexpr qint64 largestCase = 64 * 1024 * 1024;

namespace {

struct CheckCommand {
    Q_DECLARE_TR_FUNCTIONS(CheckCommand)

public:
    std::vector<std::string> targets;
    bool all = false;
    ConnectionFields fields;
    SecretInput secrets;
    std::string replay;
    std::string save;
    int samples = 1;
    bool once = false;
    bool strict = false;
    bool markdown = false;
};

}

using Options = std::shared_ptr<CheckCommand>;
using Running = QFuture<Result<RunRecord>>;

static CheckOptions optionsFor(const CheckCommand &command)
{
    CheckOptions options = CheckOptions::fromHere();
    options.samples = command.samples;
    options.deadlineMs = command.fields.deadline * 1000;
    options.once = command.once;
    return options;
}

static Result<void> saveCase(const CheckCommand &options, const RunRecord &record)
{
    if (options.save.empty())
        return {};
    return writeAtomically(fromArgument(options.save), QJsonDocument(caseJson(record)).toJson());
}

static int show(Session &session, const Options &options, QList<Running> running)
{
    RunOutput output(session, options->strict, options->markdown ? ReportForm::Markdown : ReportForm::Text);
    for (Running &one : running) {
        const auto record = one.takeResult();
        if (!record) {
            output.addError(record.error());
            continue;
        }
        output.add(*record);
        if (const auto saved = saveCase(*options, *record); !saved)
            output.addError(saved.error());
    }
    return output.finish();
}

static int replay(Session &session, const Options &options)
{
    const QString path = fromArgument(options->replay);
    const auto bytes = readWhole(path, largestCase);
    if (!bytes)
        return session.fail(bytes.error());
    const auto record = recordFromCase(*bytes, path, session.connectors());
    if (!record)
        return session.fail(record.error());
    RunOutput output(session, options->strict, options->markdown ? ReportForm::Markdown : ReportForm::Text);
    output.add(*record);
    if (const auto saved = saveCase(*options, *record); !saved)
        output.addError(saved.error());
    return output.finish();
}

static int checkAdHoc(Session &session, const Options &options)
{
    Connection connection;
    connection.connector = u"generic-http"_s;
    if (const auto applied = apply(options->fields, session.connectors(), connection); !applied)
        return session.fail(applied.error());
    const Connector *connector = session.connectors().find(connection.connector);
    if (!connector)
        return session.fail({u"connector.unknown"_s, {{u"connector"_s, connection.connector}}});
    auto secrets = readSecrets(options->secrets, chosenSignIn(connection, *connector));
    if (!secrets)
        return session.fail(secrets.error());
    const auto workspace = session.passing();
    if (!workspace)
        return session.fail(workspace.error());
    return show(
        session, options,
        {(*workspace)->checkAdHoc(connection, *std::move(secrets), optionsFor(*options), session.stopToken(), {})});
}

static Result<QList<TargetName>> chosenTargets(Session &session, const CheckCommand &options)
{
    return session.store([&options](Store &store) -> Result<QList<TargetName>> {
        QList<TargetName> found;
        const auto addAll = [&](const TenantId &tenant) -> Result<void> {
            const auto connections = store.connections(tenant);
            if (!connections)
                return failureOf(connections);
            for (const Connection &connection : *connections)
                found << TargetName{tenant, connection.id};
            return {};
        };
        for (const std::string &text : options.targets) {
            const auto target = targetFrom(fromArgument(text));
            if (!target)
                return failureOf(target);
            const auto known = store.tenant(target->tenant);
            if (!known)
                return failureOf(known);
            if (!target->connection.isEmpty())
                found << *target;
            else if (const auto added = addAll(target->tenant); !added)
                return failureOf(added);
        }
        if (!options.all)
            return found;
        const auto tenants = store.tenants();
        if (!tenants)
            return failureOf(tenants);
        for (const Tenant &tenant : *tenants)
            if (const auto added = addAll(tenant.id); !added)
                return failureOf(added);
        return found;
    });
}

static int checkStored(Session &session, const Options &options)
{
    const auto targets = chosenTargets(session, *options);
    if (!targets)
        return session.fail(targets.error());
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    QList<Running> running;
    for (const TargetName &target : *targets)
        running << (*workspace)->check(target.tenant, target.connection, optionsFor(*options), session.stopToken(), {});
    if (running.isEmpty())
        session.console.say(CheckCommand::tr(
            "There is no connection to check. Add one: lentera-cli connection add TENANT/ID --url URL"));
    return show(session, options, running);
}

// What stands behind the connector of a program is the program.
static void takeCommand(const Session &session, CheckCommand &options)
{
    const Connector *connector = session.connectors().find(fromArgument(options.fields.connector));
    if (connector && connector->kind == ConnectorKind::Process)
        options.fields.command = std::exchange(options.targets, {});
}

static int check(Session &session, const Options &options)
{
    takeCommand(session, *options);
    const bool stored = !options->targets.empty() || options->all;
    const bool adHoc = !options->fields.url.empty() || (!options->fields.connector.empty() && !stored);
    const int kinds = int(stored) + int(adHoc) + int(!options->replay.empty());
    if (kinds != 1) {
        session.console.say(
            CheckCommand::tr("Error: Name what to check: TENANT[/CONNECTION], --all, --url URL or --replay CASEFILE."));
        return Usage;
    }
    if (!options->replay.empty())
        return replay(session, options);
    return adHoc ? checkAdHoc(session, options) : checkStored(session, options);
}

void addCheckCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<CheckCommand>();
    CLI::App *command =
        app.add_subcommand("check", help(CheckCommand::tr("Check connections and name the root cause.")));
    command->add_option("TARGET", options->targets,
                        help(CheckCommand::tr("TENANT or TENANT/CONNECTION. With --connector mcp-stdio: the "
                                              "server's command, after two dashes.")));
    command->add_flag("--all", options->all, help(CheckCommand::tr("Every connection of every tenant.")));
    addConnectionFields(*command, options->fields);
    addSecretInput(*command, options->secrets);
    command->add_option("--replay", options->replay,
                        help(CheckCommand::tr("Judge a case file again, without network.")));
    command->add_option("--save", options->save,
                        help(CheckCommand::tr("Write the run to this case file, without secrets.")));
    command
        ->add_option("--samples", options->samples, help(CheckCommand::tr("Repeat the call to measure its latency.")))
        ->check(CLI::Range(1, 100))
        ->option_text("1-100");
    command->add_flag("--no-experiments", options->once,
                      help(CheckCommand::tr("Send every request once; repeat and vary nothing.")));
    command->add_flag("--strict", options->strict, help(CheckCommand::tr("Warnings end with status 4.")));
    command->add_flag("--markdown", options->markdown, help(CheckCommand::tr("Write the report as Markdown.")));
    onParsed(command, action, options, check);
}

}
