// SPDX-License-Identifier: GPL-3.0-or-later
#include "OAuthServer.h"
#include "support/CliProgram.h"
#include "support/KeyringSession.h"
#include "support/TokenServer.h"
#include "support/runTests.h"

#include <QDirIterator>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera {

//! `lentera-cli oauth`.
class OauthCommandTest : public QObject {
    Q_OBJECT

    OAuthServer m_server;
    KeyringSession m_session;

    static QString rootOf(const CliAnswer &answer)
    {
        return answer.json().value("rootCauses"_L1).toArray().at(0).toObject().value("id"_L1).toString();
    }
    static void addConnection(CliProgram &cli)
    {
        cli.run({u"tenant"_s, u"add"_s, u"acme"_s});
        cli.run(
            {u"connection"_s, u"add"_s, u"acme/api"_s, u"--url"_s, u"http://127.0.0.1:1/"_s, u"--auth"_s, u"bearer"_s});
    }
    // A sign-in during which a person opens the address that is printed.
    CliAnswer signIn(CliProgram &cli, const QStringList &more);
    static QByteArray filesOf(const QString &folder);

private Q_SLOTS:
    void initTestCase();
    void aConnectionLivesWithItsTokens();
    void aDeviceSignsIn();
    void aRobotRenewsItselfWithoutARefreshToken();
    void checksWithoutATenant();
    void aTokenIsNotSpentByACheck();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
};

void OauthCommandTest::initTestCase()
{
    const QString trouble = m_server.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    m_session.startUnlocked();
    QVERIFY2(m_session.trouble().isEmpty(), qPrintable(m_session.trouble()));
}

QByteArray OauthCommandTest::filesOf(const QString &folder)
{
    QByteArray all;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

CliAnswer OauthCommandTest::signIn(CliProgram &cli, const QStringList &more)
{
    QProcess process;
    process.setProcessEnvironment(cli.environment());
    process.start(QStringLiteral(BIN_DIR "/lentera-cli"),
                  QStringList{u"oauth"_s, u"sign-in"_s, u"acme/api"_s, u"--json"_s, u"--issuer"_s, m_server.issuer(),
                              u"--scope"_s, u"openid"_s} +
                      more);
    process.closeWriteChannel();
    process.setReadChannel(QProcess::StandardError);
    QByteArray said;
    const auto lineWith = [&](const QByteArray &text) {
        for (const QByteArray &line : said.split('\n'))
            if (line.contains(text))
                return QString::fromUtf8(line).trimmed();
        return QString();
    };
    while (!said.contains("second") && process.waitForReadyRead(30'000))
        said += process.readAllStandardError();
    Browser person;
    const QString code = lineWith("type the code").section(u"code "_s, 1).remove(u':');
    person.open(lineWith("http://127.0.0.1"), code.isEmpty() ? QStringList() : QStringList{u"--code"_s, code});
    process.waitForFinished(60'000);
    person.page();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            said + process.readAllStandardError()};
}

void OauthCommandTest::aConnectionLivesWithItsTokens()
{
    CliProgram cli(m_session.environment());
    addConnection(cli);
    cli.environment().insert(u"OAUTH_SECRET"_s, u"canary-post-secret"_s);
    const CliAnswer first =
        signIn(cli, {u"--client-id"_s, u"post"_s, u"--secret-env"_s, u"clientSecret=OAUTH_SECRET"_s});
    QVERIFY2(first.status == 0, (first.out + first.err).constData());
    QVERIFY(first.json().value("signIn"_L1).toObject().value("stored"_L1).toBool());
    cli.environment().remove(u"OAUTH_SECRET"_s); // from now on all comes from the store and the keychain
    const QJsonObject before = cli.run({u"oauth"_s, u"status"_s, u"acme/api"_s, u"--json"_s}).json();
    QCOMPARE(before.value("tokens"_L1).toArray().size(), 2);
    for (int i = 0; i < 2; ++i) {
        const CliAnswer again = cli.run({u"oauth"_s, u"refresh"_s, u"acme/api"_s});
        QVERIFY2(again.status == 0, (again.out + again.err).constData());
    }
    const QJsonObject after = cli.run({u"oauth"_s, u"status"_s, u"acme/api"_s, u"--json"_s}).json();
    QVERIFY(before.value("tokens"_L1) != after.value("tokens"_L1));
    QVERIFY(!after.value("refreshTokenMaybeSpent"_L1).toBool(true));
    QVERIFY(after.value("lastUsed"_L1).isString());
    // The access token has an end, and a check does not complain about it as long as it can be renewed.
    const CliAnswer list = cli.run({u"credential"_s, u"list"_s, u"acme/api"_s, u"--json"_s});
    QVERIFY2(list.out.contains("\"expires\": \"20"), list.out.constData());
    const CliAnswer check = cli.run({u"check"_s, u"acme/api"_s, u"--json"_s});
    QVERIFY2(!check.out.contains("credential.expiry"), check.out.constData());
    const CliAnswer revoked = cli.run({u"oauth"_s, u"revoke"_s, u"acme/api"_s});
    QVERIFY2(revoked.status == 0, (revoked.out + revoked.err).constData());
    QCOMPARE(cli.run({u"oauth"_s, u"refresh"_s, u"acme/api"_s}).status, 2);
    const QByteArray files = filesOf(cli.home());
    QVERIFY(files.size() > 1000);
    for (const QByteArray &all : {files, first.out, first.err, list.out, check.out})
        QVERIFY(!all.contains("canary"));
}

void OauthCommandTest::aDeviceSignsIn()
{
    CliProgram cli(m_session.environment());
    addConnection(cli);
    const CliAnswer signedIn = signIn(cli, {u"--client-id"_s, u"desk"_s, u"--flow"_s, u"device"_s});
    QVERIFY2(signedIn.status == 0, (signedIn.out + signedIn.err).constData());
    QVERIFY(signedIn.json().value("signIn"_L1).toObject().value("refreshToken"_L1).toBool());
}

void OauthCommandTest::aRobotRenewsItselfWithoutARefreshToken()
{
    CliProgram cli(m_session.environment());
    addConnection(cli);
    const CliAnswer first = cli.run({u"oauth"_s, u"sign-in"_s, u"acme/api"_s, u"--issuer"_s, m_server.issuer(),
                                     u"--client-id"_s, u"robot"_s, u"--scope"_s, u"tickets"_s, u"--flow"_s, u"client"_s,
                                     u"--client-auth"_s, u"basic"_s, u"--secret-stdin"_s, u"clientSecret"_s},
                                    "canary-robot-secret\n");
    QVERIFY2(first.status == 0, (first.out + first.err).constData());
    const CliAnswer again = cli.run({u"oauth"_s, u"refresh"_s, u"acme/api"_s, u"--json"_s});
    QVERIFY2(again.status == 0, (again.out + again.err).constData());
    QVERIFY(again.json().value("signIn"_L1).toObject().value("stored"_L1).toBool());
}

void OauthCommandTest::checksWithoutATenant()
{
    CliProgram cli(QProcessEnvironment::systemEnvironment());
    const QStringList robot{u"oauth"_s,         u"check"_s,   u"--issuer"_s,       m_server.issuer(), u"--client-id"_s,
                            u"robot"_s,         u"--scope"_s, u"tickets"_s,        u"--flow"_s,       u"client"_s,
                            u"--client-auth"_s, u"basic"_s,   u"--secret-stdin"_s, u"clientSecret"_s};
    const CliAnswer good = cli.run(robot, "canary-robot-secret\n");
    QVERIFY2(good.status == 0, (good.out + good.err).constData());
    QVERIFY(good.out.contains("curl") && good.out.contains("$LENTERA_CLIENT_SECRET"));
    QVERIFY(!good.out.contains("canary") && !good.err.contains("canary"));
    const CliAnswer bad = cli.run(robot + QStringList{u"--json"_s}, "wrong\n");
    QCOMPARE(bad.status, 3);
    QCOMPARE(rootOf(bad), u"auth.client.refused"_s);
    const CliAnswer said = cli.run(robot + QStringList{u"--lang"_s, u"id"_s}, "wrong\n");
    QVERIFY2(said.out.contains("tidak menerima ID klien"), said.out.constData());
}

void OauthCommandTest::aTokenIsNotSpentByACheck()
{
    SingleUseTokens tokens;
    LoopbackServer server(
        [&](LoopbackPeer &peer) { peer.write(tokens.answerTo(readTokenCall(peer).fields.value(u"refresh_token"_s))); });
    CliProgram cli(QProcessEnvironment::systemEnvironment());
    QStringList check{
        u"oauth"_s,          u"check"_s,       u"--token-url"_s, u"http://127.0.0.1:%1/token"_s.arg(server.port()),
        u"--client-id"_s,    u"desk"_s,        u"--flow"_s,      u"refresh"_s,
        u"--secret-stdin"_s, u"refreshToken"_s};
    QCOMPARE(cli.run(check, "refresh-0\n").status, 6);
    QCOMPARE(tokens.count(), 0);
    QCOMPARE(cli.run(check + QStringList{u"--spend"_s}, "refresh-0\n").status, 0);
    const CliAnswer over = cli.run(check + QStringList{u"--spend"_s, u"--json"_s}, "refresh-0\n");
    QCOMPARE(over.status, 3);
    QCOMPARE(rootOf(over), u"auth.refresh-token.refused"_s);
}

void OauthCommandTest::mistakesAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const QStringList &arguments, int status, const char *told) {
        QTest::newRow(name) << arguments << status << QByteArray(told);
    };
    row("an unknown provider", {u"check"_s, u"--provider"_s, u"nobody"_s, u"--client-id"_s, u"x"_s}, 2, "nobody");
    row("no client id", {u"check"_s, u"--provider"_s, u"google"_s}, 2, "client id");
    row("no such flow", {u"check"_s, u"--provider"_s, u"hubspot"_s, u"--client-id"_s, u"x"_s, u"--flow"_s, u"device"_s},
        2, "hubspot");
    row("a registered port", {u"check"_s, u"--provider"_s, u"hubspot"_s, u"--client-id"_s, u"x"_s}, 2, "--port");
    row("a part of the address", {u"check"_s, u"--provider"_s, u"zendesk"_s, u"--client-id"_s, u"x"_s}, 2,
        "--provider-param host=");
    row("plain http",
        {u"check"_s, u"--token-url"_s, u"http://id.example/t"_s, u"--client-id"_s, u"x"_s, u"--flow"_s, u"client"_s}, 3,
        "");
    row("a secret in the arguments", {u"check"_s, u"--provider"_s, u"google"_s, u"--field"_s, u"clientSecret=x"_s}, 6,
        "clientSecret");
    row("no connection", {u"status"_s, u"acme"_s}, 2, "acme");
    row("a flow of another name", {u"check"_s, u"--flow"_s, u"magic"_s}, 1, "--flow");
}

void OauthCommandTest::mistakesAreNamed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QFETCH(const QByteArray, told);
    CliProgram cli(QProcessEnvironment::systemEnvironment());
    const CliAnswer answer = cli.run(QStringList{u"oauth"_s} + arguments);
    QVERIFY2(answer.err.contains(told), answer.err.constData());
    QCOMPARE(answer.status, status);
}

}

LENTERA_TEST(tst_oauthCommand, lentera::OauthCommandTest)
#include "tst_oauthCommand.moc"
