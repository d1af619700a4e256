// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ConnectionFields.h"
#include "cli/RunOutput.h"
#include "cli/SecretInput.h"

#include "base/AtomicFile.h"
#include "base/visible.h"
#include "texts/PostureText.h"
#include "texts/Words.h"

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct TlsCommand {
    Q_DECLARE_TR_FUNCTIONS(TlsCommand)

public:
    std::string host;
    std::string serverName;
    ConnectionFields fields;
    SecretInput secrets;
    PostureOptions posture;
    std::string pem;
    bool strict = false;
};

}

using Options = std::shared_ptr<TlsCommand>;

// `HOST`, `HOST:PORT`, `[v6]:PORT`, a bare IPv6 address, or a whole URL, of which only the authority counts.
static QUrl urlFrom(const QString &text)
{
    QUrl url;
    if (text.count(u':') > 1 && !text.contains(u'[') && !text.contains(u'/')) {
        url.setScheme(u"https"_s);
        url.setHost(text);
        return url;
    }
    const QUrl given(text.contains("://"_L1) ? text : "https://"_L1 + text, QUrl::StrictMode);
    url.setScheme(u"https"_s);
    url.setHost(given.host());
    url.setPort(given.port());
    return url;
}

static QString authority(const QUrl &url)
{
    const QString host = url.host();
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(url.port(443));
}

// Another name is asked for and verified, but the connection goes where the host is.
static void askFor(const QString &name, Connection &connection)
{
    QUrl url = connection.baseUrl();
    const QString place = authority(url);
    url.setHost(name);
    connection.parameters.insert(u"baseUrl"_s, url.toString());
    connection.connectTo << authority(url) + u':' + place;
}

static void printSections(const Session &session, const RunRecord &record)
{
    for (const words::PostureSection &section : words::postureSections(record)) {
        session.console.print(section.grade == Severity::Info
                                  ? section.title
                                  : TlsCommand::tr("%1: %2").arg(section.title, words::severity(section.grade)));
        QList<QStringList> rows;
        for (const words::PostureRow &row : section.rows)
            rows << QStringList{u"   "_s + visibleLine(row.name), visibleLine(row.value)};
        session.console.printTable(rows);
        session.console.print({});
    }
    if (const QString drawing = words::chainDrawing(record); !drawing.isEmpty())
        session.console.print(TlsCommand::tr("Chain") + u"\n   "_s + QString(drawing).replace(u'\n', "\n   "_L1) +
                              u'\n');
}

static void show(const Session &session, const RunRecord &record)
{
    const auto *posture = record.result.evidence.last<seen::PostureSeen>();
    if (session.json) {
        QJsonObject document = runJson(record, session.explanations(), session.language);
        document.insert(u"schema"_s, u"lentera.tls/1"_s);
        document.insert(u"posture"_s, posture ? toJson(*posture) : QJsonValue());
        session.console.printJson(document);
        return;
    }
    printSections(session, record);
    session.console.print(
        runReport(record, session.explanations(), session.language, words::report(), ReportForm::Text));
    if (posture)
        session.console.print(TlsCommand::tr("%n connection(s) were made.", nullptr, posture->connections));
    if (posture && !posture->complete)
        session.console.say(
            TlsCommand::tr("Not everything was asked: the time or the number of connections was used up."));
}

static Result<void> savePem(const std::string &path, const RunRecord &record)
{
    const auto *tls = record.result.evidence.last<seen::TlsSeen>();
    if (path.empty() || !tls)
        return {};
    QByteArray pem;
    for (const seen::CertificateSeen &certificate : tls->chain)
        pem += certificate.pem.toLatin1();
    return writeAtomically(fromArgument(path), pem);
}

static int examine(Session &session, const Options &options)
{
    Connection connection;
    connection.connector = u"generic-http"_s;
    if (const auto applied = apply(options->fields, session.connectors(), connection); !applied)
        return session.fail(applied.error());
    const QUrl url = urlFrom(fromArgument(options->host));
    if (!url.isValid() || url.host().isEmpty())
        return session.fail({u"cli.host"_s, {{u"host"_s, fromArgument(options->host)}}});
    connection.parameters.insert(u"baseUrl"_s, url.toString());
    if (!options->serverName.empty())
        askFor(fromArgument(options->serverName), connection);
    auto secrets = readSecrets(options->secrets, {});
    if (!secrets)
        return session.fail(secrets.error());
    const auto workspace = session.passing();
    if (!workspace)
        return session.fail(workspace.error());
    auto examined = (*workspace)
                        ->examineTlsAdHoc(connection, *std::move(secrets), options->posture, CheckOptions::fromHere(),
                                          session.stopToken());
    const auto record = examined.takeResult();
    if (!record)
        return session.fail(record.error());
    show(session, *record);
    if (const auto saved = savePem(options->pem, *record); !saved)
        return session.fail(saved.error());
    return exitOf(record->result, options->strict);
}

void addTlsCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<TlsCommand>();
    CLI::App *command = app.add_subcommand(
        "tls", help(TlsCommand::tr("Examine the TLS of a server in full: versions, suites, chain, sessions.")));
    command->add_option("HOST", options->host, help(TlsCommand::tr("HOST or HOST:PORT; without a port 443.")))
        ->required();
    command->add_option("--servername", options->serverName,
                        help(TlsCommand::tr("Ask for this name and verify it, in place of HOST.")));
    addRouteFields(*command, options->fields);
    addSecretInput(*command, options->secrets);
    command->add_flag("--revocation", options->posture.revocation,
                      help(TlsCommand::tr("Ask the authority whether the certificate is revoked (OCSP, CRL).")));
    command->add_flag("--stores", options->posture.stores,
                      help(TlsCommand::tr("Compare with the trust stores of other programs on this machine.")));
    command->add_option("--pem", options->pem, help(TlsCommand::tr("Write the chain as it was sent to this file.")));
    command->add_flag("--strict", options->strict, help(TlsCommand::tr("Warnings end with status 4.")));
    onParsed(command, action, options, examine);
}

}
