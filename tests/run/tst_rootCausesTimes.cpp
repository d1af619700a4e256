// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/runTests.h"

#include <QLocale>

#include <future>

using namespace Qt::StringLiterals;

namespace lentera {

//! Whole runs against servers that are well only at times, slow, or of another time.
class RootCausesTimesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void retriedAnswers_data();
    void retriedAnswers();
    void slowAnswers();
    void clocks_data();
    void clocks();
};

void RootCausesTimesTest::retriedAnswers_data()
{
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<QString>("expected");
    const QByteArray good = answer("200 OK", {}, "ok");
    const QByteArray busy = answer("503 Service Unavailable", "Retry-After: 0\r\n");
    QTest::newRow("it works the second time") << QByteArrayList{busy, good} << u"http.answer.intermittent"_s;
    QTest::newRow("it fails twice") << QByteArrayList{busy, busy, good} << u"http.service.unavailable"_s;
    QTest::newRow("429 first") << QByteArrayList{answer("429 Slow Down", "Retry-After: 0\r\n"), good}
                               << u"http.answer.intermittent"_s;
    QTest::newRow("another failure the second time")
        << QByteArrayList{busy, answer("404 Not Found")} << u"http.path.not-found"_s;
    QTest::newRow("a refused authentication is not tried again")
        << QByteArrayList{answer("401 Unauthorized"), good} << u"auth.credential.required"_s;
}

void RootCausesTimesTest::retriedAnswers()
{
    QFETCH(const QByteArrayList, answers);
    const AnswerServer server(u"http"_s, answers);
    Connection connection = faultConnection(server.url());
    connection.retry.attempts = 5;
    connection.retry.initialSeconds = 0.01;
    QTEST(told(faultRun(connection)), "expected");
}

void RootCausesTimesTest::slowAnswers()
{
    struct Slow {
        QString scheme;
        QByteArray answer;
        QString expected;
    };
    const QList<Slow> all{
        {u"http"_s, answer("200 OK", {}, "ok"), u"http.answer.slow"_s},
        {u"https"_s, answer("200 OK", {}, "ok"), u"http.answer.slow"_s},
        {u"http"_s, answer("503 Service Unavailable"), u"http.service.unavailable | http.answer.slow"_s},
    };
    std::vector<std::future<QString>> runs; // at once: each takes more than three seconds
    for (const Slow &slow : all)
        runs.push_back(std::async(std::launch::async, [&slow] {
            const AnswerServer server(slow.scheme, [&slow](Speaker &speaker, const QByteArray &) {
                speaker.holdBack(3200);
                speaker.write(slow.answer);
            });
            Connection connection = faultConnection(server.url());
            connection.timeouts.idle = 9000;
            connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
            return told(faultRun(connection));
        }));
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(runs.at(size_t(i)).get(), all.at(i).expected);
}

static QByteArray dateHeader(qint64 secondsFromNow)
{
    const QDateTime date = QDateTime::currentDateTimeUtc().addSecs(secondsFromNow);
    return "Date: " + QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT\r\n";
}

void RootCausesTimesTest::clocks_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("expected");
    const QByteArray ok = "200 OK";
    QTest::newRow("the same time is healthy") << 0 << ok << QString();
    QTest::newRow("40 s behind is healthy") << 40 << ok << QString();
    QTest::newRow("2 minutes behind") << 120 << ok << u"clock.offset.large"_s;
    QTest::newRow("2 minutes ahead") << -120 << ok << u"clock.offset.large"_s;
    QTest::newRow("10 minutes behind") << 600 << ok << u"clock.offset.severe"_s;
    QTest::newRow("10 minutes ahead") << -600 << ok << u"clock.offset.severe"_s;
    QTest::newRow("10 minutes off, and the credential is refused: the clock is why")
        << 600 << QByteArray("401 Unauthorized") << u"auth.credential.refused | clock.offset.severe"_s;
    QTest::newRow("40 s off does not explain a refusal")
        << 40 << QByteArray("401 Unauthorized") << u"auth.credential.refused"_s;
}

void RootCausesTimesTest::clocks()
{
    QFETCH(const int, offset);
    QFETCH(const QByteArray, status);
    const AnswerServer server(u"http"_s, QByteArrayList{answer(status, dateHeader(offset))});
    Connection connection = faultConnection(server.url());
    connection.signIn = u"bearer"_s;
    const RunResult result = faultRun(connection, {{u"token"_s, "tok-0123456789abcdef"}});
    QTEST(told(result), "expected");
    if (result.findings.size() == 1 && result.findings.first().phase == Phase::Clock)
        QCOMPARE(rootFact(result, u"direction"_s), offset > 0 ? u"\u2212"_s : u"+"_s);
}

}

LENTERA_TEST(tst_rootCausesTimes, lentera::RootCausesTimesTest)
#include "tst_rootCausesTimes.moc"
