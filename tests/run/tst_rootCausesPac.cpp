// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/Relay.h"
#include "support/runTests.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lentera {

//! Whole runs whose proxy a PAC file, or the environment's list of exceptions, decides about.
class RootCausesPacTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<const AnswerServer> m_secure;
    std::unique_ptr<const Relay> m_relay;
    RefusedPort m_refused;

    QString fileWith(const QByteArray &script)
    {
        QFile file(m_folder.filePath(u"proxy.pac"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(script);
        return file.fileName();
    }
    QByteArray filled(QByteArray script) const
    {
        return script.replace("{ALIVE}", "127.0.0.1:" + QByteArray::number(m_relay->port()))
            .replace("{DEAD}", "127.0.0.1:" + QByteArray::number(m_refused.port()));
    }
    Connection by(const QString &pac) const
    {
        Connection connection = faultConnection(m_secure->url(u"localhost"_s));
        connection.connectTo.clear();
        connection.proxy = {ProxySource::Pac, {}, pac};
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        return connection;
    }

private Q_SLOTS:
    void initTestCase();
    void scripts_data();
    void scripts();
    void filesThatAreNone();
    void theLadderStopsWhereTheProxyIsNotKnown();
    void theLadderGoesTheChosenWay();
    void experimentsLeaveOutTheChosenProxy();
    void passwordsAreNowhere();
    void exceptionsOfTheEnvironment();
};

// Not earlier: QtTest would take SIGPIPE back, which TlsServer ignores.
void RootCausesPacTest::initTestCase()
{
    m_secure = std::make_unique<const AnswerServer>(u"https"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    m_relay = std::make_unique<const Relay>(m_secure->port());
}

void RootCausesPacTest::scripts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("proxy"); // that was used
    const auto row = [](const char *name, const char *body, const char *expected, const char *proxy = "") {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(expected) << QString::fromLatin1(proxy);
    };
    row("DIRECT is healthy", "return 'DIRECT';", "");
    row("a proxy is healthy", "return 'PROXY {ALIVE}';", "", "http://{ALIVE}");
    row("a SOCKS proxy is healthy", "return 'SOCKS {ALIVE}; DIRECT';", "", "socks5h://{ALIVE}");
    row("a second way that is not needed is healthy", "return 'PROXY {ALIVE}; PROXY {DEAD}';", "", "http://{ALIVE}");
    row("rules by name are healthy",
        "if (!isPlainHostName(host)) return 'DIRECT'; if (shExpMatch(url, 'https://local*')) return 'PROXY {ALIVE}'; "
        "return 'PROXY {DEAD}';",
        "", "http://{ALIVE}");
    row("a dead way before a live one", "return 'PROXY {DEAD}; PROXY {ALIVE}';", "proxy.pac.entry-dead",
        "http://{ALIVE}");
    row("a dead way before DIRECT", "return 'PROXY {DEAD}; DIRECT';", "proxy.pac.entry-dead");
    row("dead ways only", "return 'PROXY {DEAD}; SOCKS {DEAD}';", "proxy.pac.entries-dead");
    row("nothing", "", "proxy.pac.result-invalid");
    row("nonsense", "return 'http://{ALIVE}';", "proxy.pac.result-invalid");
    row("an exception", "return hosts.first;", "proxy.pac.exception");
    row("an endless loop", "while (true);", "proxy.pac.limit");
    row("a syntax error", "return 'DIRECT;", "proxy.pac.syntax");
}

void RootCausesPacTest::scripts()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, proxy);
    const FaultRun result = faultRun(by(fileWith(filled("function FindProxyForURL(url, host) { " + body + " }"))));
    QTEST(told(result), "expected");
    QCOMPARE(result.proxy.url, QString::fromLatin1(filled(proxy.toLatin1())));
    for (const Finding &finding : result.rootCauses())
        QCOMPARE(finding.phase, Phase::Proxy);
}

void RootCausesPacTest::filesThatAreNone()
{
    const AnswerServer missing(u"http"_s, {answer("404 Not Found")});
    const AnswerServer page(u"http"_s, {html("<html><title>Sign in</title>")});
    const AnswerServer moved(u"http"_s, {answer("302 Found", "Location: http://other.test/proxy.pac\r\n")});
    const AnswerServer other(u"http"_s, {answer("200 OK", {}, "var nothing = 1;")});
    const AnswerServer huge(u"http"_s, {answer("200 OK", {}, QByteArray(2 << 20, ' '))});
    QCOMPARE(told(faultRun(by(missing.url()))), u"proxy.pac.http-error"_s);
    QCOMPARE(told(faultRun(by(page.url()))), u"proxy.pac.not-a-script"_s);
    QCOMPARE(told(faultRun(by(moved.url()))), u"proxy.pac.redirected"_s);
    QCOMPARE(told(faultRun(by(other.url()))), u"proxy.pac.no-function"_s);
    QCOMPARE(told(faultRun(by(huge.url()))), u"proxy.pac.too-large"_s);
    QCOMPARE(told(faultRun(by(u"http://127.0.0.1:%1/"_s.arg(m_refused.port())))), u"proxy.pac.unreachable"_s);
    QCOMPARE(told(faultRun(by(m_folder.filePath(u"none.pac"_s)))), u"proxy.pac.unreachable"_s);
    QCOMPARE(causesOf(faultRun(by(u"proxy.pac"_s))), u"config.url.invalid"_s);
    QCOMPARE(causesOf(faultRun(by(u"http://ann:hunter2@127.0.0.1/"_s))), u"config.url.invalid"_s);
}

void RootCausesPacTest::theLadderStopsWhereTheProxyIsNotKnown()
{
    const FaultRun result = faultRun(by(fileWith("[")));
    QCOMPARE(drawn(result.steps),
             u"config:ok dns:skipped<proxy.pac.syntax tcp:skipped<proxy.pac.syntax proxy:fail "
             "tls:skipped<proxy.pac.syntax http:skipped<proxy.pac.syntax content:skipped<proxy.pac.syntax "
             "clock:skipped<proxy.pac.syntax"_s);
    QCOMPARE(result.evidence.observations.size(), 1);
}

void RootCausesPacTest::theLadderGoesTheChosenWay()
{
    const QString file = fileWith(filled("function FindProxyForURL(u, h) { return 'PROXY {ALIVE}'; }"));
    const FaultRun result = faultRun(by(file));
    QCOMPARE(result.proxy.origin, u"pac:"_s + file);
    QVERIFY(m_relay->asked().startsWith("CONNECT localhost:"));
    const auto *proxy = result.evidence.last<seen::ProxySeen>();
    QVERIFY(proxy && proxy->end == seen::ProxyEnd::TunnelOpen);
    QCOMPARE(result.evidence.last<seen::HttpSeen>()->proxyOrigin, u"pac:"_s + file);
}

void RootCausesPacTest::experimentsLeaveOutTheChosenProxy()
{
    const AnswerServer target(u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    const LoopbackServer spoiling([](LoopbackPeer &peer) {
        if (!peer.readUntil("\r\n\r\n").isEmpty())
            peer.write(answer("500 Internal Server Error"));
    });
    Connection connection = faultConnection(target.url());
    connection.proxy = {ProxySource::Pac,
                        {},
                        fileWith("function FindProxyForURL(u, h) { return 'PROXY 127.0.0.1:" +
                                 QByteArray::number(spoiling.port()) + "'; }")};
    const FaultRun result = faultRun(connection);
    QCOMPARE(told(result), u"proxy.route.altered | http.server.error"_s);
    QCOMPARE(rootFact(result, u"origin"_s), u"pac:"_s + connection.proxy.pac);

    fileWith("[");
    const FaultRun unknown = faultRun(connection);
    QCOMPARE(told(unknown), u"proxy.pac.syntax"_s);
    QVERIFY(unknown.evidence.trials().isEmpty());
}

void RootCausesPacTest::passwordsAreNowhere()
{
    const auto requireClean = [](const FaultRun &result) {
        QString all = result.proxy.url + result.proxy.origin;
        for (const Observation &observation : result.evidence.observations)
            all += QString::fromUtf8(QJsonDocument(observationJson(observation)).toJson());
        for (const Finding &finding : result.findings)
            all += QStringList(finding.facts.values()).join(u' ');
        QVERIFY2(!all.contains(u"hunter2"_s) && !all.contains(u"ann:"_s), qPrintable(all));
    };
    for (const char *body : {"return 'PROXY ann:hunter2@{ALIVE}'", "return 'PROXY ann:hunter2@{DEAD}'",
                             "throw 'http://ann:hunter2@{DEAD}/'", "alert('ann:hunter2@{DEAD}'); return ''"})
        requireClean(faultRun(by(fileWith(filled("function FindProxyForURL(u, h) { " + QByteArray(body) + "; }")))));
    Connection connection = by({});
    connection.proxy = {};
    connection.parameters.insert(u"baseUrl"_s, m_secure->url(u"practice.test"_s));
    connection.connectTo << u"::127.0.0.1:"_s;
    for (const int port : {m_relay->port(), m_refused.port()})
        requireClean(faultRun(planFor(connection, shipped(connection.connector),
                                      {{u"https_proxy"_s, u"http://ann:hunter2@127.0.0.1:%1"_s.arg(port)}})));
}

void RootCausesPacTest::exceptionsOfTheEnvironment()
{
    Connection connection = by({});
    connection.proxy = {};
    connection.parameters.insert(u"baseUrl"_s, m_secure->url(u"practice.test"_s));
    connection.connectTo << u"::127.0.0.1:"_s;
    const auto run = [&](int port, const QString &exceptions) {
        return faultRun(planFor(connection, shipped(connection.connector),
                                {{u"https_proxy"_s, u"http://127.0.0.1:%1"_s.arg(port)}, {u"no_proxy"_s, exceptions}}));
    };
    const FaultRun excepted = run(m_refused.port(), u"other.test, .test"_s);
    QCOMPARE(told(excepted), QString());
    QCOMPARE(excepted.proxy.origin, u"no_proxy:.test"_s);
    QCOMPARE(excepted.proxy.exceptions, QList<ProxyException>({{u"no_proxy"_s, u".test"_s, true, u"domain"_s}}));
    const FaultRun missed = run(m_relay->port(), u"practice.test:1"_s);
    QCOMPARE(told(missed), u" | proxy.exception.near-miss"_s);
    QCOMPARE(missed.verdict(), u"ok"_s);
    QCOMPARE(told(run(m_refused.port(), u"sub.practice.test"_s)), u"proxy.connection.refused"_s);
}

}

LENTERA_TEST(tst_rootCausesPac, lentera::RootCausesPacTest)
#include "tst_rootCausesPac.moc"
