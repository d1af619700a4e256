// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

#include "check/ClockOffset.h"
#include "definition/HttpDate.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

// An answer of \a host whose clock is \a behind seconds behind this machine's, and that took 400 ms.
static seen::HttpSeen answerOf(const QString &host, double behind, qint64 laterMs = 0)
{
    seen::HttpSeen seen = answer(200);
    seen.url = seen.finalUrl = u"https://%1/api"_s.arg(host);
    seen.receivedAt = rowTime().addMSecs(laterMs);
    seen.phases = {1, 2, 10, 10, 410, 411};
    const QDateTime written = seen.receivedAt.addMSecs(-200).addMSecs(qint64(-behind * 1000));
    seen.headers << seen::HttpHeader{u"Date"_s, httpDateText(written)};
    return seen;
}

static Facts detailsOf(const QList<Seen> &all)
{
    const Evidence evidence = evidenceOf(all);
    const Connection connection = rowConnection();
    const Connector connector = rowConnector();
    return clockDetails({evidence, connection, connector});
}

//! How far two clocks are apart, how sure that is, and whose is wrong.
class ClockOffsetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void severalAnswersNarrowItDown()
    {
        const QString host = u"api.example.com"_s;
        const auto one = clockOffset(evidenceOf({answerOf(host, 120)}), host);
        QVERIFY(one && one->least <= 120 && one->most >= 120);
        QVERIFY(one->uncertainty() > 0.6 && one->uncertainty() < 0.8);
        const auto many =
            clockOffset(evidenceOf({answerOf(host, 120), answerOf(host, 120, 300), answerOf(host, 120, 600)}), host);
        QVERIFY(many && many->agreed && many->answers == 3);
        QVERIFY(many->least <= 120 && many->most >= 120);
        QVERIFY(many->uncertainty() < one->uncertainty());
    }

    void answersThatDisagreeWidenIt()
    {
        const QString host = u"api.example.com"_s;
        const auto offset = clockOffset(evidenceOf({answerOf(host, 0), answerOf(host, 600)}), host);
        QVERIFY(offset && !offset->agreed);
        QVERIFY(offset->least < 1 && offset->most > 599);
    }

    void aCachedAnswerTellsNothing()
    {
        seen::HttpSeen cached = answerOf(u"api.example.com"_s, 600);
        cached.headers << seen::HttpHeader{u"age"_s, u"600"_s};
        QVERIFY(!clockOffset(evidenceOf({cached}), u"api.example.com"_s));
        QVERIFY(detailsOf({cached}).isEmpty());
    }

    void zones_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<int>("expected");
        QTest::newRow("Jakarta's local time as UTC") << -25'200.0 << -420;
        QTest::newRow("a little off") << 25'241.0 << 420;
        QTest::newRow("India's half hour") << 19'800.0 << 330;
        QTest::newRow("Nepal's quarter") << 20'700.0 << 345;
        QTest::newRow("summer time") << 3'600.0 << 60;
        QTest::newRow("two minutes beside an hour") << 3'720.0 << 0;
        QTest::newRow("ten minutes") << 600.0 << 0;
        QTest::newRow("nothing") << 10.0 << 0;
        QTest::newRow("more than any zone") << 54'000.0 << 0;
        QTest::newRow("years") << 1e12 << 0;
    }

    void zones()
    {
        QFETCH(const double, seconds);
        QTEST(zoneMinutes(seconds), "expected");
    }

    void aSynchronisedMachineIsRight()
    {
        seen::HttpSeen seen = answerOf(u"api.example.com"_s, 600);
        seen.localClock = {.known = true, .synchronised = true, .errorMs = 5};
        QCOMPARE(detailsOf({seen}).value(u"wrongClock"_s), u"api.example.com"_s);
        QCOMPARE(detailsOf({seen}).value(u"ntp"_s), u"yes"_s);
        seen.localClock.synchronised = false;
        QVERIFY(!detailsOf({seen}).contains(u"wrongClock"_s));
        QCOMPARE(detailsOf({seen}).value(u"ntp"_s), u"no"_s);
    }

    void aSecondServerVotes()
    {
        const seen::HttpSeen off = answerOf(u"api.example.com"_s, 600);
        const Facts withUs = detailsOf({answerOf(u"id.example.com"_s, 0), off});
        QCOMPARE(withUs.value(u"wrongClock"_s), u"api.example.com"_s);
        QCOMPARE(withUs.value(u"agreeing"_s), u"id.example.com"_s);
        QCOMPARE(detailsOf({answerOf(u"id.example.com"_s, 600), off}).value(u"wrongClock"_s), u"localhost"_s);
        QVERIFY(!detailsOf({answerOf(u"id.example.com"_s, 9000), off}).contains(u"wrongClock"_s));
    }

    // Where certificates out of date keep every answer away, the time was asked for beside them.
    void theTimeThatWasAskedForOverTlsCounts()
    {
        seen::TlsSeen tls = goodTls();
        tls.serverTimeHere = rowTime();
        tls.serverTime = rowTime().addSecs(7 * 3600);
        tls.serverTimeWaitMs = 400;
        tls.localClock = {.known = true, .synchronised = false};
        const Facts facts = detailsOf({tls});
        QCOMPARE(facts.value(u"zone"_s), u"7:00"_s);
        QCOMPARE(facts.value(u"uncertainty"_s), u"0.7"_s);
        QCOMPARE(facts.value(u"ntp"_s), u"no"_s);
        tls.localClock.synchronised = true;
        QCOMPARE(detailsOf({tls}).value(u"wrongClock"_s), tls.host);
    }

    void aHostOfSeveralClocksIsWrong()
    {
        const QString host = u"api.example.com"_s;
        const Facts facts = detailsOf({answerOf(host, 0), answerOf(host, 7 * 3600 * 2)});
        QCOMPARE(facts.value(u"wrongClock"_s), host);
        QVERIFY(!facts.contains(u"zone"_s));
    }

    void aZoneIsNamed()
    {
        QCOMPARE(detailsOf({answerOf(u"api.example.com"_s, -25'200)}).value(u"zone"_s), u"7:00"_s);
        QVERIFY(!detailsOf({answerOf(u"api.example.com"_s, 700)}).contains(u"zone"_s));
    }
};

}

LENTERA_TEST(tst_clockOffset, lentera::ClockOffsetTest)
#include "tst_clockOffset.moc"
