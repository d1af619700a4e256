// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Probes.h"
#include "support/Compressed.h"
#include "support/LoopbackProgram.h"
#include "support/ProbePlans.h"
#include "support/Relay.h"
#include "support/StoppedJob.h"
#include "support/TlsServer.h"
#include "support/runTests.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::HttpEnd;
using seen::HttpSeen;

static const QByteArray secretToken = "s3cr3t/Token+42==";

// A server that answers the n-th request (counted from 0) with the n-th of its answers, the last one again and again.
class Script {
public:
    explicit Script(QByteArrayList answers)
        : m_answers(std::move(answers)), m_server([this](LoopbackPeer &peer) { serve(peer); })
    {
    }
    int port() const { return m_server.port(); }
    int connections() const { return m_server.connections(); }
    QByteArrayList requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }

private:
    void serve(LoopbackPeer &peer)
    {
        const QByteArray head = peer.readUntil("\r\n\r\n");
        QByteArray answer;
        {
            const std::lock_guard lock(m_mutex);
            m_requests << head;
            answer = m_answers.at(std::min(m_requests.size(), m_answers.size()) - 1);
        }
        peer.write(answer.replace("{PORT}", QByteArray::number(m_server.port())));
    }

    QByteArrayList m_answers;
    mutable std::mutex m_mutex;
    QByteArrayList m_requests;
    LoopbackServer m_server; // last: its threads use the others
};

static QByteArray answer(const QByteArray &status, const QByteArray &headers = {}, const QByteArray &body = {})
{
    return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

static QByteArray redirectTo(const QByteArray &location, const QByteArray &status = "302 Found")
{
    return answer(status, "Location: " + location + "\r\n");
}

static QByteArray encodedAnswer(const QByteArray &encoding, const QByteArray &body)
{
    return answer("200 OK", "Content-Encoding: " + encoding + "\r\n", body);
}

// brotli -q 5 of "the quick brown fox ", 250 times.
static const QByteArray brotliFoxes =
    QByteArray::fromHex("1b871300047463a92ee78362f22082d628071695d90aceb92c00a0f135e9c701");

static HttpSeen call(const Plan &plan, const Request &request, std::chrono::milliseconds budget = 20s)
{
    Wait wait({}, budget);
    return probeHttp(plan, request, loopback, wait);
}

static HttpSeen callTo(int port, const QString &path = u"/"_s)
{
    const Plan plan = practicePlan(u"http"_s, port);
    return call(plan, getFrom(plan, path));
}

static Plan signedPlan(int port)
{
    Plan plan = practicePlan(u"http"_s, port);
    plan.signIn.fields << CredentialField{.id = u"token"_s};
    plan.credential.insert(u"token"_s, std::make_shared<const Secret>(QByteArray(secretToken)));
    return plan;
}

static Request signedRequest(const Plan &plan, const QString &path = u"/"_s)
{
    Request request = getFrom(plan, path);
    request.headers << RequestHeader{"Authorization", "Bearer " + secretToken, true};
    request.signedIn = true;
    return request;
}

class HttpTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static QString endName(HttpEnd end)
    {
        return QString::fromLatin1(QMetaEnum::fromType<HttpEnd>().valueToKey(int(end)));
    }

private Q_SLOTS:
    void answersAreSeenAsTheyAre_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("expected"); // end, status, decoded bytes
        QTest::newRow("200") << answer("200 OK", {}, "hello") << u"Answered 200 5"_s;
        QTest::newRow("401") << answer("401 Unauthorized") << u"Answered 401 0"_s;
        QTest::newRow("404") << answer("404 Not Found", {}, "no") << u"Answered 404 2"_s;
        QTest::newRow("429") << answer("429 Too Many Requests", "Retry-After: 3600\r\n") << u"Answered 429 0"_s;
        QTest::newRow("503") << answer("503 Service Unavailable") << u"Answered 503 0"_s;
        QTest::newRow("an interim answer is not the answer")
            << "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer("204 No Content") << u"Answered 204 0"_s;
        QTest::newRow("a chunked body")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nTrailer: x\r\n\r\n")
            << u"Answered 200 3"_s;
        QTest::newRow("a body that ends with the connection")
            << QByteArray("HTTP/1.0 200 OK\r\n\r\nabcd") << u"Answered 200 4"_s;
        QTest::newRow("nothing") << QByteArray() << u"EmptyReply 0 0"_s;
        QTest::newRow("a banner") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << u"NotHttp 0 21"_s;
        QTest::newRow("a TLS alert") << QByteArray::fromHex("15030100020246") << u"NotHttp 0 7"_s;
        QTest::newRow("a body that is cut off")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nabc") << u"Incomplete 200 3"_s;
        QTest::newRow("chunks that are cut off")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc") << u"Incomplete 200 3"_s;
        QTest::newRow("trailers are no headers and no answer")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nHTTP/1.1 500: x\r\n y\r\n\r\n")
            << u"Answered 200 0"_s;
        QTest::newRow("another protocol is switched to")
            << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n") << u"Answered 101 0"_s;
        QTest::newRow("headers that are cut off")
            << QByteArray("HTTP/1.1 200 OK\r\nX-A: b\r\n") << u"Incomplete 200 0"_s;
        QTest::newRow("a status line that is cut off") << QByteArray("HTTP/1.1 20") << u"EmptyReply 0 0"_s;
        QTest::newRow("two lengths that differ")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: x\r\n\r\nhello")
            << u"NotHttp 200 0"_s;
        QTest::newRow("a broken gzip body") << encodedAnswer("gzip", "this is no gzip") << u"BadEncoding 200 0"_s;
        QTest::newRow("an encoding that nobody knows") << encodedAnswer("rot13", "uryyb") << u"BadEncoding 200 0"_s;
        QTest::newRow("a gzip bomb") << encodedAnswer("gzip", compressed(QByteArray(64 << 20, '\0')))
                                     << u"DecompressionBomb 200"_s;
        QTest::newRow("a small bomb") << encodedAnswer("deflate",
                                                       compressed(QByteArray(1200 << 10, '\0'), Wrapping::Zlib))
                                      << u"DecompressionBomb 200"_s;
        QTest::newRow("a zstd bomb") << encodedAnswer("zstd", zstdCompressed(QByteArray(64 << 20, '\0')))
                                     << u"DecompressionBomb 200"_s;
        QTest::newRow("a large body") << answer("200 OK", {}, QByteArray(17 << 20, 'x')) << u"BodyTooLarge 200"_s;
    }

    void compressedBodies_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("expected"); // end, status, decoded bytes
        const QByteArray text = QByteArray("the quick brown fox ").repeated(250);
        const QByteArray gzip = compressed(text);
        const QByteArray zlib = compressed(text, Wrapping::Zlib);
        const QByteArray bare = compressed(text, Wrapping::None);
        const QByteArray zstd = zstdCompressed(text);
        const auto row = [](const char *name, const QByteArray &sent, const char *expected) {
            QTest::newRow(name) << sent << QString::fromLatin1(expected);
        };
        row("gzip", encodedAnswer("gzip", gzip), "Answered 200 5000");
        row("gzip by its old name and in capitals", encodedAnswer("X-GZIP", gzip), "Answered 200 5000");
        row("deflate", encodedAnswer("deflate", zlib), "Answered 200 5000");
        row("deflate without zlib's header", encodedAnswer("deflate", bare), "Answered 200 5000");
        row("brotli", encodedAnswer("br", brotliFoxes), "Answered 200 5000");
        row("zstd", encodedAnswer("zstd", zstd), "Answered 200 5000");
        row("identity is no coding", encodedAnswer("identity", text), "Answered 200 5000");
        row("two codings", encodedAnswer("deflate, gzip", compressed(zlib)), "Answered 200 5000");
        row("two codings in two headers",
            answer("200 OK", "Content-Encoding: deflate\r\nContent-Encoding: gzip\r\n", compressed(zlib)),
            "Answered 200 5000");
        row("two gzip members", encodedAnswer("gzip", gzip + gzip), "Answered 200 10000");
        row("two zstd frames", encodedAnswer("zstd", zstd + zstd), "Answered 200 10000");
        row("gzip with padding behind it", encodedAnswer("gzip", gzip + QByteArray(512, '\0')), "Answered 200 5000");
        row("gzip of nothing", encodedAnswer("gzip", compressed({})), "Answered 200 0");
        row("no body at all", encodedAnswer("gzip", {}), "Answered 200 0");
        row("no body and a coding that nobody knows", encodedAnswer("rot13", {}), "Answered 200 0");
        row("gzip in chunks",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n" + gzip.left(5) +
                "\r\n" + QByteArray::number(gzip.size() - 5, 16) + "\r\n" + gzip.mid(5) + "\r\n0\r\n\r\n",
            "Answered 200 5000");
        row("gzip as a transfer coding",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n" + QByteArray::number(gzip.size(), 16) +
                "\r\n" + gzip + "\r\n0\r\n\r\n",
            "Answered 200 5000");

        row("gzip cut in half", encodedAnswer("gzip", gzip.left(gzip.size() / 2)), "Incomplete 200");
        row("gzip cut within its header", encodedAnswer("gzip", gzip.left(4)), "Incomplete 200 0");
        row("gzip without its check sum", encodedAnswer("gzip", gzip.chopped(8)), "Incomplete 200 5000");
        row("gzip without its last byte", encodedAnswer("gzip", gzip.chopped(1)), "Incomplete 200 5000");
        row("gzip cut, its end marked by the close",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.chopped(9), "Incomplete 200");
        row("the second of two members cut", encodedAnswer("gzip", gzip + gzip.chopped(9)), "Incomplete 200");
        row("deflate cut", encodedAnswer("deflate", zlib.chopped(5)), "Incomplete 200");
        row("bare deflate cut", encodedAnswer("deflate", bare.chopped(2)), "Incomplete 200");
        row("brotli cut", encodedAnswer("br", brotliFoxes.chopped(2)), "Incomplete 200");
        row("zstd cut", encodedAnswer("zstd", zstd.chopped(2)), "Incomplete 200");
        row("the inner of two codings cut", encodedAnswer("deflate, gzip", compressed(zlib.chopped(5))),
            "Incomplete 200");

        QByteArray wrongSum = gzip;
        wrongSum[gzip.size() - 6] = char(wrongSum.at(gzip.size() - 6) ^ 1);
        row("gzip with a wrong check sum", encodedAnswer("gzip", wrongSum), "BadEncoding 200 5000");
        row("plain text that calls itself deflate", encodedAnswer("deflate", text), "BadEncoding 200 0");
        row("plain text that calls itself br", encodedAnswer("br", text), "BadEncoding 200 0");
        row("plain text that calls itself zstd", encodedAnswer("zstd", text), "BadEncoding 200 0");
        row("compressed once, said twice", encodedAnswer("gzip, gzip", gzip), "BadEncoding 200 0");
    }

    void compressedBodies() { answersAreSeenAsTheyAre(); }

    // A HEAD has the headers of a body that does not come.
    void aHeadOfACompressedBodyIsWhole()
    {
        const Script server({"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n"
                             "Content-Length: 500\r\n\r\n"});
        const Plan plan = practicePlan(u"http"_s, server.port());
        Request request = getFrom(plan, u"/"_s);
        request.method = "HEAD";
        QCOMPARE(endName(call(plan, request).end), u"Answered"_s);
    }

    void answersAreSeenAsTheyAre()
    {
        QFETCH(const QByteArray, sent);
        QFETCH(const QString, expected);
        const Script server({sent});
        const HttpSeen seen = callTo(server.port());
        const QString found = u"%1 %2 %3"_s.arg(endName(seen.end)).arg(seen.status).arg(seen.bodyBytes);
        QVERIFY2(found == expected || found.startsWith(expected + u' '), qPrintable(found + u": "_s + seen.detail));
        QCOMPARE(server.connections(), 1);
        QVERIFY(seen.body.size() <= 64 << 10);
        QCOMPARE(seen.bodyCut, seen.bodyBytes > 64 << 10);
        QVERIFY(seen.receivedAt.isValid() || seen.end != HttpEnd::Answered);
        QCOMPARE(seen.attempts.size(), 1);
    }

    void anAnswerIsDescribed()
    {
        const QByteArray body = compressed(QByteArray(5000, 'x'), Wrapping::Zlib);
        const Script server({answer(
            "200 OK", "Content-Encoding: deflate\r\nX-Twice: one\r\nX-Twice:two\r\nX-Folded: a\r\n b\r\n", body)});
        const HttpSeen seen = callTo(server.port(), u"/api?x=%20y"_s);
        const QString url = u"http://practice.test:%1/api?x=%20y"_s.arg(server.port());
        QCOMPARE(seen.url, url);
        QCOMPARE(seen.finalUrl, url);
        QCOMPARE(seen.method, u"GET"_s);
        QCOMPARE(seen.httpVersion, u"HTTP/1.1"_s);
        QCOMPARE(seen.remoteAddress, u"127.0.0.1"_s);
        QCOMPARE(seen.body, QByteArray(5000, 'x'));
        QCOMPARE(seen.wireBytes, body.size());
        QCOMPARE(seen.headers.size(), 6);
        QCOMPARE(seen.headers[2].name + seen.headers[2].value, u"X-Twiceone"_s);
        QCOMPARE(seen.headers[3].value, u"two"_s);
        QCOMPARE(seen.headers[4].value, u"a b"_s);
        QVERIFY(seen.phases.connect > 0 && seen.phases.starttransfer >= seen.phases.connect);
        QVERIFY(seen.phases.total >= seen.phases.starttransfer);
        QCOMPARE(seen.phases.appconnect, -1.0);
        QVERIFY(qAbs(seen.receivedAt.msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);

        const QByteArray sent = server.requests().first();
        QVERIFY2(sent.startsWith("GET /api?x=%20y HTTP/1.1\r\nHost: practice.test:"), sent.constData());
        QVERIFY(sent.contains("\r\nUser-Agent: Lentera/" LENTERA_VERSION "\r\n"));
        QVERIFY(sent.contains("\r\nAccept-Encoding: deflate, gzip"));
    }

    void anIPv6AddressInTheUrlIsReplacedToo()
    {
        const Script server({answer("200 OK")});
        Plan plan = practicePlan(u"http"_s, server.port());
        plan.connection.parameters[u"baseUrl"_s] = u"http://[::1]:%1"_s.arg(server.port());
        QCOMPARE(call(plan, getFrom(plan)).end, HttpEnd::Answered);
    }

    void connectToRulesAreFollowed()
    {
        const Script server({answer("200 OK")});
        Plan plan = practicePlan(u"http"_s, 80);
        plan.connection.connectTo << u"practice.test:80:127.0.0.1:%1"_s.arg(server.port());
        QCOMPARE(call(plan, getFrom(plan)).end, HttpEnd::Answered);
        QVERIFY(server.requests().first().contains("\r\nHost: practice.test\r\n"));
    }

    void headersHaveALimit_data()
    {
        QTest::addColumn<QByteArray>("repeated");
        QTest::newRow("many headers") << QByteArray("X-More: and more\r\n");
        QTest::newRow("one endless header") << QByteArray("and more ");
    }

    void headersHaveALimit()
    {
        QFETCH(const QByteArray, repeated);
        const LoopbackServer server([&repeated](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.write("HTTP/1.1 200 OK\r\nX-First: ");
            const QByteArray block = repeated.repeated(500);
            while (peer.write(block))
                continue;
        });
        const HttpSeen seen = callTo(server.port());
        QCOMPARE(seen.end, HttpEnd::HeadersTooLarge);
    }

    void endlessBodiesEnd_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("plain") << QByteArray("HTTP/1.1 200 OK\r\n\r\n");
        QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    void endlessBodiesEnd()
    {
        QFETCH(const QByteArray, head);
        const LoopbackServer server([&head](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.write(head);
            const QByteArray block = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
            while (peer.write(block))
                continue;
        });
        const HttpSeen seen = callTo(server.port());
        QCOMPARE(seen.end, HttpEnd::BodyTooLarge);
        QVERIFY(seen.bodyBytes < 17 << 20);
        QCOMPARE(seen.body.size(), 64 << 10);
    }

    void aChunkedBombIsCaughtEarly()
    {
        const QByteArray bomb = compressed(QByteArray(64 << 20, '\0'));
        const Script server({"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" +
                             QByteArray::number(bomb.size(), 16) + "\r\n" + bomb + "\r\n0\r\n\r\n"});
        const HttpSeen seen = callTo(server.port());
        QCOMPARE(seen.end, HttpEnd::DecompressionBomb);
        QVERIFY(seen.bodyBytes <= 16 << 20);
    }

    void silenceIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<HttpEnd>("end");
        QTest::newRow("no byte") << QByteArray() << HttpEnd::TimedOut;
        QTest::newRow("half a header") << QByteArray("HTTP/1.1 200 O") << HttpEnd::TimedOut;
        QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
                                     << HttpEnd::StalledBody;
    }

    void silenceIsToldApart()
    {
        QFETCH(const QByteArray, sent);
        QFETCH(const HttpEnd, end);
        const LoopbackServer server([&sent](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.write(sent);
            peer.waitForClose();
        });
        Plan plan = practicePlan(u"http"_s, server.port());
        QCOMPARE(call(plan, getFrom(plan), 150ms).end, end); // by the deadline
        plan.connection.timeouts.idle = 150;
        QCOMPARE(call(plan, getFrom(plan)).end, end); // by the idle time
    }

    void brokenConnections()
    {
        const LoopbackServer server([](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.reset();
        });
        QCOMPARE(callTo(server.port()).end, HttpEnd::Reset);
        const RefusedPort refused;
        QCOMPARE(callTo(refused.port()).end, HttpEnd::ConnectFailed);
        const DroppedPort dropped;
        Plan plan = practicePlan(u"http"_s, dropped.port());
        plan.connection.timeouts.connect = 150;
        QCOMPARE(call(plan, getFrom(plan)).end, HttpEnd::ConnectFailed);
    }

    void aStopEndsTheCall()
    {
        const LoopbackServer server([](LoopbackPeer &peer) { peer.waitForClose(); });
        const Plan plan = practicePlan(u"http"_s, server.port());
        HttpSeen seen;
        QVERIFY(endsWhenStopped([&](Wait &wait) { seen = probeHttp(plan, getFrom(plan), loopback, wait); },
                                [&] { return server.connections() > 0; }));
        QCOMPARE(seen.end, HttpEnd::Stopped);
    }

    void aStopEndsThePauseBeforeARepeat()
    {
        const Script server({answer("503 Service Unavailable")});
        Plan plan = practicePlan(u"http"_s, server.port());
        plan.attempts = 2;
        plan.connection.retry.initialSeconds = 4;
        HttpSeen seen;
        QVERIFY(endsWhenStopped([&](Wait &wait) { seen = probeHttp(plan, getFrom(plan), loopback, wait); },
                                [&] { return !server.requests().isEmpty(); }));
        QVERIFY(server.connections() == 1);
    }

    void redirectsWithinTheOriginAreFollowed()
    {
        const Script server({redirectTo("/next#part"), redirectTo("http://PRACTICE.test:{PORT}/last", "308 Permanent"),
                             answer("200 OK", {}, "there")});
        const Plan plan = signedPlan(server.port());
        const HttpSeen seen = call(plan, signedRequest(plan));
        QCOMPARE(seen.end, HttpEnd::Answered);
        QCOMPARE(seen.body, QByteArray("there"));
        const QString origin = u"http://practice.test:%1"_s.arg(server.port());
        QCOMPARE(seen.url, origin + u'/');
        QCOMPARE(seen.finalUrl, origin + u"/last"_s);
        QCOMPARE(seen.redirects.size(), 2);
        QCOMPARE(seen.redirects[0].to, origin + u"/next"_s);
        QVERIFY(!seen.redirects[1].otherOrigin && !seen.redirects[1].downgrade);
        for (const QByteArray &request : server.requests())
            QVERIFY(request.contains("Authorization: Bearer"));
    }

    void otherOriginsGetNothing_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("another port") << QByteArray("http://practice.test:{OTHER}/");
        QTest::newRow("another host") << QByteArray("http://127.0.0.1:{OTHER}/");
        QTest::newRow("another scheme") << QByteArray("https://practice.test:{PORT}/");
        QTest::newRow("without a scheme") << QByteArray("//127.0.0.1:{OTHER}/");
        QTest::newRow("with a user's name") << QByteArray("http://practice.test@127.0.0.1:{OTHER}/");
        QTest::newRow("no URL at all") << QByteArray("http://[/");
        QTest::newRow("a file") << QByteArray("file:///etc/hostname");
    }

    void otherOriginsGetNothing()
    {
        QFETCH(QByteArray, location);
        const LoopbackServer other([](LoopbackPeer &peer) { peer.waitForClose(); });
        location.replace("{OTHER}", QByteArray::number(other.port()));
        const Script server({redirectTo(location)});
        const Plan plan = signedPlan(server.port());
        const HttpSeen seen = call(plan, signedRequest(plan));
        QCOMPARE(seen.end, HttpEnd::RedirectNotFollowed);
        QCOMPARE(seen.status, 302);
        QCOMPARE(seen.redirects.size(), 1);
        QVERIFY(!seen.redirects[0].to.isEmpty());
        QCOMPARE(seen.redirects[0].otherOrigin, location != "http://[/");
        QCOMPARE(other.connections(), 0);
        QCOMPARE(server.connections(), 1);
    }

    void leavingTlsIsADowngrade()
    {
        const TestIdentity own = TestAuthority::selfSigned({});
        const TlsServer server({.chain = own.pem(), .key = own.keyPem(), .talk = [](SSL *ssl) {
                                    char request[4096];
                                    SSL_read(ssl, request, sizeof request);
                                    const QByteArray sent = redirectTo("http://practice.test/");
                                    SSL_write(ssl, sent.constData(), int(sent.size()));
                                }});
        Plan plan = practicePlan(u"https"_s, server.port());
        plan.connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = own.pem()};
        const HttpSeen seen = call(plan, getFrom(plan));
        QCOMPARE(seen.end, HttpEnd::RedirectNotFollowed);
        QVERIFY(seen.redirects.first().downgrade && seen.redirects.first().otherOrigin);
        QVERIFY(seen.phases.appconnect > seen.phases.connect);
    }

    void redirectsEnd()
    {
        const Script loop({redirectTo("/a"), redirectTo("/b"), redirectTo("/a#again")});
        HttpSeen seen = callTo(loop.port());
        QCOMPARE(seen.end, HttpEnd::RedirectLoop);
        QCOMPARE(seen.redirects.size(), 3);

        QByteArrayList steps;
        for (int i = 0; i < 20; ++i)
            steps << redirectTo("/" + QByteArray::number(i));
        const Script stairs(steps);
        seen = callTo(stairs.port());
        QCOMPARE(seen.end, HttpEnd::TooManyRedirects);
        QCOMPARE(stairs.connections(), 11);
    }

    void onlyReadingCallsAreRepeatedAndRedirected()
    {
        const Script server({redirectTo("/next")});
        Plan plan = practicePlan(u"http"_s, server.port());
        Request request = getFrom(plan);
        request.method = "POST";
        QCOMPARE(call(plan, request).end, HttpEnd::RedirectNotFollowed);
        QVERIFY(server.requests().first().startsWith("POST / "));
        QVERIFY(!server.requests().first().contains("Content-Type"));

        const Script failing({answer("503 Service Unavailable")});
        plan = practicePlan(u"http"_s, failing.port());
        plan.attempts = 3;
        plan.connection.retry.initialSeconds = 0;
        request.url = plan.connection.baseUrl();
        QCOMPARE(call(plan, request).attempts.size(), 1);
    }

    void headHasNoBody()
    {
        const Script server({"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"});
        const Plan plan = practicePlan(u"http"_s, server.port());
        Request request = getFrom(plan);
        request.method = "HEAD";
        const HttpSeen seen = call(plan, request);
        QCOMPARE(seen.end, HttpEnd::Answered);
        QCOMPARE(seen.header("content-length"_L1), u"1000"_s);
    }

    void failuresAreTriedAgainAsThePolicySays_data()
    {
        QTest::addColumn<QByteArrayList>("answers");
        QTest::addColumn<QString>("expected"); // status and reason of the pause after each attempt
        const QByteArray good = answer("200 OK");
        QTest::newRow("a repeat succeeds") << QByteArrayList{answer("503 Busy"), good} << u"503 backoff, 200 "_s;
        QTest::newRow("no more than the plan allows")
            << QByteArrayList{answer("502 Bad")} << u"502 backoff, 502 backoff, 502 "_s;
        QTest::newRow("Retry-After in seconds")
            << QByteArrayList{answer("429 Slow", "Retry-After: 0\r\n"), good} << u"429 retry-after, 200 "_s;
        QTest::newRow("Retry-After as a date, by the server's clock")
            << QByteArrayList{answer("503 Busy", "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                                                 "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
                              good}
            << u"503 retry-after, 200 "_s;
        QTest::newRow("a long Retry-After is not waited for")
            << QByteArrayList{answer("429 Slow", "Retry-After: 6\r\n"), good} << u"429 "_s;
        QTest::newRow("a refused authentication is never repeated")
            << QByteArrayList{answer("401 Who", "Retry-After: 0\r\n"), good} << u"401 "_s;
        QTest::newRow("nor a forbidden call") << QByteArrayList{answer("403 No"), good} << u"403 "_s;
        QTest::newRow("nor a status that the policy does not name")
            << QByteArrayList{answer("501 No"), good} << u"501 "_s;
        QTest::newRow("nor a broken answer") << QByteArrayList{{}, good} << u"0 "_s;
    }

    void failuresAreTriedAgainAsThePolicySays()
    {
        QFETCH(const QByteArrayList, answers);
        const Script server(answers);
        Plan plan = practicePlan(u"http"_s, server.port());
        plan.attempts = 3;
        plan.connection.retry.initialSeconds = 0.001;
        plan.connection.retry.statuses += {401, 403};
        const HttpSeen seen = call(plan, getFrom(plan), 60s);
        QStringList found;
        for (const seen::Attempt &attempt : seen.attempts)
            found << QString::number(attempt.status) + u' ' + attempt.reason;
        QTEST(found.join(", "_L1), "expected");
        QCOMPARE(server.connections(), seen.attempts.size());
        QCOMPARE(seen.status, seen.attempts.last().status);
    }

    void latencyIsSampled()
    {
        const Script server({answer("200 OK")});
        Plan plan = practicePlan(u"http"_s, server.port());
        plan.samples = 3;
        QCOMPARE(call(plan, getFrom(plan)).samples.size(), 3);
        QCOMPARE(server.connections(), 3);
        const Script refusing({answer("401 Unauthorized")});
        plan = practicePlan(u"http"_s, refusing.port());
        plan.samples = 3;
        QCOMPARE(call(plan, getFrom(plan)).samples.size(), 0);
        QCOMPARE(refusing.connections(), 1);
    }

    void echoedSecretsAreRemoved()
    {
        const LoopbackServer server([](LoopbackPeer &peer) {
            const QByteArray head = peer.readUntil("\r\n\r\n");
            const QByteArray line = head.left(head.indexOf("\r\n"));
            peer.write(answer("302 Found",
                              "Location: http://other.test/?token=" + secretToken.toPercentEncoding() + "\r\nX-Echo: " +
                                  secretToken + "\r\nX-Line: " + line + "\r\nX-Hex: " + secretToken.toHex() + "\r\n",
                              head + secretToken.toBase64() + QByteArray((64 << 10) - head.size() - 40, 'x') +
                                  secretToken + secretToken));
        });
        const Plan plan = signedPlan(server.port());
        const HttpSeen seen =
            call(plan, signedRequest(plan, u"/?token="_s + QString::fromLatin1(secretToken.toPercentEncoding())));
        QCOMPARE(seen.end, HttpEnd::RedirectNotFollowed);
        const QByteArray all = QJsonDocument(observationJson({.seen = seen})).toJson() + seen.body;
        for (const QByteArray &form : {secretToken, secretToken.toBase64(), secretToken.toHex(),
                                       secretToken.toPercentEncoding(), secretToken.left(10)})
            QVERIFY2(!all.contains(form), form.constData());
        QVERIFY(seen.url.contains("[secret:token]"_L1));
        QVERIFY(seen.body.contains("[secret:"));
        QCOMPARE(seen.header("X-Echo"_L1), u"[secret:token]"_s);
    }

    void aLineBreakInAHeaderIsNotSent()
    {
        const Script server({answer("200 OK")});
        const Plan plan = practicePlan(u"http"_s, server.port());
        Request request = getFrom(plan);
        request.headers << RequestHeader{"X-Token", "abc\r\nX-Smuggled: 1"};
        QCOMPARE(call(plan, request).end, HttpEnd::Failed);
        QCOMPARE(server.connections(), 0);
    }

    void theEnvironmentIsNotRead()
    {
        const LoopbackServer proxy([](LoopbackPeer &) {});
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number(proxy.port());
        qputenv("http_proxy", url);
        qputenv("ALL_PROXY", url);
        const Script server({answer("200 OK")});
        const HttpSeen seen = callTo(server.port());
        qunsetenv("http_proxy");
        qunsetenv("ALL_PROXY");
        QCOMPARE(seen.end, HttpEnd::Answered);
        QCOMPARE(proxy.connections(), 0);
    }

    void callsGoThroughTheProxy_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("HTTP CONNECT") << u"http"_s << QByteArray("CONNECT practice.test:");
        QTest::newRow("SOCKS5 with names") << u"socks5h"_s << QByteArray("practice.test");
    }

    void callsGoThroughTheProxy()
    {
        QFETCH(const QString, scheme);
        QFETCH(const QByteArray, asked);
        const TestIdentity own = TestAuthority::selfSigned({});
        const TlsServer server({.chain = own.pem(), .key = own.keyPem()});
        const Relay relay(server.port());
        Plan plan = practicePlan(u"https"_s, server.port());
        plan.connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = own.pem()};
        plan.proxy = {u"%1://proxy.test:%2"_s.arg(scheme).arg(relay.port()), u"setting"_s};
        plan.proxyScheme = u"Basic"_s; // as the proxy step finds out
        if (scheme == "http"_L1)
            plan.proxyPassword = std::make_shared<const Secret>(QByteArray("us%41er:pa:ss%20"));
        qputenv("no_proxy", "practice.test"); // the plan has decided already
        const HttpSeen seen = call(plan, getFrom(plan));
        qunsetenv("no_proxy");
        QCOMPARE(seen.end, HttpEnd::Answered);
        QCOMPARE(seen.body, QByteArray("ok"));
        QCOMPARE(seen.proxy, plan.proxy.url);
        QVERIFY2(relay.asked().contains(asked), relay.asked().constData());
        if (scheme == "http"_L1)
            QVERIFY(relay.asked().contains("Basic " + QByteArray("us%41er:pa:ss%20").toBase64()));

        Wait wait({}, 20s);
        const seen::TlsSeen tls = probeTls(plan, loopback, wait);
        QVERIFY(tls.verified());
        QCOMPARE(server.connections(), 2);
    }

    void aProxyThatRefusesIsAProxyFailure()
    {
        const Script proxy({answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic\r\n")});
        Plan plan = practicePlan(u"https"_s, 443);
        plan.proxy = {u"http://proxy.test:%1"_s.arg(proxy.port()), u"setting"_s};
        const HttpSeen seen = call(plan, getFrom(plan));
        QCOMPARE(seen.end, HttpEnd::ProxyFailed);
        QCOMPARE(seen.status, 0);
        Wait wait({}, 20s);
        QCOMPARE(probeTls(plan, loopback, wait).end, seen::TlsEnd::ConnectFailed);
        const RefusedPort refused;
        plan.proxy.url = u"http://proxy.test:%1"_s.arg(refused.port());
        QCOMPARE(call(plan, getFrom(plan)).end, HttpEnd::ProxyFailed);
    }

    void realNginx()
    {
        const TestIdentity own = TestAuthority::selfSigned({});
        const int plainPort = freePort();
        const int tlsPort = freePort();
        const QString folder = m_folder.path();
        const QString configuration =
            u"daemon off; master_process off; pid %1/pid; error_log stderr notice; events {}\n"
            "http { access_log off; client_body_temp_path %1; proxy_temp_path %1; fastcgi_temp_path %1;\n"
            "uwsgi_temp_path %1; scgi_temp_path %1;\n"
            "server { listen 127.0.0.1:%2; location / { return 200 'plain'; } }\n"
            "server { listen 127.0.0.1:%3 ssl http2; ssl_certificate %4; ssl_certificate_key %5;\n"
            "location / { return 200 'secure'; } } }\n"_s.arg(folder)
                .arg(plainPort)
                .arg(tlsPort)
                .arg(writtenTo(folder, u"own.pem"_s, own.pem()), writtenTo(folder, u"own.key"_s, own.keyPem()));
        LoopbackProgram nginx;
        QVERIFY2(nginx.start(u"nginx"_s,
                             {u"-p"_s, folder, u"-e"_s, u"stderr"_s, u"-c"_s,
                              writtenTo(folder, u"nginx.conf"_s, configuration.toUtf8())},
                             "event method"),
                 nginx.output().constData());

        Plan plan = practicePlan(u"https"_s, tlsPort);
        plan.connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = own.pem()};
        HttpSeen seen = call(plan, getFrom(plan));
        QCOMPARE(seen.body, QByteArray("secure"));
        QCOMPARE(seen.httpVersion, u"HTTP/2"_s);
        Wait wait({}, 20s);
        QCOMPARE(probeTls(plan, loopback, wait).alpn, u"h2"_s);

        plan = practicePlan(u"http"_s, tlsPort); // plain on the TLS port
        seen = call(plan, getFrom(plan));
        QCOMPARE(seen.status, 400);
        QVERIFY(seen.body.contains("plain HTTP request was sent to HTTPS port"));

        plan = practicePlan(u"https"_s, plainPort); // TLS on the plain port
        const seen::TlsSeen tls = probeTls(plan, loopback, wait);
        QCOMPARE(tls.end, seen::TlsEnd::PlainText);
        QVERIFY(tls.firstBytes.startsWith("HTTP/1.1 400"));
        QCOMPARE(call(plan, getFrom(plan)).end, HttpEnd::TlsFailed);
    }
};

}

LENTERA_TEST(tst_http, lentera::HttpTest)
#include "tst_http.moc"
