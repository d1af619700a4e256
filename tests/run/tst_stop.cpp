// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/DnsResponder.h"
#include "support/runTests.h"

#include <future>

using namespace Qt::StringLiterals;

namespace lentera {

//! Servers that keep a run waiting, each in one phase.
class Tarpits {
public:
    //! A connection whose run waits in \a place.
    Connection connectionTo(const QString &place) const
    {
        const bool https = place.startsWith("tls"_L1) || place.startsWith("https"_L1);
        Connection connection =
            faultConnection(u"%1://127.0.0.1:%2"_s.arg(https ? u"https"_s : u"http"_s).arg(portOf(place)));
        connection.timeouts = {.connect = 30'000, .idle = 30'000, .total = 60'000};
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        if (place == "dns"_L1) {
            connection.parameters[u"baseUrl"_s] = u"http://practice.test"_s;
            connection.connectTo.clear();
            connection.resolvers << m_resolver.address();
        }
        if (place.startsWith("proxy"_L1)) {
            connection.parameters[u"baseUrl"_s] = u"https://practice.test"_s;
            connection.connectTo.clear();
            connection.proxy = {ProxySource::Manual,
                                u"%1://127.0.0.1:%2"_s.arg(place.section(u' ', 1)).arg(m_silent.port())};
        }
        if (place == "retry"_L1)
            connection.retry = {.attempts = 2, .initialSeconds = 4, .jitter = 0};
        return connection;
    }
    //! How often anybody came.
    int visits() const
    {
        return m_resolver.queries() + m_silent.connections() + int(m_mute.requests().size()) +
               int(m_secure.requests().size()) + int(m_drips.requests().size()) + int(m_flood.requests().size()) +
               int(m_busy.requests().size());
    }

private:
    int portOf(const QString &place) const
    {
        const QMap<QString, int> ports{{u"tcp"_s, m_dropped.port()}, {u"tls"_s, m_silent.port()},
                                       {u"http"_s, m_mute.port()},   {u"https"_s, m_secure.port()},
                                       {u"body"_s, m_drips.port()},  {u"interim"_s, m_flood.port()},
                                       {u"retry"_s, m_busy.port()}};
        return ports.value(place, 1);
    }
    static void mute(Speaker &speaker, const QByteArray &) { speaker.waitForClose(); }
    static AnswerServer::Talk dripping(const QByteArray &start, const QByteArray &drop)
    {
        return [start, drop](Speaker &speaker, const QByteArray &) {
            speaker.write(start);
            while (speaker.holdBack(10) && speaker.write(drop))
                continue;
        };
    }

    DnsResponder m_resolver{[](int, const QByteArray &) {
        return QByteArray();
    }};
    DroppedPort m_dropped;
    LoopbackServer m_silent{[](LoopbackPeer &peer) {
        peer.waitForClose();
    }};
    AnswerServer m_mute{u"http"_s, mute};
    AnswerServer m_secure{u"https"_s, mute};
    AnswerServer m_drips{u"http"_s, dripping("HTTP/1.1 200 OK\r\n\r\n", "x")};
    AnswerServer m_flood{u"http"_s, dripping({}, "HTTP/1.1 100 Continue\r\n\r\n")};
    AnswerServer m_busy{u"http"_s, QByteArrayList{answer("503 Service Unavailable")}};
};

//! A run ends when it is asked to, and when its time is over, wherever it waits.
class StopTest : public QObject {
    Q_OBJECT

    std::unique_ptr<const Tarpits> m_tarpits;

    static void addPlaces()
    {
        QTest::addColumn<QString>("steps");    // when stopped
        QTest::addColumn<QString>("expected"); // when the time is over
        const auto row = [](const char *place, const char *steps, const char *expected) {
            QTest::newRow(place) << QString::fromLatin1(steps) << QString::fromLatin1(expected);
        };
        row("dns", "config:ok dns:stopped tcp:stopped http:stopped content:stopped clock:stopped",
            "dns.resolver.timeout");
        row("tcp", "config:ok dns:ok tcp:stopped http:stopped content:stopped clock:stopped", "tcp.connection.timeout");
        row("proxy http",
            "config:ok dns:ok tcp:ok proxy:stopped tls:stopped http:stopped content:stopped clock:stopped",
            "proxy.answer.timeout");
        row("proxy socks5h",
            "config:ok dns:ok tcp:ok proxy:stopped tls:stopped http:stopped content:stopped clock:stopped",
            "proxy.answer.timeout");
        row("tls", "config:ok dns:ok tcp:ok tls:stopped http:stopped content:stopped clock:stopped",
            "tls.handshake.timeout");
        row("http", "config:ok dns:ok tcp:ok http:stopped content:stopped clock:stopped", "http.answer.timeout");
        row("https", "config:ok dns:ok tcp:ok tls:ok http:stopped content:stopped clock:stopped",
            "http.answer.timeout");
        row("body", "config:ok dns:ok tcp:ok http:stopped content:stopped clock:stopped", "http.body.stalled");
        row("interim", "config:ok dns:ok tcp:ok http:stopped content:stopped clock:stopped", "http.interim.endless");
        row("retry", "config:ok dns:ok tcp:ok http:stopped content:stopped clock:stopped", "http.service.unavailable");
    }

private Q_SLOTS:
    // Not earlier: QtTest would take SIGPIPE back, which TlsServer ignores.
    void initTestCase() { m_tarpits = std::make_unique<const Tarpits>(); }

    void aStopEndsTheRun_data() { addPlaces(); }

    void aStopEndsTheRun()
    {
        const QString place = QString::fromLatin1(QTest::currentDataTag());
        const Plan plan = faultPlan(m_tarpits->connectionTo(place));
        const int before = m_tarpits->visits();
        std::atomic<bool> waitsInTcp = false;
        const RunWatcher watcher{.stepChanged = [&](const Step &step) {
            waitsInTcp = step.phase == Phase::Tcp && step.status == StepStatus::Running;
        }};
        std::stop_source stop;
        auto running = std::async(std::launch::async, [&] { return faultRun(plan, stop.get_token(), watcher); });
        // TCP's probe and what comes through it are two visits to the silent port.
        const int visits = place == "tls"_L1 || place.startsWith("proxy"_L1) ? 2 : 1;
        QTRY_VERIFY(place == "tcp"_L1 ? waitsInTcp.load() : m_tarpits->visits() - before >= visits);
        stop.request_stop();
        QVERIFY(running.wait_for(std::chrono::seconds(1)) == std::future_status::ready);
        const FaultRun result = running.get();
        QVERIFY(result.stopped);
        QTEST(drawn(result.steps), "steps");
        // What did not get its time is nobody's fault.
        const QString found = told(result);
        QVERIFY2(found.isEmpty() || place == "retry"_L1, qPrintable(found));
    }

    void theTotalTimeIsKept_data() { addPlaces(); }

    void theTotalTimeIsKept()
    {
        QFETCH(const QString, expected);
        Connection connection = m_tarpits->connectionTo(QString::fromLatin1(QTest::currentDataTag()));
        connection.timeouts.total = 2000;
        const FaultRun result = faultRun(connection);
        QVERIFY(!result.stopped);
        QVERIFY2(result.durationMs < 4000, qPrintable(QString::number(result.durationMs)));
        QCOMPARE(told(result), expected);
    }

    void aStopBeforehandOpensNothing()
    {
        const AnswerServer server(u"http"_s, QByteArrayList{answer("200 OK")});
        std::stop_source stop;
        stop.request_stop();
        const FaultRun result = faultRun(faultPlan(faultConnection(server.url())), stop.get_token());
        QVERIFY(result.stopped);
        QVERIFY(result.findings.isEmpty() && result.evidence.observations.isEmpty());
        QCOMPARE(server.connections(), 0);
    }

    void aStopEndsTheMeasuring()
    {
        const AnswerServer server(u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")});
        Plan plan = faultPlan(faultConnection(server.url()));
        plan.samples = 100;
        std::stop_source stop;
        auto running = std::async(std::launch::async, [&] { return faultRun(plan, stop.get_token()); });
        QTRY_VERIFY(server.requests().size() >= 2);
        stop.request_stop();
        QVERIFY(running.wait_for(std::chrono::seconds(1)) == std::future_status::ready);
        QVERIFY(running.get().stopped);
    }
};

}

LENTERA_TEST(tst_stop, lentera::StopTest)
#include "tst_stop.moc"
