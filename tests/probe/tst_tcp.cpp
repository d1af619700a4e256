// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAttempt.h"
#include "probe/Probes.h"
#include "support/LoopbackServer.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QTest>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::TcpEnd;

static QList<seen::TcpSeen> connected(const QList<QHostAddress> &addresses, int port,
                                      std::chrono::milliseconds budget = 10s)
{
    Wait wait(std::stop_token(), 20s);
    QList<seen::TcpSeen> all;
    for (const Observation &observation : probeTcp({u"a.test"_s, port, true}, addresses, budget, wait))
        all << std::get<seen::TcpSeen>(observation.seen);
    return all;
}

static const QHostAddress loopback(QHostAddress::LocalHost);

class TcpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOpenPortConnects()
    {
        LoopbackServer server([](LoopbackPeer &peer) { peer.waitForClose(); });
        Wait wait(std::stop_token(), 20s);
        const QList<Observation> all = probeTcp({u"a.test"_s, server.port(), true}, {loopback}, 10s, wait);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0].phase, Phase::Tcp);
        QCOMPARE(all[0].startedMs, 0.0);
        QVERIFY(all[0].durationMs > 0);
        const auto seen = std::get<seen::TcpSeen>(all[0].seen);
        QCOMPARE(seen.end, TcpEnd::Connected);
        QCOMPARE(seen.detail, QString());
        QCOMPARE(seen.address, u"127.0.0.1"_s);
        QCOMPARE(seen.port, server.port());
        QCOMPARE(seen.host, u"a.test"_s);
        QVERIFY(seen.proxy);
    }

    void aClosedPortRefuses()
    {
        const RefusedPort refused;
        const QList<seen::TcpSeen> seen = connected({loopback}, refused.port());
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen[0].end, TcpEnd::Refused);
        QCOMPARE(seen[0].detail, u"ECONNREFUSED"_s);
    }

    void aDroppingPortTimesOut()
    {
        const DroppedPort dropped;
        const QList<seen::TcpSeen> seen = connected({loopback}, dropped.port(), 50ms);
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen[0].end, TcpEnd::TimedOut);
    }

    void theWaitsDeadlineCountsToo()
    {
        const DroppedPort dropped;
        Wait wait(std::stop_token(), 50ms);
        const QList<Observation> all = probeTcp({u"a.test"_s, dropped.port()}, {loopback}, 1min, wait);
        QCOMPARE(std::get<seen::TcpSeen>(all.value(0).seen).end, TcpEnd::TimedOut);
    }

    // A broadcast address is what an ordinary program may not connect to: the kernel says EACCES.
    void whatTheSystemForbidsIsDenied()
    {
        const QList<seen::TcpSeen> seen = connected({QHostAddress(QHostAddress::Broadcast)}, 9);
        QCOMPARE(seen.size(), 1);
        QVERIFY2(seen[0].end == TcpEnd::Denied || seen[0].end == TcpEnd::NetworkUnreachable,
                 qPrintable(seen[0].detail));
    }

    void everySystemErrorHasItsEnd_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<TcpEnd>("end");
        QTest::addColumn<QString>("name");
        QTest::newRow("refused") << ECONNREFUSED << TcpEnd::Refused << u"ECONNREFUSED"_s;
        QTest::newRow("timed out") << ETIMEDOUT << TcpEnd::TimedOut << u"ETIMEDOUT"_s;
        QTest::newRow("no route to the host") << EHOSTUNREACH << TcpEnd::HostUnreachable << u"EHOSTUNREACH"_s;
        QTest::newRow("no route to the network") << ENETUNREACH << TcpEnd::NetworkUnreachable << u"ENETUNREACH"_s;
        QTest::newRow("family switched off") << EADDRNOTAVAIL << TcpEnd::NetworkUnreachable << u"EADDRNOTAVAIL"_s;
        QTest::newRow("access denied") << EACCES << TcpEnd::Denied << u"EACCES"_s;
        QTest::newRow("not permitted") << EPERM << TcpEnd::Denied << u"EPERM"_s;
        QTest::newRow("anything else") << ENOSPC << TcpEnd::Failed << u"errno %1"_s.arg(ENOSPC);
    }
    void everySystemErrorHasItsEnd()
    {
        QFETCH(const int, error);
        QFETCH(const TcpEnd, end);
        QFETCH(const QString, name);
        QCOMPARE(connectFailure(error).end, end);
        QCOMPARE(connectFailure(error).name, name);
    }

    void allAddressesAreTriedAtOnceInTheOrderOfTheirEnds()
    {
        // All of 127/8 is loopback: on .1 the queue is full, on .2 nobody listens.
        const DroppedPort dropped;
        const QList<seen::TcpSeen> seen =
            connected({loopback, QHostAddress(u"127.0.0.2"_s), QHostAddress(u"127.0.0.3"_s)}, dropped.port(), 100ms);
        QCOMPARE(seen.size(), 3);
        QCOMPARE(seen[0].end, TcpEnd::Refused);
        QCOMPARE(seen[1].end, TcpEnd::Refused);
        QCOMPARE(seen[2].end, TcpEnd::TimedOut);
        QCOMPARE(seen[2].address, u"127.0.0.1"_s);
    }

    void noMoreThanSixteenAddressesAreTried()
    {
        const RefusedPort refused;
        QList<QHostAddress> addresses;
        for (quint32 i = 1; i <= 20; ++i)
            addresses << QHostAddress(0x7f000000 + i);
        QCOMPARE(connected(addresses, refused.port()).size(), 16);
    }

    void noAddressIsNoObservation() { QVERIFY(connected({}, 443).isEmpty()); }

    void anImpossiblePortFails()
    {
        for (const int port : {0, -1, 65536})
            QCOMPARE(connected({loopback}, port).value(0).end, TcpEnd::Failed);
    }

    void aStopEndsTheWait()
    {
        const DroppedPort dropped;
        QList<Observation> all;
        std::atomic<bool> started = false;
        QVERIFY(endsWhenStopped(
            [&](Wait &wait) {
                started = true;
                all = probeTcp({u"a.test"_s, dropped.port()}, {loopback}, 1min, wait);
            },
            [&] { return started.load(); }));
        QCOMPARE(all.size(), 1);
        QCOMPARE(std::get<seen::TcpSeen>(all[0].seen).end, TcpEnd::Stopped);
    }
};

}

LENTERA_TEST(tst_tcp, lentera::TcpTest)
#include "tst_tcp.moc"
