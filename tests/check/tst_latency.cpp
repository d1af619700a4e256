// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Latency.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

static seen::Sample sample(double totalMs, int status = 200, const QString &address = u"10.0.0.7"_s)
{
    seen::Sample one{.status = status, .end = seen::HttpEnd::Answered, .readyMs = 2};
    one.firstByteMs = totalMs - 1;
    one.totalMs = totalMs;
    one.address = address;
    return one;
}

static QList<seen::Sample> upTo(int count)
{
    QList<seen::Sample> samples;
    for (int i = 1; i <= count; ++i)
        samples << sample(10 * i);
    return samples;
}

//! Percentiles, jitter and success from samples; and when there are two groups.
class LatencyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quantiles_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("expected");
        const QList<double> four{10, 20, 30, 40};
        QTest::newRow("between two values") << four << 0.5 << 25.0;
        QTest::newRow("as Python's quantiles(n=4)[0]") << four << 0.25 << 12.5;
        QTest::newRow("never above the largest") << four << 0.99 << 40.0;
        QTest::newRow("never below the smallest") << four << 0.01 << 10.0;
        QTest::newRow("of one") << QList<double>{7} << 0.95 << 7.0;
        QTest::newRow("of none") << QList<double>{} << 0.5 << 0.0;
    }

    void quantiles()
    {
        QFETCH(const QList<double>, values);
        QFETCH(const double, share);
        QTEST(quantile(values, share), "expected");
    }

    void aProfileIsOfTheGoodOnes()
    {
        QList<seen::Sample> samples = upTo(4);
        samples.insert(2, sample(5000, 503));
        const LatencyProfile profile = *latencyProfile(samples);
        QCOMPARE(profile.total, 5);
        QCOMPARE(profile.succeeded, 4);
        QCOMPARE(profile.successRate(), 0.8);
        QCOMPARE(profile.least, 10.0);
        QCOMPARE(profile.median, 25.0);
        QCOMPARE(profile.most, 40.0);
        QCOMPARE(profile.jitter, 10.0);
        QCOMPARE(profile.connecting, 2.0);
        QCOMPARE(profile.processing, 22.0);
        QCOMPARE(profile.reading, 1.0);
    }

    void tooFewSamplesAreSaidToBe()
    {
        QVERIFY(!latencyProfile(upTo(1)));
        QVERIFY(!latencyProfile(upTo(19))->knowsP95());
        QVERIFY(latencyProfile(upTo(20))->knowsP95() && !latencyProfile(upTo(20))->knowsP99());
        QVERIFY(latencyProfile(upTo(100))->knowsP99());
    }

    void whereAllFailThereIsNoLatency()
    {
        const LatencyProfile profile = *latencyProfile({sample(10, 503), sample(20, 503)});
        QCOMPARE(profile.succeeded, 0);
        QCOMPARE(profile.successRate(), 0.0);
        QCOMPARE(profile.most, 0.0);
    }

    void theSlowAddressIsNamed()
    {
        QList<seen::Sample> samples;
        for (int i = 0; i < 4; ++i)
            samples << sample(20 + i) << sample(400 + i, 200, u"10.0.0.8"_s);
        const TwoSpeeds speeds = *twoSpeeds(samples);
        QCOMPARE(speeds.fast, 4);
        QCOMPARE(speeds.slow, 4);
        QCOMPARE(speeds.slowAddress, u"10.0.0.8"_s);
    }

    void smallGapsAreNone()
    {
        QList<seen::Sample> samples;
        for (int i = 0; i < 5; ++i)
            samples << sample(5) << sample(40);
        QVERIFY(!twoSpeeds(samples));
    }
};

}

LENTERA_TEST(tst_latency, lentera::LatencyTest)
#include "tst_latency.moc"
