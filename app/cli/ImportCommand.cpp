// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "base/AtomicFile.h"
#include "base/visible.h"
#include "workspace/connectorImport.h"

#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct ImportCommand {
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)

public:
    std::string file;
    std::string tenant;
    std::string envFile;
    bool dryRun = false;
};

}

using Options = std::shared_ptr<ImportCommand>;

static bool isYaml(const QString &path)
{
    return path.endsWith(".yaml"_L1) || path.endsWith(".yml"_L1);
}

static Result<EnvFile> readVariables(const QString &path)
{
    Result<QByteArray> text = readWhole(path, largestEnvFile);
    if (!text)
        return failureOf(text);
    EnvFile file = readEnvFile(*text);
    wipeBytes(*text);
    if (!file.readable)
        return failure("import.encoding"_L1, {{u"path"_s, path}});
    return file;
}

static Result<QList<ImportedConnection>> readImport(Session &session, const ImportCommand &options)
{
    const QString path = fromArgument(options.file);
    const TenantId tenant(fromArgument(options.tenant));
    if (!isYaml(path)) {
        const auto variables = readVariables(path);
        if (!variables)
            return failureOf(variables);
        return connectionsFrom(*variables, session.connectors(), tenant);
    }
    const auto yaml = readWhole(path, DataLimits().bytes);
    if (!yaml)
        return failureOf(yaml);
    const ConnectorsFile file = readConnectorsFile(*yaml);
    if (file.document.refused)
        return failure("import.yaml"_L1,
                       {{u"path"_s, path}, {u"line"_s, QString::number(file.document.problems.last().place.line)}});
    const QString beside = QFileInfo(path).path() + "/.env"_L1;
    const auto variables = readVariables(options.envFile.empty() ? beside : fromArgument(options.envFile));
    if (!variables)
        return failureOf(variables);
    return connectionsFrom(file, *variables, session.connectors(), tenant);
}

// The connection first: its credential has nowhere to be without it.
static Result<void> add(Session &session, Workspace &workspace, const ImportedConnection &imported)
{
    const auto added = session.store([&](Store &store) { return store.addConnection(imported.connection); });
    if (!added)
        return failureOf(added);
    const Connection &connection = imported.connection;
    return workspace.setCredential(connection.tenant, connection.id, imported.secrets, session.stopToken())
        .takeResult();
}

static QJsonObject jsonOf(const Session &session, const ImportedConnection &imported, const QString &status)
{
    QJsonArray problems;
    for (const Error &problem : imported.problems)
        problems << QJsonObject{{u"id"_s, problem.id},
                                {u"title"_s, session.explanations().of(problem, session.language).title}};
    return {{u"id"_s, imported.connection.id.text()},
            {u"source"_s, imported.source},
            {u"connector"_s, imported.connection.connector},
            {u"baseUrl"_s, imported.connection.parameters.value(u"baseUrl"_s)},
            {u"signIn"_s, imported.connection.signIn},
            {u"fields"_s, QJsonArray::fromStringList(imported.secrets.keys())},
            {u"status"_s, status},
            {u"problems"_s, problems}};
}

static void print(const Session &session, const QJsonArray &rows, bool dryRun)
{
    QList<QStringList> table{{ImportCommand::tr("Connection"), ImportCommand::tr("Kind of system"),
                              ImportCommand::tr("Address"), ImportCommand::tr("Result")}};
    const QMap<QString, QString> results{{u"planned"_s, ImportCommand::tr("would be added")},
                                         {u"added"_s, ImportCommand::tr("added, credential in the keychain")},
                                         {u"skipped"_s, ImportCommand::tr("left out")}};
    for (const QJsonValue &row : rows) {
        const auto cell = [&row](const char *name) {
            return visibleLine(row.toObject().value(QLatin1StringView(name)).toString());
        };
        table << QStringList{cell("source"), cell("connector"), cell("baseUrl"), results.value(cell("status"))};
        for (const QJsonValue &problem : row.toObject().value("problems"_L1).toArray())
            table << QStringList{u"  "_s + problem.toObject().value("title"_L1).toString()};
    }
    session.console.printTable(table);
    if (dryRun)
        session.console.say(ImportCommand::tr("Nothing was changed. Import them by leaving out --dry-run."));
}

// What cannot be added is left out with its reasons; the rest is added all the same.
static int importConnections(Session &session, const Options &options)
{
    if (!isIdText(fromArgument(options->tenant)))
        return session.fail({u"cli.target"_s, {{u"target"_s, fromArgument(options->tenant)}}});
    auto connections = readImport(session, *options);
    if (!connections)
        return session.fail(connections.error());
    if (connections->isEmpty())
        return session.fail({u"import.nothing"_s, {{u"path"_s, fromArgument(options->file)}}});
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    const TenantId tenant(fromArgument(options->tenant));
    if (const auto known = session.store([&](Store &store) { return store.tenant(tenant); }); !known)
        return session.fail(known.error());
    int exit = Good;
    QJsonArray rows;
    for (ImportedConnection &imported : *connections) {
        if (imported.problems.isEmpty())
            imported.problems = (*workspace)->problemsOf(imported.connection);
        if (imported.problems.isEmpty() && !options->dryRun)
            if (const auto added = add(session, **workspace, imported); !added)
                imported.problems << added.error();
        if (!imported.problems.isEmpty())
            exit = std::max(exit, exitOf(imported.problems.last()));
        const QString good = options->dryRun ? u"planned"_s : u"added"_s;
        rows << jsonOf(session, imported, imported.problems.isEmpty() ? good : u"skipped"_s);
    }
    if (!session.printedJson({{u"schema"_s, u"lentera.import/1"_s},
                              {u"tenant"_s, tenant.text()},
                              {u"dryRun"_s, options->dryRun},
                              {u"connections"_s, rows}}))
        print(session, rows, options->dryRun);
    return exit;
}

void addImportCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ImportCommand>();
    CLI::App *command = app.add_subcommand(
        "import", help(ImportCommand::tr("Make connections of a configured_connectors.yaml with its .env file, or of a "
                                         ".env file alone; secrets go to the keychain.")));
    command->add_option("FILE", options->file, help(ImportCommand::tr("The file.")))->required();
    command->add_option("--tenant", options->tenant, help(ImportCommand::tr("Tenant whose connections they become.")))
        ->required();
    command->add_option("--env-file", options->envFile,
                        help(ImportCommand::tr("The .env file to the YAML file; else the one beside it.")));
    command->add_flag("--dry-run", options->dryRun, help(ImportCommand::tr("Only say what would be done.")));
    onParsed(command, action, options, importConnections);
}

}
