// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ConnectionFields.h"
#include "cli/ConnectionTable.h"

#include "base/Json.h"
#include "report/Wording.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct ConnectionCommand {
    Q_DECLARE_TR_FUNCTIONS(ConnectionCommand)

public:
    std::string target;
    std::string newTarget;
    std::string name;
    std::string notes;
    std::vector<std::string> tenants;
    ConnectionFields fields;
    bool purge = false;
};

}

using Options = std::shared_ptr<ConnectionCommand>;

static QJsonObject jsonOf(const Connection &connection)
{
    QJsonObject object = toJson(connection).toObject();
    object.insert(u"tenant"_s, connection.tenant.text());
    object.insert(u"id"_s, connection.id.text());
    return object;
}

// Every live connection of the tenants that were named, or of all.
static Result<QList<Connection>> chosen(Session &session, const std::vector<std::string> &names)
{
    return session.store([&names](Store &store) -> Result<QList<Connection>> {
        QList<Connection> found;
        const auto add = [&](const TenantId &tenant, const ConnectionId &one) -> Result<void> {
            if (!one.isEmpty()) {
                const auto connection = store.connection(tenant, one);
                if (!connection)
                    return failureOf(connection);
                found << *connection;
                return {};
            }
            const auto connections = store.connections(tenant);
            if (!connections)
                return failureOf(connections);
            found << *connections;
            return {};
        };
        for (const std::string &name : names) {
            const auto target = targetFrom(fromArgument(name));
            if (!target)
                return failureOf(target);
            if (const auto added = add(target->tenant, target->connection); !added)
                return failureOf(added);
        }
        if (!names.empty())
            return found;
        const auto tenants = store.tenants();
        if (!tenants)
            return failureOf(tenants);
        for (const Tenant &tenant : *tenants)
            if (const auto added = add(tenant.id, {}); !added)
                return failureOf(added);
        return found;
    });
}

static int listConnections(Session &session, const Options &options)
{
    const auto connections = chosen(session, options->tenants);
    if (!connections)
        return session.fail(connections.error());
    QJsonArray array;
    QList<QStringList> rows{{ConnectionCommand::tr("Connection"), ConnectionCommand::tr("Kind of system"),
                             ConnectionCommand::tr("Address")}};
    for (const Connection &connection : *connections) {
        array << jsonOf(connection);
        rows << QStringList{connection.tenant.text() + u'/' + connection.id.text(), connection.connector,
                            targetOf(connection)};
    }
    if (session.printedJson({{u"schema"_s, u"lentera.connectionList/1"_s}, {u"connections"_s, array}}))
        return Good;
    if (connections->isEmpty())
        session.console.say(ConnectionCommand::tr(
            "There is no connection yet. Add one: lentera-cli connection add TENANT/ID --url URL"));
    else
        session.console.printTable(rows);
    return Good;
}

static Result<Connection> stored(Session &session, const std::string &text)
{
    const auto target = connectionTargetFrom(fromArgument(text));
    if (!target)
        return failureOf(target);
    return session.store([&](Store &store) { return store.connection(target->tenant, target->connection); });
}

static int showConnection(Session &session, const Options &options)
{
    const auto connection = stored(session, options->target);
    if (!connection)
        return session.fail(connection.error());
    if (session.printedJson(jsonOf(*connection)))
        return Good;
    session.console.printTable(connectionTable(*connection));
    return Good;
}

// Says every mistake with its field; answers the exit status.
static int sayProblems(Session &session, const Connection &connection, const QList<Error> &problems)
{
    int exit = Good;
    for (const Error &problem : problems) {
        session.console.say(
            ConnectionCommand::tr("Connection %1:").arg(connection.tenant.text() + u'/' + connection.id.text()));
        exit = session.fail(problem);
    }
    return exit;
}

static int save(Session &session, Connection connection, const ConnectionCommand &options,
                Result<void> (Store::*keep)(const Connection &))
{
    if (!options.name.empty())
        connection.name = fromArgument(options.name);
    if (!options.notes.empty())
        connection.notes = fromArgument(options.notes);
    if (const auto applied = apply(options.fields, session.connectors(), connection); !applied)
        return session.fail(applied.error());
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    if (const int exit = sayProblems(session, connection, (*workspace)->problemsOf(connection)); exit != Good)
        return exit;
    if (const auto approved = (*workspace)->approvedPrograms().add(connection.process); !approved)
        return session.fail(approved.error());
    const auto kept = session.store([&](Store &store) { return (store.*keep)(connection); });
    return kept ? int(Good) : session.fail(kept.error());
}

static int addConnection(Session &session, const Options &options)
{
    const auto target = connectionTargetFrom(fromArgument(options->target));
    if (!target)
        return session.fail(target.error());
    Connection connection;
    connection.tenant = target->tenant;
    connection.id = target->connection;
    connection.name = target->connection.text();
    connection.connector = u"generic-http"_s;
    return save(session, std::move(connection), *options, &Store::addConnection);
}

static int editConnection(Session &session, const Options &options)
{
    auto connection = stored(session, options->target);
    if (!connection)
        return session.fail(connection.error());
    if (!options->fields.resolvers.empty())
        connection->resolvers.clear();
    if (!options->fields.connectTo.empty())
        connection->connectTo.clear();
    return save(session, *std::move(connection), *options, &Store::editConnection);
}

// Settings only: a credential belongs to one connection, and a copy starts without.
static int duplicateConnection(Session &session, const Options &options)
{
    auto connection = stored(session, options->target);
    if (!connection)
        return session.fail(connection.error());
    const auto target = connectionTargetFrom(fromArgument(options->newTarget));
    if (!target)
        return session.fail(target.error());
    connection->tenant = target->tenant;
    connection->id = target->connection;
    return save(session, *std::move(connection), *options, &Store::addConnection);
}

// Whoever reads what is printed has seen what will be started.
static int approveProgram(Session &session, const Options &options)
{
    const auto connection = stored(session, options->target);
    if (!connection)
        return session.fail(connection.error());
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    session.console.printTable(connectionTable(*connection));
    const auto approved = (*workspace)->approvedPrograms().add(connection->process);
    return approved ? int(Good) : session.fail(approved.error());
}

static int removeConnection(Session &session, const Options &options)
{
    const auto target = connectionTargetFrom(fromArgument(options->target));
    if (!target)
        return session.fail(target.error());
    const auto removed =
        session.store([&](Store &store) { return store.removeConnection(target->tenant, target->connection); });
    if (!removed && !options->purge)
        return session.fail(removed.error());
    if (!options->purge) {
        session.console.say(ConnectionCommand::tr("Removed. Undo it with: lentera-cli connection restore %1")
                                .arg(fromArgument(options->target)));
        return Good;
    }
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    const auto purged =
        (*workspace)->purgeConnection(target->tenant, target->connection, session.stopToken()).takeResult();
    return purged ? int(Good) : session.fail(purged.error());
}

static int restoreConnection(Session &session, const Options &options)
{
    const auto target = connectionTargetFrom(fromArgument(options->target));
    if (!target)
        return session.fail(target.error());
    const auto restored =
        session.store([&](Store &store) { return store.restoreConnection(target->tenant, target->connection); });
    return restored ? int(Good) : session.fail(restored.error());
}

// Judges settings without network: stored connections, and the connector files that they come from.
static int lintConnections(Session &session, const Options &options)
{
    int exit = Good;
    for (const FileProblem &problem : session.connectors().problems()) {
        session.console.say(u"%1:%2:"_s.arg(problem.file).arg(problem.line));
        exit = session.fail(problem.error);
    }
    const auto connections = chosen(session, options->tenants);
    if (!connections)
        return session.fail(connections.error());
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    for (const Connection &connection : *connections)
        if (const int wrong = sayProblems(session, connection, (*workspace)->problemsOf(connection)); wrong != Good)
            exit = wrong;
    return exit;
}

static void addEditing(CLI::App *command, const Options &options)
{
    command->add_option("COMMAND", options->fields.command,
                        help(ConnectionCommand::tr("With --connector mcp-stdio: the server's command and its "
                                                   "arguments, after two dashes: -- npx -y NAME")));
    command->add_option("--name", options->name, help(ConnectionCommand::tr("Display name.")));
    command->add_option("--notes", options->notes, help(ConnectionCommand::tr("Notes of your own.")));
    addConnectionFields(*command, options->fields);
}

void addConnectionCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ConnectionCommand>();
    CLI::App *connection = app.add_subcommand(
        "connection", help(ConnectionCommand::tr("List, show, add, edit, duplicate, remove and lint connections.")));
    connection->require_subcommand(1);
    const auto on = [&](const char *name, const QString &text, int (*run)(Session &, const Options &)) {
        return onParsed(connection->add_subcommand(name, help(text)), action, options, run);
    };
    const auto named = [&](const char *name, const QString &text, int (*run)(Session &, const Options &)) {
        CLI::App *command = on(name, text, run);
        command
            ->add_option("TENANT/CONNECTION", options->target,
                         help(ConnectionCommand::tr("The connection, e.g. acme/jira.")))
            ->required();
        return command;
    };
    on("list", ConnectionCommand::tr("List the connections."), listConnections)
        ->add_option("TENANT", options->tenants, help(ConnectionCommand::tr("Only of these tenants.")));
    named("show", ConnectionCommand::tr("Show a connection's settings."), showConnection);
    addEditing(named("add",
                     ConnectionCommand::tr("Add a connection to a tenant. It starts with what the options say, "
                                           "not with the settings of the window."),
                     addConnection),
               options);
    addEditing(named("edit", ConnectionCommand::tr("Change what is given, keep the rest."), editConnection), options);
    named("duplicate", ConnectionCommand::tr("Copy a connection's settings, without its credential."),
          duplicateConnection)
        ->add_option("NEW", options->newTarget, help(ConnectionCommand::tr("The copy, TENANT/CONNECTION.")))
        ->required();
    named(
        "approve",
        ConnectionCommand::tr("Show the program that checks of a connection start, and let them start it from now on."),
        approveProgram);
    named("remove", ConnectionCommand::tr("Remove a connection; it can be restored until it is purged."),
          removeConnection)
        ->add_flag("--purge", options->purge,
                   help(ConnectionCommand::tr("Delete it for good, with its secrets in the keychain.")));
    named("restore", ConnectionCommand::tr("Undo the removal of a connection."), restoreConnection);
    on("lint", ConnectionCommand::tr("Look for mistakes in settings and connector files, without network."),
       lintConnections)
        ->add_option("TARGET", options->tenants,
                     help(ConnectionCommand::tr("Only these: TENANT or TENANT/CONNECTION.")));
}

}
