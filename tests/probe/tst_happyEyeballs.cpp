// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/HappyEyeballs.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

class HappyEyeballsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void turns_data()
    {
        QTest::addColumn<QString>("connects"); // `address=ms` when connected, `address!ms` when not
        QTest::addColumn<QString>("turns");    // in the order of trying, the chosen one in brackets
        QTest::newRow("one") << u"10.0.0.1=5"_s << u"[10.0.0.1]"_s;
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("the first in time") << u"fd00::1=20 10.0.0.1=5"_s << u"[fd00::1] 10.0.0.1"_s;
        QTest::newRow("the first is slower than its lead") << u"fd00::1=300 10.0.0.1=5"_s << u"fd00::1 [10.0.0.1]"_s;
        QTest::newRow("the first is refused") << u"fd00::1!3 10.0.0.1=5"_s << u"fd00::1 [10.0.0.1]"_s;
        QTest::newRow("the families take turns") << u"fd00::1!1 fd00::2=400 fd00::3=1 10.0.0.1!9000 10.0.0.2=1"_s
                                                 << u"fd00::1 10.0.0.1 fd00::2 [10.0.0.2] fd00::3"_s;
        QTest::newRow("all fail") << u"fd00::1!1 10.0.0.1!2"_s << u"fd00::1 10.0.0.1"_s;
        QTest::newRow("the system prefers IPv4") << u"10.0.0.1=5 fd00::1=1"_s << u"[10.0.0.1] fd00::1"_s;
    }
    void turns()
    {
        QFETCH(const QString, connects);
        QList<QHostAddress> addresses;
        QList<Observation> observations;
        for (const QString &text : connects.split(u' ', Qt::SkipEmptyParts)) {
            const bool connected = text.contains(u'=');
            const QStringList parts = text.split(connected ? u'=' : u'!');
            addresses << QHostAddress(parts.first());
            seen::TcpSeen seen{.address = addresses.last().toString()};
            seen.end = connected ? seen::TcpEnd::Connected : seen::TcpEnd::Refused;
            observations.prepend(Observation{Phase::Tcp, 0, parts.last().toDouble(), seen});
        }
        markTurns(observations, addresses);
        QStringList order(observations.size());
        for (const Observation &observation : observations) {
            const auto &seen = std::get<seen::TcpSeen>(observation.seen);
            order[seen.turn] = seen.chosen ? u'[' + seen.address + u']' : seen.address;
        }
        QTEST(order.join(u' '), "turns");
    }
};

}

LENTERA_TEST(tst_happyEyeballs, lentera::HappyEyeballsTest)
#include "tst_happyEyeballs.moc"
