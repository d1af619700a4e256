// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/Compressed.h"
#include "support/runTests.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

using Talk = AnswerServer::Talk;

}
Q_DECLARE_METATYPE(lentera::Talk)

namespace lentera {

// The bytes again and again, until the client has had enough.
static Talk endlessly(const QByteArray &start, const QByteArray &again)
{
    return [start, again](Speaker &speaker, const QByteArray &) {
        const QByteArray block = again.repeated(1 + 16'384 / again.size());
        if (speaker.write(start))
            while (speaker.write(block))
                continue;
    };
}

static Talk once(const QByteArray &answer)
{
    return [answer](Speaker &speaker, const QByteArray &) {
        speaker.write(answer);
    };
}

static QByteArray encoded(const QByteArray &encoding, const QByteArray &body)
{
    return answer("200 OK", "Content-Encoding: " + encoding + "\r\n", body);
}

//! Whole runs against servers that send too much or half of it: bounded, and told as what it is.
class LimitsTest : public QObject {
    Q_OBJECT

    static Connection connectionTo(const AnswerServer &server)
    {
        Connection connection = faultConnection(server.url());
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        return connection;
    }

private Q_SLOTS:
    void tooMuch_data()
    {
        QTest::addColumn<Talk>("talk");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const Talk &talk, const char *expected) {
            QTest::newRow(name) << talk << QString::fromLatin1(expected);
        };
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        row("an endless body", endlessly(ok + "\r\n", "x"), "http.body.too-large");
        row("endless chunks", endlessly(ok + "Transfer-Encoding: chunked\r\n\r\n", "4\r\nabcd\r\n"),
            "http.body.too-large");
        row("endless headers", endlessly(ok, "X-More: and more\r\n"), "http.headers.too-large");
        row("one huge header", endlessly(ok + "X-Huge: ", "and more "), "http.headers.too-large");
        row("an endless status line", endlessly("HTTP/1.1 200 ", "so very ok "), "http.headers.too-large");
        row("a flood of interim answers", endlessly({}, "HTTP/1.1 100 Continue\r\n\r\n"), "http.interim.endless");
        row("endless hints", endlessly({}, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), "http.interim.endless");
        row("endless garbage", endlessly({}, "no HTTP at all "), "http.protocol.invalid");
        row("endless trailers", endlessly(ok + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", "X-T: y\r\n"),
            "http.headers.too-large");
        row("a chunk of terabytes", endlessly(ok + "Transfer-Encoding: chunked\r\n\r\nfffffffffff\r\n", "x"),
            "http.body.too-large");
        row("a length of exabytes", endlessly(ok + "Content-Length: 9000000000000000000\r\n\r\n", "x"),
            "http.body.too-large");
        row("a gzip bomb", once(encoded("gzip", compressed(QByteArray(64 << 20, '\0')))), "http.body.bomb");
        row("a gzip bomb within one", once(encoded("gzip, gzip", compressed(compressed(QByteArray(64 << 20, '\0'))))),
            "http.body.bomb");
        row("gzip is healthy", once(encoded("gzip", compressed("well"))), "");
        row("a gzip of nothing is healthy", once(encoded("gzip", compressed({}))), "");
        row("gzip cut off within its length", once(encoded("gzip", compressed(QByteArray(5000, 'x')).chopped(9))),
            "http.body.incomplete");
        row("gzip with a wrong check sum", once(encoded("gzip", compressed("well").chopped(8) + "12345678")),
            "http.encoding.invalid");
        row("bad gzip", once(encoded("gzip", "this is no gzip")), "http.encoding.invalid");
        row("an encoding that nobody knows", once(encoded("rot13", "uryyb")), "http.encoding.invalid");
        row("a body that is cut off", once(ok + "Content-Length: 100\r\n\r\nhalf"), "http.body.incomplete");
        row("chunks that are cut off", once(ok + "Transfer-Encoding: chunked\r\n\r\nff\r\nhalf"),
            "http.body.incomplete");
        row("a large body within the limit is healthy", once(answer("200 OK", {}, QByteArray(8 << 20, 'x'))), "");
        row("many headers within the limit are healthy",
            once(answer("200 OK", QByteArray("X-More: and more\r\n").repeated(2000))), "");
    }

    void tooMuch()
    {
        QFETCH(const Talk, talk);
        for (const QString &scheme : {u"http"_s, u"https"_s}) {
            const AnswerServer server(scheme, talk);
            const FaultRun result = faultRun(connectionTo(server));
            QCOMPARE(server.requests().size(), 1);
            // curl says nothing of a stream that ends early where the length is right.
            const bool cut = QByteArrayView(QTest::currentDataTag()).startsWith("gzip cut off");
            QTEST(cut ? causesOf(result) : told(result), "expected");
            qsizetype kept = 0;
            for (const Observation &observation : result.evidence.observations)
                kept += QJsonDocument(observationJson(observation)).toJson(QJsonDocument::Compact).size();
            QVERIFY2(kept < 1 << 20, qPrintable(QString::number(kept)));
        }
    }

    void tooSlow_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("drop");
        QTest::addColumn<QString>("expected");
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("a body drop by drop") << QByteArray(ok + "\r\n") << QByteArray("x") << u"http.body.stalled"_s;
        QTest::newRow("headers drop by drop")
            << QByteArray(ok + "X-Slow: ") << QByteArray("x") << u"http.answer.timeout"_s;
        QTest::newRow("interim answers drop by drop")
            << QByteArray() << QByteArray("HTTP/1.1 102 Processing\r\n\r\n") << u"http.interim.endless"_s;
    }

    // Never idle, never done: the total time-out ends it.
    void tooSlow()
    {
        QFETCH(const QByteArray, start);
        QFETCH(const QByteArray, drop);
        const AnswerServer server(u"http"_s, [&](Speaker &speaker, const QByteArray &) {
            speaker.write(start);
            while (speaker.holdBack(50) && speaker.write(drop))
                continue;
        });
        Connection connection = connectionTo(server);
        connection.timeouts.total = 1000;
        const FaultRun result = faultRun(connection);
        QTEST(told(result), "expected");
        QVERIFY2(result.durationMs < 3000, qPrintable(QString::number(result.durationMs)));
    }
};

}

LENTERA_TEST(tst_limits, lentera::LimitsTest)
#include "tst_limits.moc"
