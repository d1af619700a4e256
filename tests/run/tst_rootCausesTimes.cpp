// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/Relay.h"
#include "support/runTests.h"

#include <QLocale>

#include <future>
#include <mutex>

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
    void theClockBehindACertificatesDates_data();
    void theClockBehindACertificatesDates();
    void theClockIsJudgedThoughTheServerFails();
    void aProxyThatTakesItsTime();
};

void RootCausesTimesTest::retriedAnswers_data()
{
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<QString>("expected");
    const QByteArray good = answer("200 OK", {}, "ok");
    const QByteArray busy = answer("503 Service Unavailable", "Retry-After: 0\r\n");
    QTest::newRow("a 503 that passes does no harm") << QByteArrayList{busy, good} << u" | http.answer.intermittent"_s;
    QTest::newRow("it fails twice") << QByteArrayList{busy, busy, good} << u"http.service.unavailable"_s;
    QTest::newRow("a 429 that passes does no harm")
        << QByteArrayList{answer("429 Slow Down", "Retry-After: 0\r\n"), good} << u" | http.answer.intermittent"_s;
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
    const FaultRun result = faultRun(connection);
    const bool recovered =
        result.verdict() == "fail"_L1 && answers.last().contains("200 OK"); // a command comes too late
    QTEST(recovered ? causesOf(result) : told(result), "expected");
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
    QTest::newRow("10 minutes off does not explain that a token is refused")
        << 600 << QByteArray("401 Unauthorized") << u"auth.credential.refused | clock.offset.severe"_s;
    QTest::newRow("10 minutes off is told beside a failed server")
        << 600 << QByteArray("500 Oops") << u"http.server.error | clock.offset.severe"_s;
    QTest::newRow("10 minutes off explains what the server says of the time")
        << 600 << QByteArray("401 Request time too skewed\r\nWWW-Authenticate: Bearer error=\"clock skew\"")
        << u"clock.offset.severe | auth.credential.refused"_s;
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
    const FaultRun result = faultRun(connection, {{u"token"_s, "tok-0123456789abcdef"}});
    QTEST(told(result), "expected");
    if (result.findings.size() == 1 && result.findings.first().phase == Phase::Clock)
        QCOMPARE(rootFact(result, u"direction"_s), offset > 0 ? u"\u2212"_s : u"+"_s);
}

void RootCausesTimesTest::theClockBehindACertificatesDates_data()
{
    constexpr long day = 24L * 3600;
    QTest::addColumn<long>("validFrom");
    QTest::addColumn<long>("validUntil");
    QTest::addColumn<qint64>("serverTime");
    QTest::addColumn<bool>("experiments");
    QTest::addColumn<QString>("expected");
    QTest::newRow("this clock is a year ahead")
        << -400 * day << -300 * day << qint64(-365 * day) << true << u"clock.offset.severe | tls.certificate.expired"_s;
    QTest::newRow("this clock is a year behind") << 300 * day << 400 * day << qint64(365 * day) << true
                                                 << u"clock.offset.severe | tls.certificate.not-yet-valid"_s;
    QTest::newRow("the server agrees with this clock")
        << -400 * day << -300 * day << qint64(0) << true << u"tls.certificate.expired"_s;
    QTest::newRow("a year ahead, and the certificate is older still")
        << -800 * day << -700 * day << qint64(-365 * day) << true << u"tls.certificate.expired | clock.offset.severe"_s;
    QTest::newRow("nobody asks, where experiments are not wanted")
        << -400 * day << -300 * day << qint64(-365 * day) << false << u"tls.certificate.expired"_s;
}

// The certificate cannot be trusted, so the call is not made; the time is asked for without anything secret.
void RootCausesTimesTest::theClockBehindACertificatesDates()
{
    QFETCH(const long, validFrom);
    QFETCH(const long, validUntil);
    QFETCH(const qint64, serverTime);
    QFETCH(const bool, experiments);
    const TestIdentity identity =
        TestAuthority::selfSigned({.names = "IP:127.0.0.1", .validFrom = validFrom, .validUntil = validUntil});
    std::mutex mutex;
    QByteArray heads;
    const TlsServer server({.chain = identity.pem(), .key = identity.keyPem(), .talk = [&](SSL *ssl) {
                                Speaker speaker(ssl);
                                const QByteArray head = speaker.readHead();
                                const std::lock_guard lock(mutex);
                                heads += head;
                                if (!head.isEmpty())
                                    speaker.write(answer("200 OK", dateHeader(serverTime)));
                            }});
    Connection connection = faultConnection(u"https://127.0.0.1:%1/secret/path"_s.arg(server.port()));
    connection.signIn = u"bearer"_s;
    connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = identity.pem()};
    Plan plan = faultPlan(connection, {{u"token"_s, "tok-0123456789abcdef"}});
    plan.experiments = experiments;
    const FaultRun result = faultRun(plan);
    {
        const std::lock_guard lock(mutex);
        QCOMPARE(heads.isEmpty(), !experiments);
        QVERIFY2(!heads.contains("tok-") && !heads.contains("/secret/path"), heads.constData());
    }
    QTEST(told(result), "expected");
    const Step &clock = result.steps.last();
    QCOMPARE(clock.phase, Phase::Clock);
    QCOMPARE(clock.status == StepStatus::Skipped, !experiments);
}

void RootCausesTimesTest::theClockIsJudgedThoughTheServerFails()
{
    const AnswerServer failing(u"http"_s, QByteArrayList{answer("500 Oops", dateHeader(600))});
    const FaultRun warned = faultRun(faultConnection(failing.url()));
    QVERIFY2(drawn(warned.steps).endsWith(u"clock:warn"_s), qPrintable(drawn(warned.steps)));
    const AnswerServer timely(u"http"_s, QByteArrayList{answer("500 Oops", dateHeader(0))});
    const FaultRun well = faultRun(faultConnection(timely.url()));
    QVERIFY2(drawn(well.steps).endsWith(u"clock:ok"_s), qPrintable(drawn(well.steps)));
    const AnswerServer silent(u"http"_s, QByteArrayList{answer("500 Oops")});
    const FaultRun unknown = faultRun(faultConnection(silent.url()));
    QVERIFY2(drawn(unknown.steps).endsWith(u"clock:skipped<http.server.error"_s), qPrintable(drawn(unknown.steps)));
}

void RootCausesTimesTest::aProxyThatTakesItsTime()
{
    const AnswerServer target(u"https"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    const LoopbackServer proxy([&target](LoopbackPeer &peer) {
        if (!peer.readUntil("\r\n\r\n").startsWith("CONNECT "))
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(2300));
        peer.write("HTTP/1.1 200 Connected\r\n\r\n");
        Relay::carryTo(target.port(), peer, {});
    });
    Connection connection = faultConnection(target.url());
    connection.timeouts = {.connect = 9000, .idle = 9000, .total = 30'000};
    connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
    connection.proxy = {.source = ProxySource::Manual, .url = u"http://127.0.0.1:%1"_s.arg(proxy.port())};
    QCOMPARE(told(faultRun(connection)), u"proxy.answer.slow"_s);
}

}

LENTERA_TEST(tst_rootCausesTimes, lentera::RootCausesTimesTest)
#include "tst_rootCausesTimes.moc"
