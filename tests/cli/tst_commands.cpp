// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliProgram.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace lentera;

namespace {

//! Answers every request with the same bytes.
LoopbackServer::Handler answering(const QByteArray &bytes)
{
    return [bytes](LoopbackPeer &peer) {
        peer.readUntil("\r\n\r\n");
        peer.write(bytes);
    };
}

const QByteArray goodAnswer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\nConnection: "
                              "close\r\n\r\n{\"status\":\"ok\"}";
const QByteArray errorAnswer =
    "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnone";

}

//! The command line's contract: words, documents and exit statuses.
class CommandsTest : public QObject {
    Q_OBJECT

    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};

    static QString urlOf(const LoopbackServer &server) { return u"http://127.0.0.1:%1"_s.arg(server.port()); }
    static QStringList rootsOf(const CliAnswer &answer)
    {
        QStringList ids;
        for (const QJsonValue &root : answer.json().value("rootCauses"_L1).toArray())
            ids << root.toObject().value("id"_L1).toString();
        return ids;
    }

private Q_SLOTS:
    void exitStatusesFollowTheContract_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("help is good") << QStringList{u"--help"_s} << 0;
        QTest::newRow("the version is good") << QStringList{u"--version"_s} << 0;
        QTest::newRow("no command is usage") << QStringList{} << 1;
        QTest::newRow("an unknown command is usage") << QStringList{u"frobnicate"_s} << 1;
        QTest::newRow("an unknown option is usage") << QStringList{u"tenant"_s, u"list"_s, u"--frob"_s} << 1;
        QTest::newRow("a missing argument is usage") << QStringList{u"tenant"_s, u"show"_s} << 1;
        QTest::newRow("nothing to check is usage") << QStringList{u"check"_s} << 1;
        QTest::newRow("an unknown language is usage") << QStringList{u"--lang"_s, u"fr"_s, u"tenant"_s, u"list"_s} << 1;
        QTest::newRow("an unknown tenant is invalid") << QStringList{u"check"_s, u"nobody"_s} << 2;
        QTest::newRow("an impossible target is invalid") << QStringList{u"check"_s, u"No Such!"_s} << 2;
        QTest::newRow("an unknown connector is invalid")
            << QStringList{u"check"_s, u"--url"_s, u"http://127.0.0.1:1"_s, u"--connector"_s, u"none"_s} << 2;
        QTest::newRow("an impossible URL is invalid") << QStringList{u"check"_s, u"--url"_s, u"ht!tp://"_s} << 2;
        QTest::newRow("a closed port is a failed check")
            << QStringList{u"check"_s, u"--url"_s, u"http://127.0.0.1:1"_s} << 3;
        QTest::newRow("a missing case file is invalid")
            << QStringList{u"check"_s, u"--replay"_s, u"/nonexistent/case"_s} << 2;
        QTest::newRow("an unknown text is not explained") << QStringList{u"explain"_s, u"qwertz uiop"_s} << 2;
    }

    void exitStatusesFollowTheContract()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const CliAnswer answer = m_cli.run(arguments);
        QVERIFY2(answer.status == status, (answer.out + answer.err).constData());
        QCOMPARE(status == 1 ? answer.out : QByteArray(), QByteArray());
    }

    void tenantsAreAddedListedChangedRemovedAndRestored()
    {
        QCOMPARE(m_cli
                     .run({u"tenant"_s, u"add"_s, u"acme"_s, u"--name"_s, u"Acme \x1b[31m & Söhne"_s,
                           u"--environment"_s, u"staging"_s})
                     .status,
                 0);
        QCOMPARE(m_cli.run({u"tenant"_s, u"add"_s, u"acme"_s}).status, 2);
        const QJsonObject tenant =
            m_cli.run({u"--json"_s, u"tenant"_s, u"list"_s}).json().value("tenants"_L1).toArray().first().toObject();
        QCOMPARE(tenant.value("name"_L1).toString(), u"Acme \x1b[31m & Söhne"_s);
        QCOMPARE(tenant.value("environment"_L1).toString(), u"staging"_s);
        QVERIFY2(!m_cli.run({u"tenant"_s, u"list"_s}).out.contains('\x1b'), "a name steers the terminal");
        QCOMPARE(m_cli.run({u"tenant"_s, u"edit"_s, u"acme"_s, u"--name"_s, u"Acme"_s}).status, 0);
        QCOMPARE(m_cli.run({u"tenant"_s, u"remove"_s, u"acme"_s}).status, 0);
        QCOMPARE(m_cli.run({u"tenant"_s, u"show"_s, u"acme"_s}).status, 2);
        QCOMPARE(m_cli.run({u"tenant"_s, u"restore"_s, u"acme"_s}).status, 0);
        QVERIFY(m_cli.run({u"tenant"_s, u"show"_s, u"acme"_s}).out.contains("Acme"));
    }

    void aConnectionsMistakesNameTheField()
    {
        m_cli.run({u"tenant"_s, u"add"_s, u"fields"_s});
        const CliAnswer answer =
            m_cli.run({u"connection"_s, u"add"_s, u"fields/sdp"_s, u"--connector"_s, u"servicedesk-plus"_s, u"--url"_s,
                       u"https://sdp.example"_s, u"--param"_s, u"edition=moon"_s});
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.err.contains("edition"), answer.err.constData());
    }

    void timeOutsAreSetInSeconds()
    {
        m_cli.run({u"tenant"_s, u"add"_s, u"hasty"_s});
        const QStringList times{u"--connect-timeout"_s, u"0.5"_s, u"--idle-timeout"_s, u"3"_s, u"--deadline"_s, u"9"_s};
        const QStringList add{u"connection"_s, u"add"_s, u"hasty/api"_s, u"--url"_s, u"https://api.example"_s};
        QCOMPARE(m_cli.run(add + times).status, 0);
        const CliAnswer shown = m_cli.run({u"connection"_s, u"show"_s, u"hasty/api"_s, u"--json"_s});
        QCOMPARE(shown.json().value("timeouts"_L1).toObject(),
                 (QJsonObject{{u"connect"_s, 500}, {u"idle"_s, 3000}, {u"total"_s, 9000}}));
    }

    void theRetryPolicyIsSetAndItsMistakesNameTheField()
    {
        m_cli.run({u"tenant"_s, u"add"_s, u"patient"_s});
        const QStringList add{u"connection"_s,          u"add"_s,     u"patient/api"_s, u"--url"_s,
                              u"https://api.example"_s, u"--retry"_s, u"attempts=3"_s,  u"--retry"_s,
                              u"statuses=429,503"_s};
        const CliAnswer added = m_cli.run(add);
        QVERIFY2(added.status == 0, added.err.constData());
        const QStringList edit{u"connection"_s, u"edit"_s, u"patient/api"_s, u"--retry"_s};
        QCOMPARE(m_cli.run(edit + QStringList{u"initialSeconds=0.5"_s}).status, 0);
        const CliAnswer shown = m_cli.run({u"connection"_s, u"show"_s, u"patient/api"_s, u"--json"_s});
        const QJsonObject retry = shown.json().value("retry"_L1).toObject();
        QCOMPARE(retry, (QJsonObject{{u"attempts"_s, 3},
                                     {u"initialSeconds"_s, 0.5},
                                     {u"factor"_s, 2},
                                     {u"capSeconds"_s, 60},
                                     {u"jitter"_s, 0.1},
                                     {u"statuses"_s, QJsonArray{429, 503}}}));
        const QByteArray table = m_cli.run({u"connection"_s, u"show"_s, u"patient/api"_s}).out;
        for (const char *value : {"0.5 s", "60 s", "429, 503", "From the environment variables"})
            QVERIFY2(table.contains(value), table.constData());
        for (const QString &wrong : {u"attempts=0"_s, u"capSeconds=0.1"_s, u"statuses=401"_s, u"tries=3"_s}) {
            const CliAnswer answer = m_cli.run(edit + QStringList{wrong});
            QCOMPARE(answer.status, 2);
            QVERIFY2(answer.err.contains((u"retry."_s + wrong.section(u'=', 0, 0)).toUtf8()), answer.err.constData());
        }
    }

    void aStoredConnectionIsCheckedAndItsRunKept()
    {
        const LoopbackServer server(answering(goodAnswer));
        m_cli.run({u"tenant"_s, u"add"_s, u"shop"_s});
        QCOMPARE(
            m_cli.run({u"connection"_s, u"add"_s, u"shop/api"_s, u"--url"_s, urlOf(server), u"--auth"_s, u"none"_s})
                .status,
            0);
        const CliAnswer answer = m_cli.run({u"check"_s, u"shop/api"_s, u"--json"_s});
        QVERIFY2(answer.status == 0, (answer.out + answer.err).constData());
        const QJsonObject run = answer.json();
        QCOMPARE(run.value("schema"_L1).toString(), u"lentera.run/1"_s);
        QCOMPARE(run.value("verdict"_L1).toString(), u"ok"_s);
        QCOMPARE(run.value("tenant"_L1).toString(), u"shop"_s);
        QVERIFY(run.value("rootCauses"_L1).toArray().isEmpty());
        QVERIFY(!run.value("steps"_L1).toArray().isEmpty());
    }

    void aCaseFileIsJudgedAgainWithTheSameResult()
    {
        const QString path = m_cli.home() + u"/case.json"_s;
        QStringList live;
        {
            const LoopbackServer server(answering(errorAnswer));
            const CliAnswer answer = m_cli.run(
                {u"check"_s, u"--url"_s, urlOf(server), u"--auth"_s, u"none"_s, u"--json"_s, u"--save"_s, path});
            QCOMPARE(answer.status, 3);
            live = rootsOf(answer);
        }
        QCOMPARE(live, QStringList{u"http.path.not-found"_s});
        const CliAnswer again = m_cli.run({u"check"_s, u"--replay"_s, path, u"--json"_s});
        QCOMPARE(again.status, 3);
        QCOMPARE(rootsOf(again), live);
    }

    void aBrokenCaseFileIsNamed()
    {
        QFile file(m_cli.home() + u"/broken.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"schema\": ");
        file.close();
        const CliAnswer answer = m_cli.run({u"check"_s, u"--replay"_s, file.fileName()});
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.err.contains("broken.json"), answer.err.constData());
    }

    void severalTargetsGiveADocumentEachOnALine()
    {
        const LoopbackServer server(answering(goodAnswer));
        m_cli.run({u"tenant"_s, u"add"_s, u"many"_s});
        for (const QString &id : {u"one"_s, u"two"_s})
            m_cli.run({u"connection"_s, u"add"_s, u"many/"_s + id, u"--url"_s, urlOf(server), u"--auth"_s, u"none"_s});
        const CliAnswer lines = m_cli.run({u"check"_s, u"many"_s, u"--jsonl"_s});
        QCOMPARE(lines.out.trimmed().split('\n').size(), 2);
        QCOMPARE(m_cli.run({u"check"_s, u"many"_s, u"--json"_s}).json().value("runs"_L1).toArray().size(), 2);
    }

    void aBrokenConnectorFileIsReportedAndTheRestWork()
    {
        CliProgram cli(QProcessEnvironment::systemEnvironment());
        QVERIFY(QDir(cli.home()).mkdir(u"connectors"_s));
        const auto write = [&cli](const QString &name, const QByteArray &bytes) {
            QFile file(cli.home() + u"/connectors/"_s + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
        };
        write(u"broken.json"_s, "{\n  \"id\": \"broken\",\n  oops\n}\n");
        write(u"jira.json"_s, "{ \"id\": \"jira\" }\n");
        const CliAnswer lint = cli.run({u"connection"_s, u"lint"_s});
        QCOMPARE(lint.status, 2);
        QVERIFY2(lint.err.contains("broken.json:3"), lint.err.constData());
        QVERIFY2(lint.err.contains("connectors/jira.json"), lint.err.constData());
        const LoopbackServer server(answering(goodAnswer));
        QCOMPARE(cli.run({u"check"_s, u"--url"_s, urlOf(server), u"--auth"_s, u"none"_s}).status, 0);
    }

    void secretsAreRefusedInArgv()
    {
        const CliAnswer answer = m_cli.run({u"check"_s, u"--url"_s, u"http://127.0.0.1:1"_s, u"--auth"_s, u"bearer"_s,
                                            u"--field"_s, u"token=canary-argv"_s});
        QCOMPARE(answer.status, 6);
        QVERIFY(!answer.err.contains("canary-argv"));
        const CliAnswer proxy = m_cli.run({u"check"_s, u"--url"_s, u"http://127.0.0.1:1"_s, u"--proxy"_s,
                                           u"http://somebody:canary-argv@127.0.0.1:2"_s});
        QCOMPARE(proxy.status, 6);
        QVERIFY2(proxy.err.contains("proxyPassword") && !proxy.err.contains("canary-argv"), proxy.err.constData());
    }

    void theReportSpeaksBothLanguages()
    {
        const CliAnswer english = m_cli.run({u"--lang"_s, u"en"_s, u"check"_s, u"--url"_s, u"http://127.0.0.1:1"_s});
        const CliAnswer indonesian = m_cli.run({u"--lang"_s, u"id"_s, u"check"_s, u"--url"_s, u"http://127.0.0.1:1"_s});
        QVERIFY(english.out.contains("Cause"));
        QVERIFY2(indonesian.out.contains("Penyebab"), indonesian.out.constData());
        QVERIFY(!indonesian.out.contains("Cause"));
        QVERIFY(m_cli.run({u"--lang"_s, u"id"_s, u"check"_s, u"--help"_s}).out.contains("Penggunaan"));
    }

    void anErrorTextIsExplained()
    {
        const CliAnswer answer =
            m_cli.run({u"explain"_s, u"--json"_s, u"curl: (60) SSL certificate problem: certificate has expired"_s});
        QCOMPARE(answer.status, 0);
        QCOMPARE(answer.json().value("explanations"_L1).toArray().first().toObject().value("id"_L1).toString(),
                 u"tls.certificate.expired"_s);
    }

    void tenantsTravelInAFileWithoutSecrets()
    {
        m_cli.run({u"tenant"_s, u"add"_s, u"travel"_s, u"--name"_s, u"Travel"_s});
        const QString path = m_cli.home() + u"/tenants.json"_s;
        QCOMPARE(m_cli.run({u"tenant"_s, u"export"_s, path, u"travel"_s}).status, 0);
        CliProgram other(QProcessEnvironment::systemEnvironment());
        QCOMPARE(other.run({u"tenant"_s, u"import"_s, path}).status, 0);
        QVERIFY(other.run({u"tenant"_s, u"show"_s, u"travel"_s}).out.contains("Travel"));
    }
};

LENTERA_TEST(tst_commands, CommandsTest)
#include "tst_commands.moc"
