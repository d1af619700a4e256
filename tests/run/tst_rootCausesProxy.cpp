// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/DnsResponder.h"
#include "support/Relay.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

using Handler = LoopbackServer::Handler;

}
Q_DECLARE_METATYPE(lentera::Handler)

namespace lentera {

//! Whole runs through proxies that fail, to targets over http and https.
class RootCausesProxyTest : public QObject {
    Q_OBJECT

    static Connection through(const QString &proxy, const QString &scheme, int targetPort = 0)
    {
        const QString port = targetPort > 0 ? u":%1"_s.arg(targetPort) : QString();
        Connection connection = faultConnection(scheme + u"://practice.test"_s + port);
        connection.connectTo.clear();
        connection.proxy = {ProxySource::Manual, proxy};
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        return connection;
    }
    static QString http(int port) { return u"http://127.0.0.1:%1"_s.arg(port); }
    static Handler saying(const QByteArray &answer)
    {
        return [answer](LoopbackPeer &peer) {
            if (!peer.readUntil("\r\n\r\n").isEmpty())
                peer.write(answer);
        };
    }

private Q_SLOTS:
    void proxiesThatFail_data();
    void proxiesThatFail();
    void proxiesThatAreNotThere();
    void socksRefusals_data();
    void socksRefusals();
    void proxiesOverTls();
    void healthyProxies();
    void faultsBehindAProxy();
};

void RootCausesProxyTest::proxiesThatFail_data()
{
    QTest::addColumn<Handler>("proxy");
    QTest::addColumn<QString>("http");
    QTest::addColumn<QString>("https");
    const auto row = [](const char *name, const Handler &proxy, const char *http, const char *https) {
        QTest::newRow(name) << proxy << QString::fromLatin1(http) << QString::fromLatin1(https);
    };
    row("wants a password",
        saying(answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n")),
        "proxy.authentication.required", "proxy.authentication.required");
    row("wants the desktop's own sign-in",
        saying(answer("407 Proxy Authentication Required", "Proxy-Authenticate: Negotiate\r\n")),
        "proxy.authentication.unsupported", "proxy.authentication.unsupported");
    // What a plain request is answered may be the target's own word, unless the proxy signs it.
    row("denies the target", saying(answer("403 Forbidden")), "scope.permission.denied", "proxy.target.denied");
    row("denies the target and says so", saying(answer("403 Forbidden", "X-Squid-Error: ERR_ACCESS_DENIED 0\r\n")),
        "proxy.target.denied | scope.permission.denied", "proxy.target.denied");
    row("does not reach the target", saying(answer("502 Bad Gateway")), "http.gateway.bad", "proxy.target.unreachable");
    row("does not reach the target and says so",
        saying(answer("503 Service Unavailable", "X-Squid-Error: ERR_CONNECT_FAIL 111\r\n")),
        "proxy.target.unreachable | http.service.unavailable", "proxy.target.unreachable");
    row("does not know the name", saying(answer("503 Service Unavailable", "X-Squid-Error: ERR_DNS_FAIL 0\r\n")),
        "proxy.target.name-not-found | http.service.unavailable", "proxy.target.name-not-found");
    row("gets no answer in time",
        saying(answer("504 Gateway Timeout", "Proxy-Status: p; error=connection_timeout\r\n")),
        "proxy.target.unreachable | http.gateway.timeout", "proxy.target.unreachable");
    row("closes", saying({}), "proxy.connection.closed | http.answer.empty", "proxy.connection.closed");
    row(
        "closes at once",
        [](LoopbackPeer &peer) {
            ::shutdown(peer.descriptor(), SHUT_WR);
            peer.waitForClose();
        },
        "proxy.connection.closed | http.answer.empty", "proxy.connection.closed");
    row(
        "is silent", [](LoopbackPeer &peer) { peer.waitForClose(); }, "http.answer.timeout", "proxy.answer.timeout");
    row("is an SSH server", saying("SSH-2.0-OpenSSH_9.2p1\r\n"), "proxy.protocol.mismatch | http.protocol.invalid",
        "proxy.protocol.mismatch");
    row("is a web server", saying(answer("405 Method Not Allowed")), "http.method.not-allowed",
        "proxy.connect.unsupported");
    row("is a TLS port", saying(QByteArray::fromHex("15030100020246")),
        "proxy.protocol.mismatch | http.port.expects-tls", "proxy.kind.wrong");
}

void RootCausesProxyTest::proxiesThatFail()
{
    QFETCH(const Handler, proxy);
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        const LoopbackServer server(proxy);
        QTEST(told(faultRun(through(http(server.port()), scheme))), scheme.toLatin1().constData());
    }
}

void RootCausesProxyTest::proxiesThatAreNotThere()
{
    const RefusedPort refused;
    const DroppedPort dropped;
    for (const QString &scheme : {u"http"_s, u"https"_s})
        for (const QString &kind : {u"http"_s, u"socks5h"_s}) {
            const QString proxy = kind + u"://127.0.0.1:%1"_s;
            QCOMPARE(told(faultRun(through(proxy.arg(refused.port()), scheme))), u"proxy.connection.refused"_s);
            QCOMPARE(told(faultRun(through(proxy.arg(dropped.port()), scheme))), u"proxy.connection.timeout"_s);
        }
    const DnsResponder knowingNothing([](int, const QByteArray &query) { return DnsResponder::empty(query, 3); });
    Connection nameless = through(u"http://proxy.test:3128"_s, u"https"_s);
    nameless.resolvers << knowingNothing.address();
    QCOMPARE(told(faultRun(nameless)), u"proxy.name.not-found"_s);
    QCOMPARE(told(faultRun(through(u"gopher://127.0.0.1:70"_s, u"https"_s))), u"config.url.invalid"_s);
}

void RootCausesProxyTest::socksRefusals_data()
{
    QTest::addColumn<int>("reply"); // RFC 1928 section 6
    QTest::addColumn<QString>("expected");
    QTest::newRow("a failure without a reason") << 1 << u"proxy.socks.failed"_s;
    QTest::newRow("not allowed by a rule") << 2 << u"proxy.target.denied"_s;
    QTest::newRow("a network without a way") << 3 << u"proxy.target.unreachable"_s;
    QTest::newRow("a host without a way") << 4 << u"proxy.target.unreachable"_s;
    QTest::newRow("a target that refuses") << 5 << u"proxy.target.unreachable"_s;
    QTest::newRow("a command that it does not know") << 7 << u"proxy.connect.unsupported"_s;
}

void RootCausesProxyTest::socksRefusals()
{
    QFETCH(const int, reply);
    const LoopbackServer socks([reply](LoopbackPeer &peer) {
        if (peer.readBytes(3).size() < 3)
            return;
        peer.write(QByteArray::fromHex("0500"));
        const QByteArray request = peer.readBytes(5);
        if (request.size() == 5)
            peer.readBytes(quint8(request.back()) + 2);
        peer.write(QByteArray("\x05") + char(reply) + QByteArray::fromHex("0001000000000000"));
    });
    QTEST(told(faultRun(through(u"socks5h://127.0.0.1:%1"_s.arg(socks.port()), u"https"_s))), "expected");
}

// The way to the proxy itself is encrypted: its certificate counts like the target's.
void RootCausesProxyTest::proxiesOverTls()
{
    const TestIdentity &known = AnswerServer::identity();
    const TestIdentity stranger = TestAuthority::selfSigned({.names = "IP:127.0.0.1"});
    const auto toldOf = [](const TestIdentity &identity) {
        const TlsServer proxy({.chain = identity.pem(), .key = identity.keyPem()});
        return told(faultRun(through(u"https://127.0.0.1:%1"_s.arg(proxy.port()), u"http"_s)));
    };
    QCOMPARE(toldOf(known), QString());
    QCOMPARE(toldOf(stranger), u"proxy.tls.failed"_s);
}

void RootCausesProxyTest::healthyProxies()
{
    const AnswerServer secure(u"https"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    const Relay relay(secure.port());
    for (const char *kind : {"http", "socks5h"})
        QCOMPARE(told(faultRun(
                     through(u"%1://127.0.0.1:%2"_s.arg(QString::fromLatin1(kind)).arg(relay.port()), u"https"_s))),
                 QString());
    const LoopbackServer plain(saying(answer("200 OK", {}, "ok")));
    QCOMPARE(told(faultRun(through(http(plain.port()), u"http"_s))), QString());
}

void RootCausesProxyTest::faultsBehindAProxy()
{
    const AnswerServer target(u"https"_s, QByteArrayList{answer("503 Service Unavailable")});
    const Relay relay(target.port());
    QCOMPARE(told(faultRun(through(http(relay.port()), u"https"_s))), u"http.service.unavailable"_s);
    Connection untrusting = through(http(relay.port()), u"https"_s);
    untrusting.trust = {};
    QCOMPARE(told(faultRun(untrusting)), u"tls.certificate.self-signed"_s);

    const LoopbackServer plain([](LoopbackPeer &peer) {
        peer.readBytes(8);
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    const Relay toPlain(plain.port());
    QCOMPARE(told(faultRun(through(http(toPlain.port()), u"https"_s))), u"tls.protocol.plain-text"_s);
}

}

LENTERA_TEST(tst_rootCausesProxy, lentera::RootCausesProxyTest)
#include "tst_rootCausesProxy.moc"
