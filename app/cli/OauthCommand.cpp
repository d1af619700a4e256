// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ConnectionFields.h"
#include "cli/OauthOutput.h"
#include "cli/SecretInput.h"

#include "oauth/performOAuth.h"
#include "texts/OAuthText.h"

#include <QProcess>
#include <QStandardPaths>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct OauthOptions {
    Q_DECLARE_TR_FUNCTIONS(OauthOptions)

public:
    std::string target;
    std::string provider;
    std::string flow = "code";
    std::string clientId;
    std::string clientAuth;
    std::vector<std::string> scopes;
    std::string issuer;
    std::string authorizationUrl;
    std::string tokenUrl;
    std::string deviceUrl;
    std::string revocationUrl;
    std::vector<std::string> parameters; //!< NAME=VALUE of the provider
    SecretInput secrets;
    ConnectionFields route;
    int port = 0;
    int seconds = 300;
    bool noBrowser = false;
    bool tryOld = false;
    bool strict = false;
};

//! What the options say, and the secrets that came with them.
struct OauthInput {
    OAuthChoice choice;
    SharedSecret refreshToken;
};

}

using Options = std::shared_ptr<OauthOptions>;
using seen::OAuthFlow;

static OAuthFlow flowOf(const std::string &name)
{
    if (name == "device")
        return OAuthFlow::Device;
    if (name == "client")
        return OAuthFlow::Client;
    return name == "refresh" ? OAuthFlow::Refresh : OAuthFlow::Code;
}

// Only who sits at a terminal has a browser here; others get the address to open wherever they are.
static bool opensBrowser(const OauthOptions &options)
{
    return !options.noBrowser && stdinIsTerminal() && ::isatty(STDERR_FILENO) == 1 &&
           !QStandardPaths::findExecutable(u"xdg-open"_s).isEmpty();
}

static void tellPerson(const Console &console, const OAuthPrompt &prompt, bool browser)
{
    if (prompt.userCode.isEmpty())
        console.say(OauthOptions::tr("Open this address in a browser on this machine and agree there:"));
    else
        console.say(OauthOptions::tr("Open this address in any browser and type the code %1:").arg(prompt.userCode));
    console.say(prompt.url);
    console.say(OauthOptions::tr("Waiting for at most %n second(s).", nullptr, prompt.seconds));
    if (browser)
        QProcess::startDetached(u"xdg-open"_s, {prompt.url});
}

static Result<void> takeSecrets(const OauthOptions &options, OauthInput &input)
{
    const auto secrets = readSecrets(options.secrets, SignIn());
    if (!secrets)
        return failureOf(secrets);
    for (auto secret = secrets->cbegin(); secret != secrets->cend(); ++secret) {
        if (secret.key() == "clientSecret"_L1)
            input.choice.clientSecret = *secret;
        else if (secret.key() == "refreshToken"_L1)
            input.refreshToken = *secret;
        else
            return failure("credential.field.unknown"_L1, {{u"field"_s, secret.key()}});
    }
    return {};
}

static Result<OauthInput> inputFrom(const Session &session, const OauthOptions &options)
{
    OauthInput input;
    OAuthChoice &choice = input.choice;
    choice.provider = fromArgument(options.provider);
    choice.clientId = fromArgument(options.clientId);
    choice.clientAuth = fromArgument(options.clientAuth);
    for (const std::string &scope : options.scopes)
        choice.scopes << fromArgument(scope);
    choice.issuer = fromArgument(options.issuer);
    choice.endpoints = {fromArgument(options.authorizationUrl), fromArgument(options.tokenUrl),
                        fromArgument(options.deviceUrl), fromArgument(options.revocationUrl)};
    for (const std::string &text : options.parameters) {
        const auto pair = assignment(text);
        if (!pair)
            return failureOf(pair);
        choice.parameters.insert(pair->first, pair->second);
    }
    if (choice.provider.isEmpty() && (!choice.issuer.isEmpty() || !choice.endpoints.token.isEmpty()))
        choice.provider = u"generic"_s;
    choice.port = options.port;
    choice.patience = std::chrono::seconds(options.seconds);
    choice.page = words::oauthPage();
    choice.tryAgain = options.tryOld;
    const bool browser = opensBrowser(options);
    choice.prompt = [console = session.console, browser](const OAuthPrompt &prompt) {
        tellPerson(console, prompt, browser);
    };
    if (const auto taken = takeSecrets(options, input); !taken)
        return failureOf(taken);
    return input;
}

static int shown(const Session &session, const Options &options, const Result<seen::OAuthSeen> &seen)
{
    return seen ? showOAuth(session, *seen, options->strict) : session.fail(seen.error());
}

namespace {

//! A stored connection and what was said about its sign-in.
struct Named {
    TargetName target;
    OAuthChoice choice;
    Workspace *workspace = nullptr;
};

}

static Result<Named> namedBy(Session &session, const OauthOptions &options)
{
    const auto target = connectionTargetFrom(fromArgument(options.target));
    if (!target)
        return failureOf(target);
    auto input = inputFrom(session, options);
    if (!input)
        return failureOf(input);
    const auto workspace = session.workspace();
    if (!workspace)
        return failureOf(workspace);
    return Named{*target, std::move(input->choice), *workspace};
}

static int signIn(Session &session, const Options &options)
{
    const auto named = namedBy(session, *options);
    if (!named)
        return session.fail(named.error());
    const int exit = shown(session, options,
                           named->workspace
                               ->signIn(named->target.tenant, named->target.connection, flowOf(options->flow),
                                        named->choice, CheckOptions::fromHere(), session.stopToken())
                               .takeResult());
    if (exit == Good && !session.json)
        session.console.say(OauthOptions::tr("Stored in the keychain and read back. Verify it: lentera-cli credential "
                                             "verify %1")
                                .arg(fromArgument(options->target)));
    return exit;
}

static int refresh(Session &session, const Options &options)
{
    const auto named = namedBy(session, *options);
    if (!named)
        return session.fail(named.error());
    return shown(session, options,
                 named->workspace
                     ->refreshSignIn(named->target.tenant, named->target.connection, named->choice,
                                     CheckOptions::fromHere(), session.stopToken())
                     .takeResult());
}

static int revoke(Session &session, const Options &options)
{
    const auto named = namedBy(session, *options);
    if (!named)
        return session.fail(named.error());
    return shown(session, options,
                 named->workspace
                     ->revokeSignIn(named->target.tenant, named->target.connection, named->choice,
                                    CheckOptions::fromHere(), session.stopToken())
                     .takeResult());
}

static QString dateText(const QDateTime &time)
{
    return time.isValid() ? isoTime(time) : OauthOptions::tr("not known");
}

static QJsonObject statusJson(const Session &session, const SignInStatus &status)
{
    const auto time = [](const QDateTime &moment) {
        return moment.isValid() ? QJsonValue(isoTime(moment)) : QJsonValue();
    };
    QJsonArray tokens;
    for (const CredentialMetadata &row : status.rows)
        if (row.field == status.use.accessToken || row.field == status.use.refreshToken)
            tokens << QJsonObject{{u"field"_s, row.field},
                                  {u"created"_s, time(row.created)},
                                  {u"expires"_s, time(row.expires)},
                                  {u"fingerprint"_s, row.fingerprint}};
    QJsonArray ends;
    for (const QStringList &row : tokenEndRows(session, status.choice.provider))
        ends << row.first().mid(5);
    return {{u"schema"_s, u"lentera.oauthStatus/1"_s},
            {u"provider"_s, status.choice.provider},
            {u"signedInAt"_s, time(status.signedInAt)},
            {u"lastUsed"_s, time(status.lastUsed)},
            {u"tokens"_s, tokens},
            {u"refreshTokenMaybeSpent"_s, status.record.isSpending()},
            {u"maybeSpentSince"_s, time(status.record.spendingSince)},
            {u"ends"_s, ends}};
}

static void printStatus(const Session &session, const SignInStatus &status)
{
    const Console &console = session.console;
    console.printTable({{OauthOptions::tr("Provider"), status.choice.provider},
                        {OauthOptions::tr("Signed in"), dateText(status.signedInAt)},
                        {OauthOptions::tr("Refresh token last used"), dateText(status.lastUsed)}});
    QList<QStringList> rows{{OauthOptions::tr("Token"), OauthOptions::tr("Received"), OauthOptions::tr("Ends")}};
    for (const CredentialMetadata &row : status.rows)
        if (row.field == status.use.accessToken || row.field == status.use.refreshToken)
            rows << QStringList{row.field, dateText(row.created), dateText(row.expires)};
    console.printTable(rows);
    if (const auto ends = tokenEndRows(session, status.choice.provider); !ends.isEmpty()) {
        console.print(OauthOptions::tr("What ends a refresh token of this provider:"));
        console.printTable(ends);
    }
    if (status.record.isSpending())
        console.print(OauthOptions::tr("A refresh that began at %1 did not end: the refresh token may be spent. Run: "
                                       "lentera-cli oauth refresh")
                          .arg(isoTime(status.record.spendingSince)));
}

static bool isWarned(const SignInStatus &status)
{
    static constexpr int warningDays = 14;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool renewable = std::any_of(status.rows.cbegin(), status.rows.cend(), [&](const CredentialMetadata &row) {
        return row.field == status.use.refreshToken;
    });
    for (const CredentialMetadata &row : status.rows) {
        const bool counts = row.field == status.use.refreshToken || (row.field == status.use.accessToken && !renewable);
        if (counts && row.expires.isValid() && row.expires < now.addDays(warningDays))
            return true;
    }
    return status.record.isSpending();
}

static int showStatus(Session &session, const Options &options)
{
    const auto target = connectionTargetFrom(fromArgument(options->target));
    if (!target)
        return session.fail(target.error());
    const auto workspace = session.workspace();
    if (!workspace)
        return session.fail(workspace.error());
    const auto status = (*workspace)->signInStatus(target->tenant, target->connection).takeResult();
    if (!status)
        return session.fail(status.error());
    if (!session.printedJson(statusJson(session, *status)))
        printStatus(session, *status);
    return options->strict && isWarned(*status) ? Warnings : Good;
}

// Nothing is stored: a refresh token that may be used once would be lost, so that is refused before it is sent.
static Result<seen::OAuthSeen> checked(Session &session, const OauthOptions &options)
{
    const auto input = inputFrom(session, options);
    if (!input)
        return failureOf(input);
    Connection connection;
    connection.connector = u"generic-http"_s;
    if (const auto applied = apply(options.route, session.connectors(), connection); !applied)
        return failureOf(applied);
    auto request = oauthRequestFor(input->choice, connection, flowOf(options.flow));
    if (!request)
        return failureOf(request);
    request->environment = CheckOptions::fromHere().environment;
    request->token = input->refreshToken;
    if (request->flow == OAuthFlow::Refresh && !request->token)
        return failure("oauth.token.missing"_L1, {{u"field"_s, u"refreshToken"_s}});
    if (request->flow == OAuthFlow::Refresh && request->provider.refresh.singleUse && !options.tryOld)
        return failure("oauth.refresh.would-spend"_L1, {{u"provider"_s, request->provider.id}});
    auto result = performOAuth(*request, Wait(session.stopToken(), std::chrono::hours(2)));
    if (!result)
        return failureOf(result);
    return std::move(result->seen);
}

static int check(Session &session, const Options &options)
{
    return shown(session, options, checked(session, *options));
}

static void addServerOptions(CLI::App &command, OauthOptions &options)
{
    command.add_option("--provider", options.provider,
                       help(OauthOptions::tr("The authorisation server: google, github, slack, … or generic.")));
    command.add_option("--client-id", options.clientId, help(OauthOptions::tr("The application's client id.")));
    command
        .add_option("--client-auth", options.clientAuth,
                    help(OauthOptions::tr("How the client proves itself: post (secret in the body), basic or none.")))
        ->check(CLI::IsMember({"post", "basic", "none"}));
    command.add_option("--scope", options.scopes, help(OauthOptions::tr("A scope to ask for (repeatable).")))
        ->allow_extra_args(false);
    command.add_option("--issuer", options.issuer,
                       help(OauthOptions::tr("The server's issuer; its metadata name the addresses.")));
    command.add_option("--auth-url", options.authorizationUrl, help(OauthOptions::tr("The authorisation address.")));
    command.add_option("--token-url", options.tokenUrl, help(OauthOptions::tr("The token address.")));
    command.add_option("--device-url", options.deviceUrl, help(OauthOptions::tr("The device authorisation address.")));
    command.add_option("--revocation-url", options.revocationUrl, help(OauthOptions::tr("The revocation address.")));
    command
        .add_option("--provider-param", options.parameters,
                    help(OauthOptions::tr("NAME=VALUE: a part of the provider's addresses, e.g. host=gitlab.example.")))
        ->allow_extra_args(false);
    addSecretInput(command, options.secrets);
    command.add_flag("--strict", options.strict, help(OauthOptions::tr("Warnings end with status 4.")));
}

static void addFlowOptions(CLI::App &command, OauthOptions &options, std::initializer_list<std::string> flows)
{
    command
        .add_option("--flow", options.flow,
                    help(OauthOptions::tr("How to sign in: code (browser here), device (browser anywhere), client (no "
                                          "person).")))
        ->check(CLI::IsMember(std::vector<std::string>(flows)));
    command
        .add_option("--port", options.port,
                    help(OauthOptions::tr("Port of the redirect address, where it is registered with one.")))
        ->check(CLI::Range(1, 65535));
    command.add_flag("--no-browser", options.noBrowser, help(OauthOptions::tr("Print the address, open nothing.")));
    command
        .add_option("--timeout", options.seconds,
                    help(OauthOptions::tr("Seconds to wait for the person, 300 if not given.")))
        ->check(CLI::Range(1, 3600));
}

void addOauthCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<OauthOptions>();
    CLI::App *oauth = app.add_subcommand(
        "oauth", help(OauthOptions::tr("Sign in with OAuth 2.0, renew and revoke tokens, say why it fails.")));
    oauth->require_subcommand(1);
    const auto named = [&](const char *name, const QString &text, int (*run)(Session &, const Options &)) {
        CLI::App *command = onParsed(oauth->add_subcommand(name, help(text)), action, options, run);
        command
            ->add_option("TENANT/CONNECTION", options->target,
                         help(OauthOptions::tr("The connection, e.g. acme/drive.")))
            ->required();
        return command;
    };
    CLI::App *signing = named("sign-in", OauthOptions::tr("Sign a connection in and store the tokens."), signIn);
    addServerOptions(*signing, *options);
    addFlowOptions(*signing, *options, {"code", "device", "client"});
    CLI::App *renewing =
        named("refresh", OauthOptions::tr("Get a new access token for the stored refresh token."), refresh);
    addServerOptions(*renewing, *options);
    renewing->add_flag("--try-old", options->tryOld,
                       help(OauthOptions::tr("Send a refresh token once more that may be spent.")));
    named("status", OauthOptions::tr("Show what tokens there are and what ends them; asks nobody."), showStatus)
        ->add_flag("--strict", options->strict, help(OauthOptions::tr("Warnings end with status 4.")));
    addServerOptions(
        *named("revoke", OauthOptions::tr("End the stored token at the provider and delete it here."), revoke),
        *options);
    CLI::App *checking = onParsed(
        oauth->add_subcommand("check", help(OauthOptions::tr("Try a sign-in and say what is wrong; stores nothing."))),
        action, options, check);
    addServerOptions(*checking, *options);
    addFlowOptions(*checking, *options, {"code", "device", "client", "refresh"});
    checking->add_flag("--spend", options->tryOld,
                       help(OauthOptions::tr("Also send a refresh token that may be used once; it is lost then.")));
    addRouteFields(*checking, options->route);
}

}
