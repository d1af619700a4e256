// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/ExchangeTables.h"
#include "runs.h"
#include "support/runTests.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera {

static ReportWords words()
{
    ReportWords words;
    words.redirects = u"Redirects"_s;
    words.attempts = u"Attempts"_s;
    words.latency = u"Latency"_s;
    words.status = u"Status"_s;
    words.target = u"To"_s;
    words.notSent = u"Not sent"_s;
    words.notFollowed = u"request"_s;
    words.start = u"Start"_s;
    words.duration = u"Duration"_s;
    words.pause = u"Pause"_s;
    words.succeeded = u"Succeeded"_s;
    words.jitter = u"Jitter"_s;
    words.shares = u"Shares"_s;
    words.tooFewSamples = u"too few"_s;
    words.withheld = {{u"credential"_s, u"secret"_s}};
    words.pauseReasons = {{u"retry-after"_s, u"asked"_s}};
    return words;
}

static QString asWord(const QString &name)
{
    return u'<' + name + u'>';
}

static QString drawn(const QList<ReportTable> &tables)
{
    QStringList lines;
    for (const ReportTable &table : tables) {
        lines << table.heading << table.header.join(u'|');
        for (const QStringList &row : table.rows)
            lines << row.join(u'|');
    }
    return lines.join(u'\n');
}

static seen::HttpSeen seenOf(const Observation &observation)
{
    return std::get<seen::HttpSeen>(observation.seen);
}

static RunRecord recordOf(const seen::HttpSeen &seen)
{
    return recordOf(QList<Observation>{{Phase::Auth, 10, 20, seen}});
}

static QList<seen::Sample> samples(int good, int failed)
{
    QList<seen::Sample> all;
    for (int i = 0; i < good + failed; ++i)
        all << seen::Sample{.status = i < good ? 200 : 503,
                            .end = seen::HttpEnd::Answered,
                            .readyMs = 2,
                            .firstByteMs = 10,
                            .totalMs = 12};
    return all;
}

//! Redirects, attempts and latency as tables and as JSON.
class ExchangeTablesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrdinaryAnswerHasNothingToTell()
    {
        QVERIFY(exchangeTables(recordOf({answered(200, "{}")}).result, words(), asWord).isEmpty());
    }

    void everyHopTellsWhatItDidNotGet()
    {
        seen::HttpSeen seen = seenOf(answered(302, {}));
        seen.redirects = {{.status = 301, .to = u"https://desk.example/b"_s, .followed = true},
                          {.status = 302, .to = u"https://evil.example/"_s, .withheld = {u"credential"_s}}};
        QCOMPARE(drawn(exchangeTables(recordOf(seen).result, words(), asWord)),
                 u"Redirects: GET https://desk.example/api/me\nStatus|To|Not sent\n301|https://desk.example/b|\n"
                 "302|https://evil.example/|request, secret"_s);
    }

    void attemptsAreATimeLine()
    {
        seen::HttpSeen seen = seenOf(answered(200, "{}"));
        seen.attempts = {{503, seen::HttpEnd::Answered, 0, 5.5, 1000, u"retry-after"_s},
                         {0, seen::HttpEnd::TimedOut, 1006, 20}};
        QCOMPARE(drawn(exchangeTables(recordOf(seen).result, words(), asWord)),
                 u"Attempts: GET https://desk.example/api/me\nStart|Duration|Status|Pause\n"
                 "0.0 ms|5.5 ms|503|1000 ms (asked)\n1006 ms|20 ms|<TimedOut>|"_s);
    }

    void latencySaysWhatItKnows()
    {
        seen::HttpSeen seen = seenOf(answered(200, "{}"));
        seen.samples = samples(20, 5);
        QCOMPARE(drawn(exchangeTables(recordOf(seen).result, words(), asWord)),
                 u"Latency: GET https://desk.example/api/me\nLatency|\nSucceeded|20 / 25 (80.0 %)\n"
                 "min / p50 / max|12 ms / 12 ms / 12 ms\np95|12 ms\np99|too few\nJitter|0.0 ms\n"
                 "Shares|2.0 ms / 8.0 ms / 2.0 ms"_s);
        const QJsonObject json = latencyJson(recordOf(seen).result).first().toObject();
        QCOMPARE(json.value("successRate"_L1).toDouble(), 0.8);
        QCOMPARE(json.value("p95Ms"_L1).toDouble(), 12.0);
        QVERIFY(json.value("p99Ms"_L1).isNull());
        QCOMPARE(json.value("tooFewSamples"_L1).toArray(), QJsonArray{u"p99Ms"_s});
    }

    void whereNothingSucceededThereIsNoTime()
    {
        seen::HttpSeen seen = seenOf(answered(503, {}));
        seen.samples = samples(0, 2);
        const QJsonObject json = latencyJson(recordOf(seen).result).first().toObject();
        QVERIFY(json.value("p50Ms"_L1).isNull() && json.value("jitterMs"_L1).isNull());
        QVERIFY(drawn(exchangeTables(recordOf(seen).result, words(), asWord)).endsWith("0 / 2 (0.0 %)"_L1));
    }

    void theReportAndItsJsonHoldThem()
    {
        seen::HttpSeen seen = seenOf(answered(200, "{}"));
        seen.samples = samples(2, 0);
        const RunRecord record = recordOf(seen);
        QVERIFY(runReport(record, explanations(), u"en"_s, words(), ReportForm::Text).contains("2 / 2 (100.0 %)"_L1));
        QCOMPARE(runJson(record, explanations(), u"en"_s).value("latency"_L1).toArray().size(), 1);
    }
};

}

LENTERA_TEST(tst_exchangeTables, lentera::ExchangeTablesTest)
#include "tst_exchangeTables.moc"
