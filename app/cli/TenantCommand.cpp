// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "base/AtomicFile.h"
#include "base/Clock.h"
#include "report/Wording.h"
#include "texts/Words.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera::cli {

static constexpr qint64 largestImport = 16 * 1024 * 1024;

namespace {

struct TenantCommand {
    Q_DECLARE_TR_FUNCTIONS(TenantCommand)

public:
    std::string id;
    std::string name;
    std::string environment;
    std::string colour;
    std::string notes;
    std::string file;
    std::vector<std::string> tenants;
    bool purge = false;
    bool removed = false;
};

}

using Options = std::shared_ptr<TenantCommand>;

static QJsonObject jsonOf(const Tenant &tenant)
{
    return {{u"id"_s, tenant.id.text()},
            {u"name"_s, tenant.name},
            {u"environment"_s, environmentText(tenant.environment)},
            {u"colour"_s, tenant.colour},
            {u"notes"_s, tenant.notes}};
}

static int listTenants(Session &session, const Options &options)
{
    const Include which = options->removed ? Include::Removed : Include::Live;
    const auto tenants = session.store([which](Store &store) { return store.tenants(which); });
    if (!tenants)
        return session.fail(tenants.error());
    QJsonArray array;
    QList<QStringList> rows{{TenantCommand::tr("Tenant"), TenantCommand::tr("Name"), TenantCommand::tr("Environment")}};
    for (const Tenant &tenant : *tenants) {
        array << jsonOf(tenant);
        rows << QStringList{tenant.id.text(), tenant.name, words::environment(tenant.environment)};
    }
    if (session.printedJson({{u"schema"_s, u"lentera.tenantList/1"_s}, {u"tenants"_s, array}}))
        return Good;
    if (tenants->isEmpty())
        session.console.say(
            TenantCommand::tr("There is no tenant yet. Add one: lentera-cli tenant add ID --name NAME"));
    else
        session.console.printTable(rows);
    return Good;
}

static int showTenant(Session &session, const Options &options)
{
    const TenantId id(fromArgument(options->id));
    const auto tenant = session.store([id](Store &store) { return store.tenant(id); });
    if (!tenant)
        return session.fail(tenant.error());
    const auto connections = session.store([id](Store &store) { return store.connections(id); });
    if (!connections)
        return session.fail(connections.error());
    QJsonObject document = jsonOf(*tenant);
    QJsonArray names;
    for (const Connection &connection : *connections)
        names << connection.id.text();
    document.insert(u"connections"_s, names);
    if (session.printedJson(document))
        return Good;
    session.console.printTable({{TenantCommand::tr("Tenant"), tenant->id.text()},
                                {TenantCommand::tr("Name"), tenant->name},
                                {TenantCommand::tr("Environment"), words::environment(tenant->environment)},
                                {TenantCommand::tr("Notes"), tenant->notes}});
    for (const Connection &connection : *connections)
        session.console.print(u"%1/%2  %3"_s.arg(id.text(), connection.id.text(), targetOf(connection)));
    return Good;
}

// Only what was given on the command line changes.
static void apply(const TenantCommand &options, Tenant &tenant)
{
    if (!options.name.empty())
        tenant.name = fromArgument(options.name);
    if (!options.environment.empty())
        tenant.environment = environmentFrom(fromArgument(options.environment));
    if (!options.colour.empty())
        tenant.colour = fromArgument(options.colour);
    if (!options.notes.empty())
        tenant.notes = fromArgument(options.notes);
}

static int done(Session &session, const Result<void> &result)
{
    return result ? int(Good) : session.fail(result.error());
}

static int addTenant(Session &session, const Options &options)
{
    Tenant tenant;
    tenant.id = TenantId(fromArgument(options->id));
    tenant.name = tenant.id.text();
    apply(*options, tenant);
    return done(session, session.store([tenant](Store &store) { return store.addTenant(tenant); }));
}

static int editTenant(Session &session, const Options &options)
{
    return done(session, session.store([options](Store &store) -> Result<void> {
        auto tenant = store.tenant(TenantId(fromArgument(options->id)));
        if (!tenant)
            return failureOf(tenant);
        apply(*options, *tenant);
        return store.editTenant(*tenant);
    }));
}

static int removeTenant(Session &session, const Options &options)
{
    const TenantId id(fromArgument(options->id));
    const auto tenant = session.store([id](Store &store) { return store.tenant(id); });
    if (tenant) {
        const auto removed = session.store([id](Store &store) { return store.removeTenant(id); });
        if (!removed)
            return session.fail(removed.error());
    } else if (!options->purge)
        return session.fail(tenant.error());
    if (!options->purge) {
        session.console.say(TenantCommand::tr("Removed. Undo it with: lentera-cli tenant restore %1").arg(id.text()));
        return Good;
    }
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    return done(session, (*workspace)->purgeTenant(id, session.stopToken()).takeResult());
}

static int restoreTenant(Session &session, const Options &options)
{
    const TenantId id(fromArgument(options->id));
    return done(session, session.store([id](Store &store) { return store.restoreTenant(id); }));
}

static int importFile(Session &session, const Options &options)
{
    const QString path = fromArgument(options->file);
    const auto bytes = readWhole(path, largestImport);
    if (!bytes)
        return session.fail(bytes.error());
    const auto outcome = session.store([&](Store &store) { return importTenants(store, *bytes, path); });
    if (!outcome)
        return session.fail(outcome.error());
    if (session.printedJson({{u"schema"_s, u"lentera.importOutcome/1"_s},
                             {u"added"_s, QJsonArray::fromStringList(outcome->added)},
                             {u"updated"_s, QJsonArray::fromStringList(outcome->updated)},
                             {u"unchanged"_s, QJsonArray::fromStringList(outcome->unchanged)}}))
        return Good;
    session.console.say(TenantCommand::tr("%n tenant(s) added.", nullptr, int(outcome->added.size())));
    session.console.say(TenantCommand::tr("%n tenant(s) updated.", nullptr, int(outcome->updated.size())));
    session.console.say(TenantCommand::tr("%n tenant(s) unchanged.", nullptr, int(outcome->unchanged.size())));
    return Good;
}

static int exportFile(Session &session, const Options &options)
{
    const auto document = session.store([options](Store &store) -> Result<QJsonObject> {
        QList<TenantId> chosen;
        for (const std::string &name : options->tenants)
            chosen << TenantId(fromArgument(name));
        if (!chosen.isEmpty())
            return exportTenants(store, chosen);
        const auto all = store.tenants();
        if (!all)
            return failureOf(all);
        for (const Tenant &tenant : *all)
            chosen << tenant.id;
        return exportTenants(store, chosen);
    });
    if (!document)
        return session.fail(document.error());
    if (options->file == "-") {
        session.console.printJson(*document);
        return Good;
    }
    return done(session, writeAtomically(fromArgument(options->file), QJsonDocument(*document).toJson()));
}

static auto withFields(CLI::App *command, const Options &options)
{
    command->add_option("ID", options->id, help(TenantCommand::tr("Tenant, e.g. acme.")))->required();
    command->add_option("--name", options->name, help(TenantCommand::tr("Display name.")));
    command
        ->add_option("--environment", options->environment,
                     help(TenantCommand::tr("production, staging, sandbox or development.")))
        ->check(CLI::IsMember({"production", "staging", "sandbox", "development"}, CLI::ignore_case))
        ->option_text("ENVIRONMENT");
    command->add_option("--colour", options->colour, help(TenantCommand::tr("Colour of the window's frame, #rrggbb.")));
    command->add_option("--notes", options->notes, help(TenantCommand::tr("Notes of your own.")));
    return command;
}

void addTenantCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<TenantCommand>();
    CLI::App *tenant = app.add_subcommand(
        "tenant", help(TenantCommand::tr("List, show, add, edit, remove, import and export tenants.")));
    tenant->require_subcommand(1);
    const auto on = [&action, options](CLI::App *command, int (*run)(Session &, const Options &)) {
        return onParsed(command, action, options, run);
    };
    const auto named = [&](const char *name, const QString &text, int (*run)(Session &, const Options &)) {
        CLI::App *command = on(tenant->add_subcommand(name, help(text)), run);
        command->add_option("ID", options->id, help(TenantCommand::tr("Tenant, e.g. acme.")))->required();
        return command;
    };
    on(tenant->add_subcommand("list", help(TenantCommand::tr("List the tenants."))), listTenants)
        ->add_flag("--removed", options->removed,
                   help(TenantCommand::tr("Those that were removed and can be restored.")));
    named("show", TenantCommand::tr("Show a tenant and its connections."), showTenant);
    on(withFields(tenant->add_subcommand("add", help(TenantCommand::tr("Add a tenant."))), options), addTenant);
    on(withFields(tenant->add_subcommand("edit", help(TenantCommand::tr("Change what is given, keep the rest."))),
                  options),
       editTenant);
    named("remove", TenantCommand::tr("Remove a tenant; it can be restored until it is purged."), removeTenant)
        ->add_flag("--purge", options->purge,
                   help(TenantCommand::tr("Delete it for good, with its secrets in the keychain.")));
    named("restore", TenantCommand::tr("Undo the removal of a tenant."), restoreTenant);
    on(tenant->add_subcommand("import", help(TenantCommand::tr("Add and update tenants from a file."))), importFile)
        ->add_option("FILE", options->file, help(TenantCommand::tr("A lentera.tenants/1 document.")))
        ->required();
    CLI::App *exporting =
        on(tenant->add_subcommand("export", help(TenantCommand::tr("Write tenants to a file, without secrets."))),
           exportFile);
    exporting->add_option("FILE", options->file, help(TenantCommand::tr("The file, or - for standard output.")))
        ->required();
    exporting->add_option("TENANT", options->tenants, help(TenantCommand::tr("Only these tenants.")));
}

}
