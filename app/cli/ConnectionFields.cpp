// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ConnectionFields.h"

#include "base/AtomicFile.h"
#include "definition/ConnectionProblems.h"
#include "definition/RetryRange.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera::cli {

static constexpr qint64 largestRoots = 4 * 1024 * 1024;

namespace {

struct ConnectionText {
    Q_DECLARE_TR_FUNCTIONS(ConnectionText)
};

}

// A connection has one source for its proxy.
static void addProxyFields(CLI::App &command, ConnectionFields &fields)
{
    const std::string text = help(ConnectionText::tr("TEXT"));
    CLI::Option *sources[] = {
        command
            .add_option("--proxy", fields.proxy, help(ConnectionText::tr("Proxy URL: http, https, socks5 or socks5h.")))
            ->option_text(text),
        command
            .add_option("--pac", fields.pac, help(ConnectionText::tr("PAC file that chooses the proxy: URL or file.")))
            ->option_text(text),
        command.add_flag("--system-proxy", fields.systemProxy,
                         help(ConnectionText::tr("Use the proxy of the desktop's settings."))),
        command.add_flag("--environment-proxy", fields.environmentProxy,
                         help(ConnectionText::tr("Use the proxy that https_proxy and its like name (the default)."))),
        command.add_flag("--no-proxy", fields.noProxy,
                         help(ConnectionText::tr("Use no proxy, whatever the environment says.")))};
    for (CLI::Option *source : sources) {
        source->group(help(ConnectionText::tr("Proxy, one of these")));
        for (CLI::Option *other : sources)
            if (other != source)
                source->excludes(other);
        if (source->get_expected_max() == 0)
            source->option_text(" "); // the heading says what excludes what
    }
}

static void addTimeFields(CLI::App &command, ConnectionFields &fields)
{
    command
        .add_option("--connect-timeout", fields.connectTimeout,
                    help(ConnectionText::tr("Seconds that connecting may take. Default: 10.")))
        ->check(CLI::Range(0.1, 600.0))
        ->option_text("0.1-600");
    command
        .add_option("--idle-timeout", fields.idleTimeout,
                    help(ConnectionText::tr("Seconds that may pass without a byte. Default: 15.")))
        ->check(CLI::Range(0.1, 600.0))
        ->option_text("0.1-600");
    command
        .add_option("--deadline", fields.deadline,
                    help(ConnectionText::tr("Seconds that a check may take in all. Default: 30.")))
        ->check(CLI::Range(1, 3600))
        ->option_text("1-3600");
}

void addRouteFields(CLI::App &command, ConnectionFields &fields)
{
    command.add_option("--ca", fields.ca,
                       help(ConnectionText::tr("Trust the roots in this PEM file beside the system's.")));
    command.add_option("--only-ca", fields.onlyCa, help(ConnectionText::tr("Trust only the roots in this PEM file.")))
        ->excludes("--ca");
    command.add_option("--client-cert", fields.clientCertificate,
                       help(ConnectionText::tr("Client certificate, PEM or PKCS#12.")));
    command.add_option("--client-key", fields.clientKey,
                       help(ConnectionText::tr("Key of the client certificate, PEM.")));
    command.add_option("--resolver", fields.resolvers, help(ConnectionText::tr("Ask this DNS server, IP or IP:PORT.")))
        ->allow_extra_args(false);
    command
        .add_option("--connect-to", fields.connectTo,
                    help(ConnectionText::tr("HOST:PORT:ADDR:PORT: connect there instead.")))
        ->allow_extra_args(false);
    addProxyFields(command, fields);
    addTimeFields(command, fields);
    command
        .add_option(
            "--retry", fields.retry,
            help(ConnectionText::tr("A setting of the retry policy, NAME=VALUE; names: attempts, initialSeconds, "
                                    "factor, capSeconds, jitter, statuses (e.g. 429,503).")))
        ->allow_extra_args(false);
}

static void addProcessFields(CLI::App &command, ConnectionFields &fields)
{
    const std::string group = help(ConnectionText::tr("Program on this machine (--connector mcp-stdio)"));
    const auto names = [&](const char *option, std::vector<std::string> &values, const QString &text) {
        return command.add_option(option, values, help(text))
            ->allow_extra_args(false)
            ->option_text("NAME")
            ->group(group);
    };
    command.add_option("--cwd", fields.directory, help(ConnectionText::tr("Where it runs. Default: /.")))
        ->option_text("FOLDER")
        ->group(group);
    command
        .add_option("--inherit", fields.inherited,
                    help(ConnectionText::tr("What it inherits: host (the six variables that MCP hosts pass on, which "
                                            "is the default) or none.")))
        ->check(CLI::IsMember({"host", "none"}))
        ->option_text("host|none")
        ->group(group);
    names("--env", fields.passedOn, ConnectionText::tr("Pass this variable on, with the value that it has then."));
    names("--env-value", fields.variables, ConnectionText::tr("A variable and its value, which is no secret."))
        ->option_text("NAME=VALUE");
    names("--env-secret", fields.secrets,
          ConnectionText::tr("A variable whose value is the credential's field of that name."));
    names("--no-env", fields.leftOut, ConnectionText::tr("Do not pass this variable on."));
}

void addConnectionFields(CLI::App &command, ConnectionFields &fields)
{
    command.add_option("--connector", fields.connector,
                       help(ConnectionText::tr("Kind of system, e.g. jira. Default: generic-http.")));
    command.add_option("--url", fields.url, help(ConnectionText::tr("Base URL of the system.")));
    command
        .add_option("--param", fields.parameters, help(ConnectionText::tr("A parameter of the connector, NAME=VALUE.")))
        ->allow_extra_args(false);
    command.add_option("--auth", fields.signIn, help(ConnectionText::tr("Kind of sign-in that the connector offers.")));
    addRouteFields(command, fields);
    addProcessFields(command, fields);
}

Result<std::pair<QString, QString>> assignment(const std::string &text)
{
    const QString whole = fromArgument(text);
    const qsizetype equals = whole.indexOf(u'=');
    if (equals < 1)
        return failure("cli.assignment"_L1, {{u"text"_s, whole}});
    return std::pair(whole.left(equals), whole.mid(equals + 1));
}

static Result<void> applyRetry(const ConnectionFields &fields, RetryPolicy &policy)
{
    for (const std::string &text : fields.retry) {
        const auto setting = assignment(text);
        if (!setting)
            return failureOf(setting);
        if (const auto done = setRetry(policy, setting->first, setting->second); !done)
            return done;
    }
    return {};
}

static Result<void> applyTrust(const ConnectionFields &fields, TrustSetting &trust)
{
    const std::string &file = fields.onlyCa.empty() ? fields.ca : fields.onlyCa;
    if (!file.empty()) {
        auto roots = readWhole(fromArgument(file), largestRoots);
        if (!roots)
            return failureOf(roots);
        trust.ownRoots = *std::move(roots);
        trust.roots = fields.onlyCa.empty() ? TrustRoots::SystemAndOwn : TrustRoots::OwnOnly;
    }
    // Kept as absolute paths: a check may run from another folder.
    if (!fields.clientCertificate.empty())
        trust.clientCertificateFile = QFileInfo(fromArgument(fields.clientCertificate)).absoluteFilePath();
    if (!fields.clientKey.empty())
        trust.clientKeyFile = QFileInfo(fromArgument(fields.clientKey)).absoluteFilePath();
    return {};
}

static ProxySource namedSource(const ConnectionFields &fields, ProxySource before)
{
    if (fields.noProxy)
        return ProxySource::None;
    if (fields.systemProxy)
        return ProxySource::System;
    return fields.environmentProxy ? ProxySource::Environment : before;
}

static Result<ProxySetting> manualProxy(const std::string &text)
{
    const QUrl url(fromArgument(text), QUrl::StrictMode);
    if (!url.password().isEmpty()) // it would end in the store, and it is in argv already
        return failure("cli.secret-in-argv"_L1, {{u"field"_s, u"proxyPassword"_s}});
    const QStringList schemes{u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s};
    if (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme()) || !url.userInfo().isEmpty())
        return failure("config.proxy.invalid"_L1, {{u"url"_s, withoutUserInfo(fromArgument(text))}});
    return ProxySetting{ProxySource::Manual, url.toString(), {}};
}

// A file is kept as an absolute path: a check may run from another folder.
static Result<ProxySetting> pacSetting(const std::string &text)
{
    const QString given = fromArgument(text);
    const QUrl url(given, QUrl::StrictMode);
    if (!url.password().isEmpty())
        return failure("cli.secret-in-url"_L1, {{u"option"_s, u"--pac"_s}});
    if (url.isLocalFile())
        return ProxySetting{ProxySource::Pac, {}, url.toLocalFile()};
    if (!given.contains("://"_L1))
        return ProxySetting{ProxySource::Pac, {}, QFileInfo(given).absoluteFilePath()};
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!web || url.host().isEmpty() || !url.userInfo().isEmpty())
        return failure("config.pac.invalid"_L1, {{u"url"_s, withoutUserInfo(given)}});
    return ProxySetting{ProxySource::Pac, {}, given};
}

static Result<void> applyProxy(const ConnectionFields &fields, ProxySetting &proxy)
{
    const ProxySource source = namedSource(fields, proxy.source);
    Result<ProxySetting> wanted = source == proxy.source ? proxy : ProxySetting{source, {}, {}};
    if (!fields.proxy.empty())
        wanted = manualProxy(fields.proxy);
    if (!fields.pac.empty())
        wanted = pacSetting(fields.pac);
    if (!wanted)
        return failureOf(wanted);
    proxy = *wanted;
    return {};
}

static void applyTimes(const ConnectionFields &fields, Timeouts &timeouts)
{
    if (fields.connectTimeout > 0)
        timeouts.connect = int(std::lround(fields.connectTimeout * 1000));
    if (fields.idleTimeout > 0)
        timeouts.idle = int(std::lround(fields.idleTimeout * 1000));
    if (fields.deadline > 0)
        timeouts.total = fields.deadline * 1000;
}

static void leaveOut(ProcessSetting &process, const QString &name)
{
    process.variables.remove(name);
    process.inherited.removeAll(name);
    process.secrets.removeAll(name);
}

static Result<void> applyVariables(const ConnectionFields &fields, ProcessSetting &process)
{
    if (!fields.inherited.empty())
        process.inherited = fields.inherited == "host" ? hostVariables() : QStringList();
    for (const std::string &name : fields.leftOut)
        leaveOut(process, fromArgument(name));
    for (const std::string &text : fields.variables) {
        const auto variable = assignment(text);
        if (!variable)
            return failureOf(variable);
        if (mayBeSecret(variable->first, variable->second))
            return failure("cli.secret-in-argv"_L1, {{u"field"_s, variable->first}});
        leaveOut(process, variable->first);
        process.variables.insert(variable->first, variable->second);
    }
    for (const std::string &name : fields.passedOn) {
        leaveOut(process, fromArgument(name));
        process.inherited << fromArgument(name);
    }
    for (const std::string &name : fields.secrets) {
        leaveOut(process, fromArgument(name));
        process.secrets << fromArgument(name);
    }
    return {};
}

// A program that starts for the first time may have to be downloaded: it has the time that hosts give.
static Result<void> applyProcess(const ConnectionFields &fields, const ConnectorCatalogue &connectors,
                                 Connection &connection)
{
    ProcessSetting &process = connection.process;
    const Connector *connector = connectors.find(connection.connector);
    if (connector && connector->kind != ConnectorKind::Process)
        process = {}; // of what the connection was before
    if (!fields.command.empty() && process.program.isEmpty()) {
        process.inherited = hostVariables();
        connection.timeouts.total = 60'000;
    }
    if (!fields.command.empty()) {
        process.program = fromArgument(fields.command.front());
        process.arguments.clear();
        for (std::size_t i = 1; i < fields.command.size(); ++i)
            process.arguments << fromArgument(fields.command.at(i));
    }
    if (!fields.directory.empty())
        process.directory = QFileInfo(fromArgument(fields.directory)).absoluteFilePath();
    return applyVariables(fields, process);
}

// The address that everybody's system of this kind has, where nothing else is said.
static void fillAddress(Connection &connection, const ConnectorCatalogue &connectors)
{
    const Connector *connector = connectors.find(connection.connector);
    const ParameterField *field = connector ? connector->findParameter(u"baseUrl"_s) : nullptr;
    if (field && !field->defaultValue.isEmpty() && connection.parameters.value(field->id).isEmpty())
        connection.parameters.insert(field->id, field->defaultValue);
}

Result<void> apply(const ConnectionFields &fields, const ConnectorCatalogue &connectors, Connection &connection)
{
    if (!fields.connector.empty())
        connection.connector = fromArgument(fields.connector);
    if (!fields.url.empty())
        connection.parameters.insert(u"baseUrl"_s, fromArgument(fields.url));
    for (const std::string &text : fields.parameters) {
        const auto parameter = assignment(text);
        if (!parameter)
            return failureOf(parameter);
        connection.parameters.insert(parameter->first, parameter->second);
    }
    fillAddress(connection, connectors);
    if (!fields.signIn.empty())
        connection.signIn = fromArgument(fields.signIn);
    for (const std::string &resolver : fields.resolvers)
        connection.resolvers << fromArgument(resolver);
    for (const std::string &rule : fields.connectTo)
        connection.connectTo << fromArgument(rule);
    if (const auto told = applyProcess(fields, connectors, connection); !told)
        return told;
    applyTimes(fields, connection.timeouts);
    if (const auto repeated = applyRetry(fields, connection.retry); !repeated)
        return repeated;
    if (const auto trusted = applyTrust(fields, connection.trust); !trusted)
        return trusted;
    return applyProxy(fields, connection.proxy);
}

}
