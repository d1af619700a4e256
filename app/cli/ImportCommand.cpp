// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "base/AtomicFile.h"
#include "base/visible.h"
#include "files/AirbyteManifest.h"
#include "workspace/Places.h"
#include "workspace/connectorImport.h"

#include <QDir>
#include <QFile>
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
    bool removeSecrets = false;
};

}

using Options = std::shared_ptr<ImportCommand>;

static constexpr qint64 largestManifest = 2 * 1024 * 1024;

static bool isYaml(const QString &path)
{
    return path.endsWith(".yaml"_L1) || path.endsWith(".yml"_L1);
}

namespace {

//! What a file describes, with the `.env` that its values come from.
struct Import {
    QList<ImportedConnection> connections;
    EnvFile variables;
    QString envPath;
    SharedSecret envText; //!< as it was read
};

}

static Result<void> readVariables(const QString &path, Import &import)
{
    Result<QByteArray> text = readWhole(path, largestEnvFile);
    if (!text)
        return failureOf(text);
    import.variables = readEnvFile(*text);
    import.envPath = path;
    import.envText = std::make_shared<const Secret>(std::move(*text));
    if (!import.variables.readable)
        return failure("import.encoding"_L1, {{u"path"_s, path}});
    return {};
}

static Result<Import> readImport(Session &session, const ImportCommand &options)
{
    const QString path = fromArgument(options.file);
    const TenantId tenant(fromArgument(options.tenant));
    Import import;
    if (!isYaml(path)) {
        if (const Result<void> read = readVariables(path, import); !read)
            return failureOf(read);
        import.connections = connectionsFrom(import.variables, session.connectors(), tenant);
        return import;
    }
    const auto yaml = readWhole(path, DataLimits().bytes);
    if (!yaml)
        return failureOf(yaml);
    const ConnectorsFile file = readConnectorsFile(*yaml);
    if (file.document.refused)
        return failure("import.yaml"_L1,
                       {{u"path"_s, path}, {u"line"_s, QString::number(file.document.problems.last().place.line)}});
    const QString beside = QFileInfo(path).path() + "/.env"_L1;
    if (const Result<void> read =
            readVariables(options.envFile.empty() ? beside : fromArgument(options.envFile), import);
        !read)
        return failureOf(read);
    import.connections = connectionsFrom(file, import.variables, session.connectors(), tenant);
    return import;
}

// The names whose values are secrets of that connection.
static QStringList secretNames(const Session &session, const ImportedConnection &imported, const EnvFile &variables)
{
    const Connector *connector = session.connectors().find(imported.connection.connector);
    const SignIn *signIn = connector ? connector->findSignIn(imported.connection.signIn) : nullptr;
    QStringList names;
    for (const CredentialField &field : signIn ? signIn->fields : QList<CredentialField>())
        for (const EnvEntry &entry : variables.entries)
            if (field.secret && entry.value && entry.value == imported.secrets.value(field.id))
                names << entry.name;
    return names;
}

// Empties the values of what is safely in the keychain, which setCredential() has read back. What a connection that was
// left out still needs stays.
static Result<QStringList> removeSecrets(const Session &session, const Import &import)
{
    QStringList names;
    QStringList kept;
    for (const ImportedConnection &imported : import.connections)
        (imported.problems.isEmpty() ? names : kept) << secretNames(session, imported, import.variables);
    names.removeDuplicates();
    names.removeIf([&](const QString &name) { return kept.contains(name); });
    if (names.isEmpty())
        return names;
    if (const Result<void> emptied = emptyEnvValues(import.envPath, *import.envText, names); !emptied)
        return failureOf(emptied);
    return names;
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

static QJsonArray notesOf(const Session &session, const AirbyteManifest &manifest)
{
    QJsonArray notes;
    for (const ManifestNote &note : manifest.notes)
        notes << QJsonObject{{u"id"_s, note.error.id},
                             {u"line"_s, note.place.line},
                             {u"column"_s, note.place.column},
                             {u"title"_s, session.explanations().of(note.error, session.language).title}};
    return notes;
}

// A connector.yaml becomes a connector of the person's own.
static int importManifest(Session &session, const ImportCommand &options, const QString &path)
{
    const Result<QByteArray> yaml = readWhole(path, largestManifest);
    if (!yaml)
        return session.fail(yaml.error());
    const Result<AirbyteManifest> manifest = readAirbyteManifest(*yaml, path);
    if (!manifest)
        return session.fail(manifest.error());
    const QString folder = Places::standard().userConnectors;
    const QString file = folder + u'/' + manifest->id + ".json"_L1;
    if (!options.dryRun) {
        QDir().mkpath(folder);
        if (const Result<void> written = writeAtomically(file, manifest->connector); !written)
            return session.fail(written.error());
    }
    QJsonObject entities;
    for (auto entity = manifest->known.entities.cbegin(); entity != manifest->known.entities.cend(); ++entity)
        entities.insert(entity.key(), QJsonArray::fromStringList(entity.value()));
    if (session.printedJson({{u"schema"_s, u"lentera.import/1"_s},
                             {u"connector"_s, manifest->id},
                             {u"file"_s, file},
                             {u"dryRun"_s, options.dryRun},
                             {u"entities"_s, entities},
                             {u"notes"_s, notesOf(session, *manifest)}}))
        return Good;
    for (const ManifestNote &note : manifest->notes)
        session.console.print(u"%1:%2:%3: %4"_s.arg(visibleLine(path))
                                  .arg(note.place.line)
                                  .arg(note.place.column)
                                  .arg(session.explanations().of(note.error, session.language).title));
    session.console.print(
        options.dryRun ? ImportCommand::tr("Your own connector %1 would be added.").arg(manifest->id)
                       : ImportCommand::tr("Your own connector %1 was added: %2").arg(manifest->id, visibleLine(file)));
    session.console.say(
        ImportCommand::tr("Use it: lentera-cli connection add TENANT/ID --connector %1").arg(manifest->id));
    return Good;
}

static bool describesConnector(const QString &path)
{
    if (!isYaml(path))
        return false;
    const Result<QByteArray> yaml = readWhole(path, largestManifest);
    return yaml && isAirbyteManifest(*yaml);
}

// What cannot be added is left out with its reasons; the rest is added all the same.
static int importConnections(Session &session, const Options &options)
{
    if (describesConnector(fromArgument(options->file)))
        return importManifest(session, *options, fromArgument(options->file));
    if (options->tenant.empty())
        return session.fail({u"import.tenant"_s, {}});
    if (!isIdText(fromArgument(options->tenant)))
        return session.fail({u"cli.target"_s, {{u"target"_s, fromArgument(options->tenant)}}});
    auto import = readImport(session, *options);
    if (!import)
        return session.fail(import.error());
    if (import->connections.isEmpty())
        return session.fail({u"import.nothing"_s, {{u"path"_s, fromArgument(options->file)}}});
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    const TenantId tenant(fromArgument(options->tenant));
    if (const auto known = session.store([&](Store &store) { return store.tenant(tenant); }); !known)
        return session.fail(known.error());
    int exit = Good;
    QJsonArray rows;
    for (ImportedConnection &imported : import->connections) {
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
    Result<QStringList> removed;
    if (options->removeSecrets && !options->dryRun)
        removed = removeSecrets(session, *import);
    const QStringList names = removed.value_or(QStringList());
    if (!session.printedJson({{u"schema"_s, u"lentera.import/1"_s},
                              {u"tenant"_s, tenant.text()},
                              {u"dryRun"_s, options->dryRun},
                              {u"connections"_s, rows},
                              {u"removed"_s, QJsonArray::fromStringList(names)}}))
        print(session, rows, options->dryRun);
    if (!removed)
        return std::max(exit, session.fail(removed.error()));
    if (!names.isEmpty())
        session.console.say(
            ImportCommand::tr("Emptied in %1: %2. Programs that read them there need them from elsewhere.")
                .arg(visibleLine(import->envPath), visibleLine(names.join(u", "_s))));
    return exit;
}

void addImportCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ImportCommand>();
    CLI::App *command = app.add_subcommand(
        "import",
        help(ImportCommand::tr(
            "Make connections of a configured_connectors.yaml with its .env file, or of a "
            ".env file alone; secrets go to the keychain. Or take a connector.yaml as a connector of your own.")));
    command->add_option("FILE", options->file, help(ImportCommand::tr("The file.")))->required();
    command->add_option("--tenant", options->tenant,
                        help(ImportCommand::tr("Tenant whose connections they become; not for a connector.yaml.")));
    command->add_option("--env-file", options->envFile,
                        help(ImportCommand::tr("The .env file to the YAML file; else the one beside it.")));
    command->add_flag(
        "--remove-secrets", options->removeSecrets,
        help(ImportCommand::tr("Afterwards empty the imported secrets in the .env file. There is no copy.")));
    command->add_flag("--dry-run", options->dryRun, help(ImportCommand::tr("Only say what would be done.")));
    onParsed(command, action, options, importConnections);
}

}
