// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAnswer.h"
#include "probe/Probes.h"
#include "support/LoopbackProgram.h"
#include "support/LoopbackServer.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::ProxyEnd;

static const QHostAddress loopback(QHostAddress::LocalHost);

static Plan planThrough(const QString &proxy, int port, const QString &target = u"https://desk.example"_s)
{
    Plan plan;
    plan.connection.parameters.insert(u"baseUrl"_s, target);
    plan.proxy.url = u"%1:%2"_s.arg(proxy).arg(port);
    plan.proxy.origin = u"setting"_s;
    plan.experiments = false; // the servers here keep what they were asked last
    return plan;
}

static SharedSecret secret(const QByteArray &text)
{
    return std::make_shared<const Secret>(QByteArray(text.constData(), text.size()));
}

static seen::ProxySeen asked(const Plan &plan)
{
    Wait wait(std::stop_token(), 20s);
    return probeProxy(plan, loopback, wait);
}

// A proxy that reads one request, gives one answer and waits for the client to go.
struct CannedProxy {
    explicit CannedProxy(const QByteArray &answer)
        : server([this, answer](LoopbackPeer &peer) {
              request = peer.readUntil("\r\n\r\n");
              peer.write(answer);
              peer.waitForClose();
          })
    {
    }
    QByteArray request; // read it after the answer was seen
    LoopbackServer server;
};

// A SOCKS5 server: its method, its answer to a sign-in, its reply; keeps what it was sent.
struct SocksServer {
    SocksServer(const QByteArray &choice, const QByteArray &signedIn, const QByteArray &reply)
        : server([=, this](LoopbackPeer &peer) {
              hear(peer, 2);
              hear(peer, last());
              peer.write(choice);
              if (choice == QByteArray("\5\2", 2)) {
                  hear(peer, 2);
                  hear(peer, last());
                  hear(peer, 1);
                  hear(peer, last());
                  peer.write(signedIn);
              }
              if (reply.isEmpty() || !hear(peer, 5))
                  return;
              const int kind = heard.at(heard.size() - 2);
              hear(peer, kind == 3 ? last() + 2 : kind == 4 ? 17 : 5);
              peer.write(reply);
          })
    {
    }
    bool hear(LoopbackPeer &peer, qsizetype size)
    {
        const QByteArray now = peer.readBytes(size);
        heard += now;
        return now.size() == size;
    }
    // The byte heard last: a length.
    qsizetype last() const { return heard.isEmpty() ? 0 : quint8(heard.back()); }

    QByteArray heard;
    LoopbackServer server;
};

static QByteArray bytes(const char *hex)
{
    return QByteArray::fromHex(hex);
}

class ProxyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersToConnect_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ProxyEnd>("end");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const QByteArray &answer, ProxyEnd end, int status,
                            const QString &detail) {
            QTest::newRow(name) << answer << end << status << detail;
        };
        row("200 opens the tunnel", "HTTP/1.1 200 Connection established\r\n\r\n", ProxyEnd::TunnelOpen, 200, {});
        row("any 2xx opens it", "HTTP/1.0 204 x\r\n\r\n", ProxyEnd::TunnelOpen, 204, {});
        row("line ends without carriage return", "HTTP/1.0 200 OK\n\n", ProxyEnd::TunnelOpen, 200, {});
        row("an interim answer first", "HTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
            ProxyEnd::TunnelOpen, 200, {});
        row("no reason", "HTTP/1.1 200\r\n\r\n", ProxyEnd::TunnelOpen, 200, {});
        row("403", "HTTP/1.1 403 Forbidden by policy\r\nContent-Length: 0\r\n\r\n", ProxyEnd::Denied, 403,
            u"Forbidden by policy"_s);
        row("405 of a web server", "HTTP/1.1 405 Not Allowed\r\n\r\n", ProxyEnd::Unsupported, 405, u"Not Allowed"_s);
        row("501 of a web server", "HTTP/1.1 501 Not Implemented\r\n\r\n", ProxyEnd::Unsupported, 501,
            u"Not Implemented"_s);
        row("a portal's redirect", "HTTP/1.1 302 Found\r\nLocation: http://portal/\r\n\r\n", ProxyEnd::Portal, 302,
            u"Found"_s);
        row("500", "HTTP/1.1 500 Oops\r\n\r\n", ProxyEnd::Failed, 500, u"Oops"_s);
        row("502", "HTTP/1.1 502 Bad Gateway\r\n\r\n", ProxyEnd::TargetUnreachable, 502, u"Bad Gateway"_s);
        row("503", "HTTP/1.1 503 Service Unavailable\r\n\r\n", ProxyEnd::TargetUnreachable, 503,
            u"Service Unavailable"_s);
        row("504", "HTTP/1.1 504 Gateway Timeout\r\n\r\n", ProxyEnd::TargetUnreachable, 504, u"Gateway Timeout"_s);
        row("tinyproxy's 401", "HTTP/1.1 401 Unauthorized\r\n\r\n", ProxyEnd::AuthenticationRequired, 401,
            u"Unauthorized"_s);
        row("511", "HTTP/1.1 511 Network Authentication Required\r\n\r\n", ProxyEnd::Portal, 511,
            u"Network Authentication Required"_s);
        row("squid's lookup", "HTTP/1.1 503 x\r\nX-Squid-Error: ERR_DNS_FAIL 0\r\n\r\n", ProxyEnd::NameNotFound, 503,
            u"x"_s);
        row("a lookup by RFC 9209", "HTTP/1.1 502 x\r\nProxy-Status: p; error=dns_error\r\n\r\n",
            ProxyEnd::NameNotFound, 502, u"x"_s);
        row("tinyproxy's 500", "HTTP/1.1 500 x\r\nServer: tinyproxy/1.11.1\r\n\r\n", ProxyEnd::TargetUnreachable, 500,
            u"x"_s);
        row("an SSH server", "SSH-2.0-OpenSSH_9.2\r\n", ProxyEnd::NotAProxy, 0, u"SSH-2.0-OpenSSH_9.2\\x0d\\x0a"_s);
        row("a TLS server", bytes("15030300020246"), ProxyEnd::NotAProxy, 0, u"\\x15\\x03\\x03\\x00\\x02\\x02F"_s);
        row("HTTP without a status", "HTTP/1.1 hello\r\n\r\n", ProxyEnd::NotAProxy, 0,
            u"HTTP/1.1 hello\\x0d\\x0a\\x0d\\x0a"_s);
        row("a status out of range", "HTTP/1.1 999 x\r\n\r\n", ProxyEnd::NotAProxy, 0,
            u"HTTP/1.1 999 x\\x0d\\x0a\\x0d\\x0a"_s);
        row("an endless head", "HTTP/1.1 200 OK\r\n" + QByteArray(80'000, 'x'), ProxyEnd::NotAProxy, 0, {});
    }
    void answersToConnect()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const ProxyEnd, end);
        QFETCH(const int, status);
        QFETCH(const QString, detail);
        const CannedProxy proxy(answer);
        const seen::ProxySeen seen = asked(planThrough(u"http://127.0.0.1"_s, proxy.server.port()));
        QCOMPARE(seen.end, end);
        QCOMPARE(seen.status, status);
        QCOMPARE(seen.detail, detail);
        QCOMPARE(seen.target, u"desk.example:443"_s);
        QCOMPARE(seen.origin, u"setting"_s);
        QVERIFY(proxy.request.startsWith("CONNECT desk.example:443 HTTP/1.1\r\nHost: desk.example:443\r\n"));
        QVERIFY(!proxy.request.contains("Authorization"));
    }

    void aRequiredSignInIsToldWithItsSchemes()
    {
        const CannedProxy proxy("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\n"
                                "proxy-authenticate: NTLM, Basic realm=\"Office, 2nd floor\", charset=\"UTF-8\"\r\n"
                                "Set-Cookie: id=canary\r\nX-Squid-Error: ERR_CACHE_ACCESS_DENIED 0\r\n\r\n");
        Plan plan = planThrough(u"http://user:word@127.0.0.1"_s, proxy.server.port());
        plan.proxyPassword = secret("anna:s3cret");
        const seen::ProxySeen seen = asked(plan);
        QCOMPARE(seen.end, ProxyEnd::AuthenticationRequired);
        QCOMPARE(seen.offeredSchemes, QStringList({u"Negotiate"_s, u"NTLM"_s, u"Basic"_s}));
        QCOMPARE(seen.headers.value(u"x-squid-error"_s), u"ERR_CACHE_ACCESS_DENIED 0"_s);
        QVERIFY(!seen.headers.contains(u"set-cookie"_s));
        QVERIFY(!seen.url.contains(u"word"_s));
        QVERIFY(proxy.request.contains("\r\nProxy-Authorization: Basic YW5uYTpzM2NyZXQ=\r\n"));
    }

    void challengesAreRead_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("schemes");
        QTest::newRow("one") << u"Basic realm=\"x\""_s << QStringList{u"Basic"_s};
        QTest::newRow("with a token") << u"Negotiate TlRM=="_s << QStringList{u"Negotiate"_s};
        QTest::newRow("blanks around the sign") << u"Digest realm = \"x\", nonce = \"y\""_s << QStringList{u"Digest"_s};
        QTest::newRow("a quoted quote") << u"Basic realm=\"a\\\", Bearer b\", NTLM"_s
                                        << QStringList({u"Basic"_s, u"NTLM"_s});
        QTest::newRow("the same twice") << u"NTLM, ntlm"_s << QStringList{u"NTLM"_s};
        QTest::newRow("empty pieces") << u", ,Basic realm=x,,"_s << QStringList{u"Basic"_s};
        QTest::newRow("nothing") << QString() << QStringList();
    }
    void challengesAreRead()
    {
        QFETCH(const QString, value);
        QFETCH(const QStringList, schemes);
        QCOMPARE(challengeSchemes(value), schemes);
    }

    void aProxyThatClosesIsTold_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<bool>("reset");
        QTest::newRow("without a word") << QByteArray() << false;
        QTest::newRow("in the middle of its answer") << QByteArray("HTTP/1.1 20") << false;
        QTest::newRow("by a reset") << QByteArray() << true;
    }
    void aProxyThatClosesIsTold()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const bool, reset);
        LoopbackServer server([&](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.write(before);
            if (reset)
                peer.reset();
        });
        QCOMPARE(asked(planThrough(u"http://127.0.0.1"_s, server.port())).end, ProxyEnd::Closed);
    }

    void anAnswerFollowedByACloseCounts()
    {
        LoopbackServer server([](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.write("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
        });
        QCOMPARE(asked(planThrough(u"http://127.0.0.1"_s, server.port())).end, ProxyEnd::Denied);
    }

    void anAnswerInPiecesIsRead()
    {
        LoopbackServer server([](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            for (const char c : QByteArray("HTTP/1.1 200 OK\r\nVia: x\r\n\r\n"))
                peer.write(QByteArray(1, c));
            peer.waitForClose();
        });
        QCOMPARE(asked(planThrough(u"http://127.0.0.1"_s, server.port())).end, ProxyEnd::TunnelOpen);
    }

    void aSilentProxyTimesOut()
    {
        LoopbackServer server([](LoopbackPeer &peer) { peer.waitForClose(); });
        Plan plan = planThrough(u"http://127.0.0.1"_s, server.port());
        plan.connection.timeouts.idle = 50;
        QCOMPARE(asked(plan).end, ProxyEnd::TimedOut);
    }

    void aProxyThatDripsEndsAtTheDeadline()
    {
        LoopbackServer server([](LoopbackPeer &peer) {
            while (peer.write("HTTP/1.1 102 Processing\r\n\r\n"))
                std::this_thread::yield();
        });
        Wait wait(std::stop_token(), 100ms);
        const seen::ProxySeen seen = probeProxy(planThrough(u"http://127.0.0.1"_s, server.port()), loopback, wait);
        QCOMPARE(seen.end, ProxyEnd::TimedOut);
    }

    void aDroppingPortTimesOut()
    {
        const DroppedPort dropped;
        Plan plan = planThrough(u"http://127.0.0.1"_s, dropped.port());
        plan.connection.timeouts.connect = 50;
        QCOMPARE(asked(plan).end, ProxyEnd::TimedOut);
    }

    void aRefusedPortFails()
    {
        const RefusedPort refused;
        const seen::ProxySeen seen = asked(planThrough(u"http://127.0.0.1"_s, refused.port()));
        QCOMPARE(seen.end, ProxyEnd::Failed);
        QCOMPARE(seen.detail, u"ConnectionRefusedError"_s);
    }

    void aPlainTargetNeedsNoTunnel()
    {
        LoopbackServer server([](LoopbackPeer &peer) { peer.waitForClose(); });
        const seen::ProxySeen seen = asked(planThrough(u"http://127.0.0.1"_s, server.port(), u"http://desk.example"_s));
        QCOMPARE(seen.end, ProxyEnd::TunnelOpen);
        QCOMPARE(seen.status, 0);
        QCOMPARE(seen.target, u"desk.example:80"_s);
    }

    void rulesAndForeignLettersReachTheProxy_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QStringList>("rules");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("a rule") << u"https://desk.example"_s << QStringList{u"desk.example:443:10.0.0.1:8443"_s}
                                << QByteArray("CONNECT 10.0.0.1:8443 HTTP/1.1\r\n");
        QTest::newRow("IPv6") << u"https://[2001:db8::1]:8443"_s << QStringList()
                              << QByteArray("CONNECT [2001:db8::1]:8443 HTTP/1.1\r\n");
        QTest::newRow("an international name") << u"https://b\u00fccher.example"_s << QStringList()
                                               << QByteArray("CONNECT xn--bcher-kva.example:443 HTTP/1.1\r\n");
    }
    void rulesAndForeignLettersReachTheProxy()
    {
        QFETCH(const QString, target);
        QFETCH(const QStringList, rules);
        QFETCH(const QByteArray, line);
        const CannedProxy proxy("HTTP/1.1 200 OK\r\n\r\n");
        Plan plan = planThrough(u"http://127.0.0.1"_s, proxy.server.port(), target);
        plan.connection.connectTo = rules;
        QCOMPARE(asked(plan).end, ProxyEnd::TunnelOpen);
        QVERIFY2(proxy.request.startsWith(line), proxy.request.constData());
    }

    void socksConversations_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("choice");
        QTest::addColumn<QByteArray>("signedIn");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<ProxyEnd>("end");
        QTest::addColumn<QByteArray>("heard"); // in hex
        const auto row = [](const char *name, const char *scheme, const QString &target, const char *password,
                            const char *conversation, ProxyEnd end, const QByteArray &heard) {
            const QList<QByteArray> said = QByteArray(conversation).split('|');
            QTest::newRow(name) << QString::fromLatin1(scheme) << target << QByteArray(password)
                                << QByteArray::fromHex(said[0]) << QByteArray::fromHex(said.value(1))
                                << QByteArray::fromHex(said.value(2)) << end << heard;
        };
        const QString name = u"https://a.test"_s;
        const QByteArray byName = "050100"
                                  "050100"
                                  "03"
                                  "06"
                                  "612e74657374"
                                  "01bb";
        const QByteArray byFour = "050100"
                                  "050100"
                                  "01"
                                  "7f000001"
                                  "01bb";
        row("by name", "socks5h", name, "", "0500||05000001000000000000", ProxyEnd::TunnelOpen, byName);
        row("an address by socks5h", "socks5h", u"https://127.0.0.1"_s, "", "0500||05000001000000000000",
            ProxyEnd::TunnelOpen, byFour);
        row("an address by socks5", "socks5", u"https://127.0.0.1"_s, "", "0500||05000001000000000000",
            ProxyEnd::TunnelOpen, byFour);
        row("an IPv6 address", "socks5", u"https://[::1]:8443"_s, "",
            "0500||0500000400000000000000000000000000000000"
            "0000",
            ProxyEnd::TunnelOpen,
            "050100"
            "050100"
            "04"
            "00000000000000000000000000000001"
            "20fb");
        row("a reply with a name", "socks5h", name, "",
            "0500||0500000302"
            "6162"
            "0000",
            ProxyEnd::TunnelOpen, byName);
        row("signed in", "socks5h", name, "an:pw", "0502|0100|05000001000000000000", ProxyEnd::TunnelOpen,
            "05020002"
            "01"
            "02"
            "616e"
            "02"
            "7077"
            "050100"
            "03"
            "06"
            "612e74657374"
            "01bb");
        row("a password with a colon", "socks5h", name, "a:b:c", "0502|0100|05000001000000000000", ProxyEnd::TunnelOpen,
            "05020002"
            "01"
            "01"
            "61"
            "03"
            "623a63"
            "050100"
            "03"
            "06"
            "612e74657374"
            "01bb");
        row("sign-in not needed", "socks5h", name, "an:pw", "0500||05000001000000000000", ProxyEnd::TunnelOpen,
            "05020002"
            "050100"
            "03"
            "06"
            "612e74657374"
            "01bb");
        row("sign-in refused", "socks5h", name, "an:pw", "0502|0101|", ProxyEnd::AuthenticationRequired,
            "05020002"
            "01"
            "02"
            "616e"
            "02"
            "7077");
        row("sign-in required", "socks5h", name, "", "05ff||", ProxyEnd::AuthenticationRequired, "050100");
        row("a method that was not offered", "socks5h", name, "", "0502||", ProxyEnd::NotAProxy, "");
        row("general failure", "socks5h", name, "", "0500||05010001000000000000", ProxyEnd::Failed, byName);
        row("not allowed", "socks5h", name, "", "0500||05020001000000000000", ProxyEnd::Denied, byName);
        row("network unreachable", "socks5h", name, "", "0500||05030001000000000000", ProxyEnd::TargetUnreachable,
            byName);
        row("host unreachable", "socks5h", name, "", "0500||05040001000000000000", ProxyEnd::TargetUnreachable, byName);
        row("target refuses", "socks5h", name, "", "0500||05050001000000000000", ProxyEnd::TargetUnreachable, byName);
        row("command not supported", "socks5h", name, "", "0500||05070001000000000000", ProxyEnd::Unsupported, byName);
        row("kind of address not supported", "socks5h", name, "", "0500||05080001000000000000", ProxyEnd::Unsupported,
            byName);
        row("TTL expired", "socks5h", name, "", "0500||05060001000000000000", ProxyEnd::TargetUnreachable, byName);
        row("a refusal cut short", "socks5h", name, "", "0500||0502", ProxyEnd::Denied, byName);
        row("an unassigned reply", "socks5h", name, "", "0500||05c80001000000000000", ProxyEnd::Failed, byName);
        row("closed after the greeting", "socks5h", name, "", "0500||", ProxyEnd::Closed, "050100");
        row("closed in the reply", "socks5h", name, "", "0500||05000001", ProxyEnd::Closed, byName);
        row("SOCKS4", "socks5h", name, "", "005b||", ProxyEnd::NotAProxy, "050100");
        row("a web server", "socks5h", name, "", "485454502f312e31||", ProxyEnd::NotAProxy, "050100");
    }
    void socksConversations()
    {
        QFETCH(const QString, scheme);
        QFETCH(const QString, target);
        QFETCH(const QByteArray, password);
        QFETCH(const QByteArray, choice);
        QFETCH(const QByteArray, signedIn);
        QFETCH(const QByteArray, reply);
        QFETCH(const ProxyEnd, end);
        QFETCH(const QByteArray, heard);
        SocksServer socks(choice, signedIn, reply);
        Plan plan = planThrough(scheme + u"://127.0.0.1"_s, socks.server.port(), target);
        if (!password.isEmpty())
            plan.proxyPassword = secret(password);
        const seen::ProxySeen seen = asked(plan);
        QCOMPARE(seen.end, end);
        QCOMPARE(seen.status, 0);
        QVERIFY(end == ProxyEnd::TunnelOpen || end == ProxyEnd::Closed || !seen.detail.isEmpty());
        if (!heard.isEmpty())
            QCOMPARE(socks.heard.toHex(), heard);
    }

    void whatListensThereIsFoundOut_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QByteArray>("expected"); // the beginning of the greeting that is answered
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("speaks");
        const auto row = [](const char *name, const char *scheme, const QByteArray &expected, const QByteArray &answer,
                            const char *speaks) {
            QTest::newRow(name) << QString::fromLatin1(scheme) << expected << answer << QString::fromLatin1(speaks);
        };
        row("a SOCKS proxy, asked by http", "http", "\5", bytes("0500"), "socks5");
        row("a SOCKS proxy that wants a password", "http", "\5", bytes("05ff"), "socks5");
        row("TLS, asked by http", "http", "\x16", bytes("16030300"), "https");
        row("a TLS alert, asked by http", "http", "\x16", bytes("15030100020246"), "https");
        row("an HTTP proxy, asked by socks5h", "socks5h", "OPTIONS", "HTTP/1.1 400 x\r\n\r\n", "http");
        row("an HTTP proxy, asked by https", "https", "OPTIONS", "HTTP/1.1 200 x\r\n\r\n", "http");
        row("a SOCKS proxy, asked by https", "https", "\5", bytes("0502"), "socks5");
        row("TLS, asked by socks5", "socks5", "\x16\3\1", bytes("16030300"), "https");
        row("SSH", "http", "\5", "SSH-2.0-x\r\n", "ssh");
        row("nothing that is known", "http", "\5", "220 smtp\r\n", "");
        row("one who closes on all", "http", "?", "", "");
    }
    void whatListensThereIsFoundOut()
    {
        QFETCH(const QString, scheme);
        QFETCH(const QByteArray, expected);
        QFETCH(const QByteArray, answer);
        LoopbackServer server([&](LoopbackPeer &peer) {
            // The https proxy's own ClientHello begins as ours does; only what comes after it is answered.
            if (peer.readBytes(expected.size()) == expected && (scheme != "https"_L1 || expected[0] != '\x16'))
                peer.write(answer);
        });
        Plan plan = planThrough(scheme + u"://127.0.0.1"_s, server.port(), u"https://127.0.0.1"_s);
        plan.experiments = true;
        QTEST(asked(plan).speaks, "speaks");
        plan.experiments = false;
        QCOMPARE(asked(plan).speaks, QString());
    }

    void aRefusedPortIsToldFromARefusedHost()
    {
        QByteArray lines;
        std::mutex mutex;
        LoopbackServer server([&](LoopbackPeer &peer) {
            const QByteArray request = peer.readUntil("\r\n\r\n");
            const std::lock_guard lock(mutex);
            lines += request.left(request.indexOf('\r')) + '\n';
            peer.write(request.contains(":443 ") ? "HTTP/1.1 503 x\r\n\r\n" : "HTTP/1.1 403 x\r\n\r\n");
        });
        Plan plan = planThrough(u"http://127.0.0.1"_s, server.port(), u"https://desk.example:8443"_s);
        plan.experiments = true;
        const seen::ProxySeen seen = asked(plan);
        QCOMPARE(seen.end, ProxyEnd::Denied);
        QCOMPARE(seen.otherPort, 443);
        QCOMPARE(seen.otherPortEnd, ProxyEnd::TargetUnreachable);
        QCOMPARE(lines, "CONNECT desk.example:8443 HTTP/1.1\nCONNECT desk.example:443 HTTP/1.1\n");
        plan.experiments = false;
        QCOMPARE(asked(plan).otherPort, 0);
    }

    void socks5LooksTheNameUpHere()
    {
        SocksServer socks(bytes("0500"), {}, bytes("05000001000000000000"));
        const Plan plan = planThrough(u"socks5://127.0.0.1"_s, socks.server.port(), u"https://localhost"_s);
        QCOMPARE(asked(plan).end, ProxyEnd::TunnelOpen);
        QVERIFY2(socks.heard.at(6) == 1 || socks.heard.at(6) == 4, socks.heard.toHex().constData());
        LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
        const seen::ProxySeen seen =
            asked(planThrough(u"socks5://127.0.0.1"_s, silent.port(), u"https://"_s + QString(64, u'a') + u".test"_s));
        QCOMPARE(seen.end, ProxyEnd::NameNotFound);
        QVERIFY2(seen.detail.contains(u"InvalidName"_s), qPrintable(seen.detail));
    }

    void aPasswordLongerThanSocksCarriesIsNotSent()
    {
        SocksServer socks(bytes("0502"), bytes("0100"), {});
        Plan plan = planThrough(u"socks5h://127.0.0.1"_s, socks.server.port());
        plan.proxyPassword = secret("anna:" + QByteArray(256, 'x'));
        QCOMPARE(asked(plan).end, ProxyEnd::Failed);
    }

    void anUnknownSchemeFails()
    {
        QCOMPARE(asked(planThrough(u"ftp://127.0.0.1"_s, 1)).end, ProxyEnd::Failed);
        QCOMPARE(asked(planThrough(u"socks4://127.0.0.1"_s, 1)).detail, u"scheme socks4"_s);
    }

    void aStopEndsTheWait_data()
    {
        QTest::addColumn<QString>("scheme");
        for (const char *scheme : {"http", "https", "socks5h"})
            QTest::newRow(scheme) << QString::fromLatin1(scheme);
    }
    void aStopEndsTheWait()
    {
        QFETCH(const QString, scheme);
        LoopbackServer server([](LoopbackPeer &peer) { peer.waitForClose(); });
        Plan plan = planThrough(scheme + u"://127.0.0.1"_s, server.port());
        plan.connection.timeouts.idle = plan.connection.timeouts.connect = 60'000;
        seen::ProxySeen seen;
        QVERIFY(endsWhenStopped([&](Wait &wait) { seen = probeProxy(plan, loopback, wait); },
                                [&] { return server.connections() > 0; }));
        QCOMPARE(seen.end, ProxyEnd::Stopped);
    }

    void squidIsUnderstood()
    {
        QTemporaryDir folder;
        LoopbackServer target([](LoopbackPeer &peer) { peer.waitForClose(); });
        const RefusedPort refused;
        const int port = freePort();
        LoopbackProgram squid;
        QFile file(folder.filePath(u"squid.conf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("http_port 127.0.0.1:" + QByteArray::number(port) +
                   "\npid_filename none\ncache deny all\naccess_log none\ncache_store_log none\nnetdb_filename none\n"
                   "pinger_enable off\nlogfile_rotate 0\ncache_log /dev/null\nvisible_hostname proxy.test\n"
                   "auth_param basic program /usr/lib/squid/basic_fake_auth\nauth_param basic realm practice\n"
                   "acl forbidden dstdomain forbidden.test\nacl known proxy_auth anna\n"
                   "http_access deny forbidden\nhttp_access allow known\nhttp_access deny all\n");
        file.close();
        QVERIFY2(squid.start(u"squid"_s, {u"-N"_s, u"-d1"_s, u"-f"_s, file.fileName()},
                             "Accepting HTTP Socket connections", port),
                 squid.output().constData());
        const QString open = u"https://127.0.0.1:%1"_s.arg(target.port());
        Plan plan = planThrough(u"http://127.0.0.1"_s, port, open);

        seen::ProxySeen seen = asked(plan);
        QCOMPARE(seen.end, ProxyEnd::AuthenticationRequired);
        QCOMPARE(seen.offeredSchemes, QStringList{u"Basic"_s});

        plan.proxyPassword = secret("anna:word");
        seen = asked(plan);
        QCOMPARE(seen.end, ProxyEnd::TunnelOpen);

        plan.connection.parameters.insert(u"baseUrl"_s, u"https://127.0.0.1:%1"_s.arg(refused.port()));
        seen = asked(plan);
        QCOMPARE(seen.end, ProxyEnd::TargetUnreachable);
        QVERIFY2(seen.headers.value(u"x-squid-error"_s).startsWith(u"ERR_CONNECT_FAIL"_s), qPrintable(seen.detail));

        plan.connection.parameters.insert(u"baseUrl"_s, u"https://forbidden.test"_s);
        seen = asked(plan);
        QCOMPARE(seen.end, ProxyEnd::Denied);
        QCOMPARE(seen.status, 403);
    }

    void anEncryptedProxyIsVerified()
    {
        QTemporaryDir folder;
        const QString certificate = folder.filePath(u"proxy.pem"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s,
                      {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                       u"-nodes"_s, u"-keyout"_s, certificate + u".key"_s, u"-out"_s, certificate, u"-subj"_s,
                       u"/CN=proxy.test"_s, u"-addext"_s, u"subjectAltName=DNS:proxy.test"_s});
        QVERIFY(openssl.waitForFinished());
        QFile pem(certificate);
        QVERIFY(pem.open(QIODevice::ReadOnly));
        const QByteArray roots = pem.readAll();
        const int port = freePort();
        LoopbackProgram server;
        const QStringList arguments{u"s_server"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(port), u"-cert"_s,
                                    certificate,   u"-key"_s,    certificate + u".key"_s};
        QVERIFY2(server.start(u"openssl"_s, arguments, "ACCEPT"), server.output().constData());

        Plan plan = planThrough(u"https://proxy.test"_s, port);
        seen::ProxySeen seen = asked(plan);
        QCOMPARE(seen.end, ProxyEnd::TlsFailed);
        QVERIFY2(seen.detail.startsWith(u"TLS: "_s), qPrintable(seen.detail));

        plan.connection.trust.roots = TrustRoots::SystemAndOwn;
        plan.connection.trust.ownRoots = roots;
        server.write("HTTP/1.1 200 OK\n\n"); // sent as soon as a client has shaken hands
        QCOMPARE(asked(plan).end, ProxyEnd::TunnelOpen);

        plan.connection.trust.roots = TrustRoots::OwnOnly;
        plan.proxy.url = u"https://other.test:%1"_s.arg(port);
        seen = asked(plan);
        QCOMPARE(seen.end, ProxyEnd::TlsFailed);
        QVERIFY2(seen.detail.startsWith(u"TLS: "_s), qPrintable(seen.detail));
    }

    void anEncryptedProxyThatSpeaksPlainlyFails()
    {
        LoopbackServer server([](LoopbackPeer &peer) { peer.write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        QVERIFY(asked(planThrough(u"https://127.0.0.1"_s, server.port())).end != ProxyEnd::TunnelOpen);
    }
};

}

LENTERA_TEST(tst_proxy, lentera::ProxyTest)
#include "tst_proxy.moc"
