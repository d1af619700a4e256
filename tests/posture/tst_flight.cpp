// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/ClientHello.h"
#include "posture/ServerFlight.h"
#include "posture/narrow.h"
#include "posture/suites.h"
#include "support/runTests.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::Answer;

//! Hand-written hellos and the reading of what comes back, also of what no honest server sends.
class FlightTest : public QObject {
    Q_OBJECT

    static QByteArray record(int type, const QByteArray &content)
    {
        return char(type) + QByteArray("\x03\x03", 2) + char(content.size() >> 8) + char(content.size()) + content;
    }
    static QByteArray message(int type, const QByteArray &body)
    {
        return char(type) + QByteArray(1, '\0') + char(body.size() >> 8) + char(body.size()) + body;
    }
    static QByteArray serverHello(int suite, const QByteArray &extensions = {})
    {
        QByteArray body("\x03\x03", 2);
        body += QByteArray(32, 'r') + QByteArray(1, '\0') + char(suite >> 8) + char(suite) + QByteArray(1, '\0');
        if (!extensions.isEmpty())
            body += char(extensions.size() >> 8) + QByteArray(1, char(extensions.size())) + extensions;
        return message(2, body);
    }
    // prime, generator, public key, scheme
    static QByteArray finiteKey(const QByteArray &prime)
    {
        QByteArray body;
        for (const QByteArray &number : {prime, QByteArray("\x02"), prime})
            body += char(number.size() >> 8) + QByteArray(1, char(number.size())) + number;
        return message(12, body + QByteArray("\x04\x01\0\0", 4));
    }

private Q_SLOTS:
    void aHelloHasItsLengths();
    void anAcceptanceIsRead();
    void aKeyOfAPrimeIsMeasured();
    void tls13EndsWithTheServerHello();
    void piecesMakeTheSameWhole();
    void refusalsAreRead_data();
    void refusalsAreRead();
    void warningsDoNotEndIt();
    void anyBytesEnd();
    void endlessFlightsEnd();
    void suitesFitTheirVersion();
};

void FlightTest::aHelloHasItsLengths()
{
    for (const int version : {ssl3, tls10, tls12, tls13}) {
        ClientHello hello = usualHello(version);
        hello.serverName = "api.example.com";
        const QByteArray bytes = helloBytes(hello);
        const auto length = [&](qsizetype at, int size) {
            int value = 0;
            for (int i = 0; i < size; ++i)
                value = value << 8 | quint8(bytes[at + i]);
            return value;
        };
        QCOMPARE(length(3, 2), int(bytes.size()) - 5);
        QCOMPARE(length(6, 3), int(bytes.size()) - 9);
        QCOMPARE(bytes.contains("api.example.com"), version != ssl3); // SSL 3.0 knows no extensions
    }
}

void FlightTest::anAcceptanceIsRead()
{
    FlightReader reader;
    const QByteArray extensions = QByteArray("\x00\x17\x00\x00\xff\x01\x00\x01\x00", 9);
    QVERIFY(!reader.take(record(22, serverHello(0xc02f, extensions))));
    const QByteArray key = QByteArray("\x03\x00\x1d\x02kk\x08\x04\x00\x00", 10);
    QVERIFY(!reader.take(record(22, message(12, key))));
    QVERIFY(reader.take(record(22, message(14, {}))));
    const ServerFlight &flight = reader.flight();
    QCOMPARE(flight.answer, Answer::Accepted);
    QCOMPARE(flight.version, tls12);
    QCOMPARE(flight.suite, 0xc02f);
    QCOMPARE(flight.group, 29);
    QCOMPARE(flight.signature, 0x0804);
    QVERIFY(flight.extendedMasterSecret && flight.secureRenegotiation && !flight.compressed);
}

void FlightTest::aKeyOfAPrimeIsMeasured()
{
    FlightReader reader;
    reader.take(record(22, serverHello(0x9e) + finiteKey('\0' + QByteArray(128, '\x7f'))));
    QCOMPARE(reader.flight().dhBits, 1023);
    QCOMPARE(reader.flight().signature, 0x0401);
}

void FlightTest::tls13EndsWithTheServerHello()
{
    FlightReader reader;
    const QByteArray extensions = QByteArray("\x00\x2b\x00\x02\x03\x04\x00\x33\x00\x02\x00\x18", 12);
    QVERIFY(reader.take(record(22, serverHello(0x1301, extensions))));
    QCOMPARE(reader.flight().version, tls13);
    QCOMPARE(reader.flight().group, 24);
}

void FlightTest::piecesMakeTheSameWhole()
{
    const QByteArray whole = serverHello(0x9e) + finiteKey(QByteArray(256, '\x81')) + message(14, {});
    const QByteArray bytes = record(22, whole.first(50)) + record(22, whole.sliced(50));
    FlightReader reader;
    bool over = false;
    for (const char byte : bytes) {
        QVERIFY(!over);
        over = reader.take(QByteArray(1, byte));
    }
    QVERIFY(over);
    QCOMPARE(reader.flight().dhBits, 2048);
}

void FlightTest::refusalsAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("alert");
    QTest::newRow("a fatal alert") << record(21, "\x02\x46") << 70;
    QTest::newRow("plain text") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << -1;
    QTest::newRow("a cut record") << QByteArray("\x15\x03\x03\x00") << -1;
}

void FlightTest::refusalsAreRead()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, alert);
    FlightReader reader;
    reader.take(bytes);
    QCOMPARE(reader.flight().alert, alert);
    QCOMPARE(reader.flight().answer, alert < 0 ? Answer::Failed : Answer::Refused);
}

void FlightTest::warningsDoNotEndIt()
{
    FlightReader reader;
    QVERIFY(!reader.take(record(21, "\x01\x70"))); // unrecognized_name, as some servers warn
    QVERIFY(!reader.take(record(22, serverHello(0xc02f))));
    QCOMPARE(reader.flight().answer, Answer::Accepted);
}

void FlightTest::anyBytesEnd()
{
    QRandomGenerator random(20260101);
    for (int round = 0; round < 5000; ++round) {
        QByteArray content(random.bounded(300), '\0');
        for (char &byte : content)
            byte = char(random.bounded(256));
        if (!content.isEmpty() && round % 2)
            content[0] = char(random.bounded(2) ? 2 : 12);
        FlightReader reader;
        reader.take(record(random.bounded(2) ? 22 : 21, serverHello(0x9e) + content));
        QVERIFY(reader.flight().suite >= -1);
    }
}

void FlightTest::endlessFlightsEnd()
{
    FlightReader reader;
    const QByteArray more = record(22, QByteArray("\x0b\xff\xff\xff", 4) + QByteArray(16'000, 'x'));
    int taken = 0;
    while (!reader.take(more) && taken < 100)
        ++taken;
    QVERIFY(taken < 10);
}

void FlightTest::suitesFitTheirVersion()
{
    QCOMPARE(suitesFor(tls13).size(), 5);
    QVERIFY(suitesFor(tls12).contains(0xc02f) && !suitesFor(tls10).contains(0xc02f));
    QVERIFY(suitesFor(ssl3).contains(0x0005));
    QSet<int> once;
    for (const int version : {tls12, tls13})
        for (const int suite : suitesFor(version)) {
            QVERIFY2(!once.contains(suite), qPrintable(QString::number(suite, 16)));
            once << suite;
        }
    QCOMPARE(suiteSeen(0xabcd, {}).name, u"0xabcd"_s);
}

}

LENTERA_TEST(tst_flight, lentera::FlightTest)
#include "tst_flight.moc"
