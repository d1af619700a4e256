// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "CertificateServers.h"
#include "FaultRun.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

using Handler = LoopbackServer::Handler;

}
Q_DECLARE_METATYPE(lentera::Handler)
Q_DECLARE_METATYPE(lentera::AnswerServer::Talk)

namespace lentera {

//! Whole runs against ports that refuse, drop, reset, keep silent or speak something else.
class RootCausesPortsTest : public QObject {
    Q_OBJECT

    static FaultRun runTo(const QString &scheme, int port, const QString &host = u"127.0.0.1"_s)
    {
        Connection connection = faultConnection(u"%1://%2:%3"_s.arg(scheme, host).arg(port));
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        return faultRun(connection);
    }

private Q_SLOTS:
    void portsThatNobodyServes_data();
    void portsThatNobodyServes();
    void brokenConnections_data();
    void brokenConnections();
    void brokenAnswersWithinTls_data();
    void brokenAnswersWithinTls();
    void mixedUpProtocols();
    void answersThatAreNoHttp_data();
    void answersThatAreNoHttp();
    void waysToNameAHost_data();
    void waysToNameAHost();
    void paths_data();
    void paths();
    void badUrls_data();
    void badUrls();
    void aPatientServerOfPlainHttp();
    void aResetWithinAnAnswer();
};

void RootCausesPortsTest::portsThatNobodyServes_data()
{
    QTest::addColumn<QString>("scheme");
    for (const char *scheme : {"http", "https"})
        QTest::newRow(scheme) << QString::fromLatin1(scheme);
}

void RootCausesPortsTest::portsThatNobodyServes()
{
    QFETCH(const QString, scheme);
    const RefusedPort refused;
    const FaultRun refusal = runTo(scheme, refused.port());
    QCOMPARE(told(refusal), u"tcp.connection.refused"_s);
    QCOMPARE(rootFact(refusal, u"addresses"_s), u"127.0.0.1"_s);
    const DroppedPort dropped;
    QCOMPARE(told(runTo(scheme, dropped.port())), u"tcp.connection.timeout"_s);
}

void RootCausesPortsTest::brokenConnections_data()
{
    QTest::addColumn<Handler>("handler");
    QTest::addColumn<QString>("http");
    QTest::addColumn<QString>("https");
    const auto row = [](const char *name, const Handler &handler, const char *http, const char *https) {
        QTest::newRow(name) << handler << QString::fromLatin1(http) << QString::fromLatin1(https);
    };
    row(
        "a reset at once", [](LoopbackPeer &peer) { peer.reset(); }, "tcp.connection.reset", "tcp.connection.reset");
    row(
        "a reset after the first words",
        [](LoopbackPeer &peer) {
            peer.readBytes(8);
            peer.reset();
        },
        "tcp.connection.reset", "tcp.connection.reset");
    row(
        "silence", [](LoopbackPeer &peer) { peer.waitForClose(); }, "http.answer.timeout", "tls.handshake.timeout");
    row(
        "a close at once",
        [](LoopbackPeer &peer) {
            ::shutdown(peer.descriptor(), SHUT_WR);
            peer.waitForClose();
        },
        "tcp.connection.closed | http.answer.empty", "tcp.connection.closed | tls.handshake.closed");
    row(
        "a close after the first words", [](LoopbackPeer &peer) { peer.readUntil("\n"); }, "http.answer.empty",
        "tls.handshake.closed");
    row(
        "ssh", [](LoopbackPeer &peer) { peer.write("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"), peer.readBytes(500); },
        "tcp.protocol.other | http.protocol.invalid", "tcp.protocol.other | tls.protocol.plain-text");
    row(
        "smtp", [](LoopbackPeer &peer) { peer.write("220 mail.test ESMTP Postfix\r\n"), peer.readBytes(500); },
        "tcp.protocol.other | http.protocol.invalid", "tcp.protocol.other | tls.protocol.plain-text");
    row(
        "zeros",
        [](LoopbackPeer &peer) {
            peer.readBytes(8);
            peer.write(QByteArray(300, '\0'));
        },
        "http.protocol.invalid", "tls.protocol.plain-text");
    row(
        "a TLS alert",
        [](LoopbackPeer &peer) {
            peer.readBytes(8);
            peer.write(QByteArray::fromHex("15030100020228"));
            peer.waitForClose();
        },
        "http.port.expects-tls", "tls.handshake.refused");
    row(
        "a handshake that makes no sense",
        [](LoopbackPeer &peer) {
            peer.readBytes(8);
            peer.write(QByteArray::fromHex("16030300050200000100"));
            peer.waitForClose();
        },
        "http.protocol.invalid", "tls.handshake.failed");
}

void RootCausesPortsTest::brokenConnections()
{
    QFETCH(const Handler, handler);
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        const LoopbackServer server(handler);
        QTEST(told(runTo(scheme, server.port())), scheme.toLatin1().constData());
    }
}

void RootCausesPortsTest::brokenAnswersWithinTls_data()
{
    QTest::addColumn<AnswerServer::Talk>("talk");
    QTest::addColumn<QString>("expected");
    using Head = const QByteArray &;
    const auto row = [](const char *name, const AnswerServer::Talk &talk, const char *expected) {
        QTest::newRow(name) << talk << QString::fromLatin1(expected);
    };
    row(
        "a close", [](Speaker &, Head) {}, "http.answer.empty");
    row(
        "silence", [](Speaker &speaker, Head) { speaker.waitForClose(); }, "http.answer.timeout");
    row(
        "a banner", [](Speaker &speaker, Head) { speaker.write("SSH-2.0-OpenSSH_9.2\r\n"); }, "http.protocol.invalid");
    row(
        "half an answer and silence",
        [](Speaker &speaker, Head) {
            speaker.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            speaker.waitForClose();
        },
        "http.body.stalled");
    row(
        "half an answer and a close",
        [](Speaker &speaker, Head) { speaker.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); },
        "http.body.incomplete");
}

void RootCausesPortsTest::brokenAnswersWithinTls()
{
    QFETCH(const AnswerServer::Talk, talk);
    const AnswerServer server(u"https"_s, talk);
    QTEST(told(runTo(u"https"_s, server.port())), "expected");
}

void RootCausesPortsTest::mixedUpProtocols()
{
    Nginx nginx;
    const int tls = nginx.show({AnswerServer::identity().pem(), AnswerServer::identity().keyPem()});
    const int plain = nginx.serve({}, u"location / { return 200 'ok'; }"_s);
    QVERIFY2(nginx.start(), nginx.output().constData());
    QCOMPARE(told(runTo(u"https"_s, tls)), QString());
    QCOMPARE(told(runTo(u"http"_s, plain)), QString());
    QCOMPARE(told(runTo(u"http"_s, tls)), u"http.port.expects-tls"_s);
    const FaultRun result = runTo(u"https"_s, plain);
    QCOMPARE(told(result), u"tls.protocol.plain-text"_s);
    QCOMPARE(rootFact(result, u"protocol"_s), u"HTTP"_s);

    // It closes without a word; asked for a handshake, it shakes hands.
    SServer sServer;
    QVERIFY2(sServer.start({AnswerServer::identity().pem(), AnswerServer::identity().keyPem()}),
             sServer.output().constData());
    QCOMPARE(told(runTo(u"http"_s, sServer.port())), u"http.port.expects-tls"_s);
    Plan once = faultPlan(faultConnection(u"http://127.0.0.1:%1/"_s.arg(sServer.port())));
    once.experiments = false;
    QCOMPARE(told(faultRun(once)), u"http.answer.empty"_s);

    // The words of other servers on their TLS ports.
    for (const char *words : {"Reason: You're speaking plain HTTP to an SSL-enabled server port.",
                              "Client sent an HTTP request to an HTTPS server."}) {
        const AnswerServer server(u"http"_s, QByteArrayList{answer("400 Bad Request", {}, words)});
        QCOMPARE(told(runTo(u"http"_s, server.port())), u"http.port.expects-tls"_s);
    }
}

void RootCausesPortsTest::answersThatAreNoHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const char *expected) {
        QTest::newRow(name) << bytes << QString::fromLatin1(expected);
    };
    QByteArray noise;
    for (int i = 0; i < 4096; ++i)
        noise += char((i * 7919 + 13) >> 3);
    row("binary garbage", noise, "http.protocol.invalid");
    row("HTTP/0.9 text", "hello there, this is no status line\n", "http.protocol.invalid");
    row("HTTP/0.9 page", "<html><body>hi</body></html>", "http.protocol.invalid");
    row("a status line without a number", "HTTP/1.1 OK fine\r\n\r\n", "http.protocol.invalid");
    row("a status line with a wild number", "HTTP/1.1 20000 OK\r\nContent-Length: 0\r\n\r\n", "http.protocol.invalid");
    row("a version of the future", "HTTP/9.7 200 OK\r\nContent-Length: 0\r\n\r\n", "http.protocol.invalid");
    row("chunks that are none",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzzzz\r\nhello\r\n",
        "http.answer.malformed");
    row("a header without a colon", "HTTP/1.1 200 OK\r\nDebug: on\r\nWarning in line 7\r\nContent-Length: 2\r\n\r\n{}",
        "http.answer.malformed");
    row("a header with a zero byte", QByteArray("HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 2\r\n\r\n{}", 47),
        "http.answer.malformed");
    row("headers without an end", "HTTP/1.1 200 OK\r\nServer: x\r\n", "http.body.incomplete");
    row("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\nConnection: close\r\n\r\nhello",
        "http.answer.malformed");
    row("only blank lines", QByteArray("\r\n").repeated(50), "http.protocol.invalid");
}

void RootCausesPortsTest::answersThatAreNoHttp()
{
    QFETCH(const QByteArray, bytes);
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        const AnswerServer server(scheme, QByteArrayList{bytes});
        QTEST(told(runTo(scheme, server.port())), "expected");
    }
}

void RootCausesPortsTest::waysToNameAHost_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : {"127.0.0.1", "[::1]", "localhost", "practice.test", "PRACTICE.Test", "b\u00fccher.test",
                             "xn--bcher-kva.test", "practice.test."})
        QTest::newRow(host) << QString::fromUtf8(host);
}

void RootCausesPortsTest::waysToNameAHost()
{
    QFETCH(const QString, host);
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        const AnswerServer server(scheme, QByteArrayList{answer("200 OK", {}, "ok")});
        QCOMPARE(told(runTo(scheme, server.port(), host)), QString());
        QVERIFY(!server.requests().isEmpty());
    }
}

void RootCausesPortsTest::paths_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("no path") << QString() << QString() << QByteArray("GET / ");
    QTest::newRow("a path and a slash") << u"/desk/"_s << QString() << QByteArray("GET /desk/ ");
    QTest::newRow("a path behind the base's own")
        << u"/desk/"_s << u"/v1/health?deep=1"_s << QByteArray("GET /desk/v1/health?deep=1 ");
    QTest::newRow("a base without slash") << u"/desk"_s << u"v1"_s << QByteArray("GET /desk/v1 ");
}

void RootCausesPortsTest::paths()
{
    QFETCH(const QString, base);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, asked);
    const AnswerServer server(u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    Connection connection = faultConnection(server.url(u"127.0.0.1"_s, base));
    connection.parameters.insert(u"path"_s, path);
    QCOMPARE(told(faultRun(connection)), QString());
    QVERIFY2(server.requests().value(0).startsWith(asked), server.requests().value(0).constData());
}

void RootCausesPortsTest::badUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("reason");
    QTest::newRow("nothing") << QString() << u"empty"_s;
    QTest::newRow("a user name and a password") << u"https://ann:hunter2@practice.test/"_s << u"userinfo"_s;
    QTest::newRow("no scheme") << u"practice.test/api"_s << u"scheme"_s;
    QTest::newRow("another scheme") << u"ftp://practice.test/"_s << u"scheme"_s;
    QTest::newRow("no host") << u"https:///api"_s << u"host"_s;
    QTest::newRow("a blank") << u"https://practice .test/"_s << u"syntax"_s;
    QTest::newRow("a port that is none") << u"https://practice.test:99999/"_s << u"syntax"_s;
}

void RootCausesPortsTest::badUrls()
{
    QFETCH(const QString, url);
    const FaultRun result = faultRun(faultConnection(url));
    QCOMPARE(told(result).section(u' ', 0, 0), u"config.url.invalid"_s); // behind it: an empty address has no text
    QTEST(rootFact(result, u"reason"_s), "reason");
    QVERIFY(!rootFact(result, u"url"_s).contains("hunter2"_L1));
    for (const Step &step : result.steps)
        QVERIFY(step.phase == Phase::Config || step.status == StepStatus::Skipped);
}

// To a handshake it says nothing: it waits for the end of a request.
void RootCausesPortsTest::aPatientServerOfPlainHttp()
{
    const AnswerServer server(u"http"_s, QByteArrayList{answer("404 Not Found")});
    Plan plan = faultPlan(faultConnection(u"https://127.0.0.1:%1/"_s.arg(server.port())));
    const FaultRun result = faultRun(plan);
    QCOMPARE(causesOf(result), u"tls.protocol.plain-text"_s); // openssl waits, too
    QCOMPARE(rootFact(result, u"protocol"_s), u"HTTP"_s);
    plan.experiments = false;
    QCOMPARE(told(faultRun(plan)), u"tls.handshake.timeout"_s);
}

void RootCausesPortsTest::aResetWithinAnAnswer()
{
    const LoopbackServer server([](LoopbackPeer &peer) {
        if (peer.readUntil("\r\n\r\n").isEmpty())
            return;
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        peer.reset();
    });
    QCOMPARE(told(runTo(u"http"_s, server.port())), u"http.connection.reset"_s);
}

}

LENTERA_TEST(tst_rootCausesPorts, lentera::RootCausesPortsTest)
#include "tst_rootCausesPorts.moc"
