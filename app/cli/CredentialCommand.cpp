// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ConnectionFields.h"
#include "cli/RunOutput.h"
#include "cli/SecretInput.h"

#include "texts/Words.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct CredentialCommand {
    Q_DECLARE_TR_FUNCTIONS(CredentialCommand)

public:
    std::string target;
    SecretInput secrets;
    std::vector<std::string> expiring; //!< FIELD=YYYY-MM-DD
    bool strict = false;
};

}

using Options = std::shared_ptr<CredentialCommand>;

static QJsonObject jsonOf(const CredentialMetadata &row)
{
    const auto time = [](const QDateTime &moment) {
        return moment.isValid() ? QJsonValue(isoTime(moment)) : QJsonValue();
    };
    QJsonObject object{{u"field"_s, row.field},
                       {u"secret"_s, row.secret},
                       {u"length"_s, row.length},
                       {u"created"_s, time(row.created)},
                       {u"lastVerified"_s, time(row.lastVerified)},
                       {u"expires"_s, time(row.expires)}};
    object.insert(row.secret ? u"fingerprint"_s : u"value"_s, row.secret ? row.fingerprint : row.value);
    return object;
}

static int listCredentials(Session &session, const Options &options)
{
    const auto target = connectionTargetFrom(fromArgument(options->target));
    if (!target)
        return session.fail(target.error());
    const auto rows = session.store([&](Store &store) -> Result<QList<CredentialMetadata>> {
        if (const auto known = store.connection(target->tenant, target->connection); !known)
            return failureOf(known);
        return store.credentials(target->tenant, target->connection);
    });
    if (!rows)
        return session.fail(rows.error());
    QJsonArray array;
    QList<QStringList> table{{CredentialCommand::tr("Field"), CredentialCommand::tr("Value"),
                              CredentialCommand::tr("Last accepted"), CredentialCommand::tr("Expires")}};
    for (const CredentialMetadata &row : *rows) {
        array << jsonOf(row);
        table << QStringList{row.field,
                             row.secret
                                 ? CredentialCommand::tr("secret, %n character(s), fingerprint %1", nullptr, row.length)
                                       .arg(row.fingerprint)
                                 : row.value,
                             row.lastVerified.isValid() ? isoTime(row.lastVerified) : CredentialCommand::tr("never"),
                             row.expires.isValid() ? isoTime(row.expires) : CredentialCommand::tr("not known")};
    }
    if (session.printedJson({{u"schema"_s, u"lentera.credentialList/1"_s}, {u"fields"_s, array}}))
        return Good;
    if (rows->isEmpty())
        session.console.say(
            CredentialCommand::tr(
                "This connection has no credential yet. Set one: lentera-cli credential set %1 --secret-stdin FIELD")
                .arg(fromArgument(options->target)));
    else
        session.console.printTable(table);
    return Good;
}

static Result<SignIn> signInOf(Session &session, const TargetName &target)
{
    const auto connection =
        session.store([&](Store &store) { return store.connection(target.tenant, target.connection); });
    if (!connection)
        return failureOf(connection);
    const Connector *connector = session.connectors().find(connection->connector);
    if (!connector)
        return failure("connector.unknown"_L1, {{u"connector"_s, connection->connector}});
    return chosenSignIn(*connection, *connector);
}

// At a terminal every field that was not given is asked for; elsewhere only what was given is set.
static Result<QMap<QString, SharedSecret>> fieldsFor(const SignIn &signIn, const SecretInput &input)
{
    auto fields = readSecrets(input, signIn);
    if (!fields || !fields->isEmpty())
        return fields;
    if (!stdinIsTerminal())
        return failure("cli.no-secret"_L1);
    for (const CredentialField &field : signIn.fields) {
        QByteArray value = askSecret(CredentialCommand::tr("%1 (not shown): ").arg(field.id));
        if (!value.isEmpty())
            fields->insert(field.id, std::make_shared<const Secret>(std::move(value)));
    }
    return fields;
}

// The last second of each day here, by field.
static Result<QMap<QString, QDateTime>> expiriesFrom(const std::vector<std::string> &expiring)
{
    QMap<QString, QDateTime> expiries;
    for (const std::string &text : expiring) {
        const auto pair = assignment(text);
        if (!pair)
            return failureOf(pair);
        const QDate day = QDate::fromString(pair->second, Qt::ISODate);
        if (!day.isValid())
            return failure("cli.date"_L1, {{u"text"_s, pair->second}});
        expiries.insert(pair->first, QDateTime(day, QTime(23, 59, 59)).toUTC());
    }
    return expiries;
}

struct Wanted {
    TargetName target;
    QMap<QString, QDateTime> expiries;
    QMap<QString, SharedSecret> fields;
    Workspace *workspace = nullptr;
};

static Result<Wanted> wanted(Session &session, const CredentialCommand &options)
{
    const auto target = connectionTargetFrom(fromArgument(options.target));
    if (!target)
        return failureOf(target);
    const auto expiries = expiriesFrom(options.expiring);
    if (!expiries)
        return failureOf(expiries);
    const auto signIn = signInOf(session, *target);
    if (!signIn)
        return failureOf(signIn);
    auto fields = fieldsFor(*signIn, options.secrets);
    if (!fields)
        return failureOf(fields);
    const auto workspace = session.workspace();
    if (!workspace)
        return failureOf(workspace);
    return Wanted{*target, *expiries, *std::move(fields), *workspace};
}

static Result<void> keepExpiries(Session &session, const Wanted &want)
{
    return session.store(
        [&](Store &store) { return store.setExpiries(want.target.tenant, want.target.connection, want.expiries); });
}

static int setCredential(Session &session, const Options &options)
{
    const auto want = wanted(session, *options);
    if (!want)
        return session.fail(want.error());
    const auto stored =
        want->workspace->setCredential(want->target.tenant, want->target.connection, want->fields, session.stopToken())
            .takeResult();
    if (!stored)
        return session.fail(stored.error());
    if (const auto kept = keepExpiries(session, *want); !kept)
        return session.fail(kept.error());
    session.console.say(
        CredentialCommand::tr("Stored in the keychain and read back. Verify it: lentera-cli credential verify %1")
            .arg(fromArgument(options->target)));
    return Good;
}

static int showRun(Session &session, const Options &options, const Result<RunRecord> &record)
{
    if (!record)
        return session.fail(record.error());
    RunOutput output(session, options->strict, ReportForm::Text);
    output.add(*record);
    return output.finish();
}

static int rotateCredential(Session &session, const Options &options)
{
    const auto want = wanted(session, *options);
    if (!want)
        return session.fail(want.error());
    const auto record = want->workspace
                            ->rotateCredential(want->target.tenant, want->target.connection, want->fields,
                                               CheckOptions::fromHere(), session.stopToken())
                            .takeResult();
    const int exit = showRun(session, options, record);
    if (record && credentialAccepted(record->result))
        if (const auto kept = keepExpiries(session, *want); !kept)
            return session.fail(kept.error());
    if (record && credentialAccepted(record->result))
        session.console.say(
            CredentialCommand::tr("The system accepts the new credential; it is stored and the old one is deleted."));
    else if (record)
        session.console.say(CredentialCommand::tr("The new credential was not accepted; the old one is kept."));
    return exit;
}

static int verifyCredential(Session &session, const Options &options)
{
    const auto target = connectionTargetFrom(fromArgument(options->target));
    if (!target)
        return session.fail(target.error());
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    return showRun(session, options,
                   (*workspace)
                       ->check(target->tenant, target->connection, CheckOptions::fromHere(), session.stopToken(), {})
                       .takeResult());
}

static int removeCredential(Session &session, const Options &options)
{
    const auto target = connectionTargetFrom(fromArgument(options->target));
    if (!target)
        return session.fail(target.error());
    const auto known =
        session.store([&](Store &store) { return store.connection(target->tenant, target->connection); });
    if (!known)
        return session.fail(known.error());
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    const auto removed =
        (*workspace)->removeCredential(target->tenant, target->connection, session.stopToken()).takeResult();
    if (!removed)
        return session.fail(removed.error());
    session.console.say(CredentialCommand::tr("Deleted from the keychain."));
    return Good;
}

static int keychainStatus(Session &session, const Options &)
{
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    const KeychainStatus status = (*workspace)->keychainStatus(session.stopToken()).takeResult();
    const int exit = status.state == KeychainState::Usable ? Good : CouldNotRun;
    if (session.printedJson({{u"schema"_s, u"lentera.keychain/1"_s},
                             {u"state"_s, keychainStateText(status.state)},
                             {u"backend"_s, status.backend},
                             {u"detail"_s, status.detail}}))
        return exit;
    session.console.print(words::keychainState(status.state));
    if (status.state == KeychainState::Usable)
        session.console.print(status.backend);
    else
        session.fail(
            {u"keychain."_s + keychainStateText(status.state), {{u"detail"_s, status.detail}, {u"seconds"_s, u"5"_s}}});
    return exit;
}

void addCredentialCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<CredentialCommand>();
    CLI::App *credential = app.add_subcommand(
        "credential",
        help(CredentialCommand::tr("List, set, verify, rotate and remove credentials; ask for the keychain's state.")));
    credential->require_subcommand(1);
    const auto on = [&](const char *name, const QString &text, int (*run)(Session &, const Options &)) {
        return onParsed(credential->add_subcommand(name, help(text)), action, options, run);
    };
    const auto named = [&](const char *name, const QString &text, int (*run)(Session &, const Options &)) {
        CLI::App *command = on(name, text, run);
        command
            ->add_option("TENANT/CONNECTION", options->target,
                         help(CredentialCommand::tr("The connection, e.g. acme/jira.")))
            ->required();
        return command;
    };
    named("list", CredentialCommand::tr("Show what is known of a connection's credential; never the secret."),
          listCredentials);
    const auto given = [&](CLI::App *command) {
        addSecretInput(*command, options->secrets);
        command->add_option("--expires", options->expiring,
                            help(CredentialCommand::tr("FIELD=YYYY-MM-DD: the last day of a credential field.")));
    };
    given(named("set", CredentialCommand::tr("Store a credential in the keychain."), setCredential));
    named("verify", CredentialCommand::tr("Check the stored credential against the live system."), verifyCredential);
    given(named("rotate",
                CredentialCommand::tr("Check a new credential against the live system and store it if it is accepted."),
                rotateCredential));
    named("remove", CredentialCommand::tr("Delete a connection's credential from the keychain."), removeCredential);
    on("status", CredentialCommand::tr("Say whether the keychain is usable, locked, waiting, absent or silent."),
       keychainStatus);
}

}
