// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Probes.h"
#include "support/LoopbackServer.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using Handler = LoopbackServer::Handler;
using seen::Greeting;

}
Q_DECLARE_METATYPE(lentera::Handler)

namespace lentera {

class GreetingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greetings_data()
    {
        QTest::addColumn<Handler>("handler");
        QTest::addColumn<Greeting>("greeting");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const Handler &handler, Greeting greeting, const QByteArray &bytes = {},
                            const QString &said = {}) {
            QTest::newRow(name) << handler << greeting << bytes << said;
        };
        row(
            "it speaks first", [](LoopbackPeer &peer) { peer.write("SSH-2.0-x\r\n"), peer.waitForClose(); },
            Greeting::Spoke, "SSH-2.0-x\r\n");
        row(
            "it speaks long", [](LoopbackPeer &peer) { peer.write(QByteArray(5000, 'x')), peer.waitForClose(); },
            Greeting::Spoke, QByteArray(64, 'x'));
        row(
            "it closes", [](LoopbackPeer &) {}, Greeting::Closed);
        row(
            "it resets", [](LoopbackPeer &peer) { peer.reset(); }, Greeting::Reset);
        row(
            "it waits for ever", [](LoopbackPeer &peer) { peer.waitForClose(); }, Greeting::None, {}, u"redis"_s);
        row(
            "PostgreSQL", [](LoopbackPeer &peer) { peer.readBytes(8), peer.write("N"), peer.waitForClose(); },
            Greeting::None, "N", u"postgresql"_s);
        row(
            "Redis",
            [](LoopbackPeer &peer) {
                peer.readUntil("\n");
                peer.write("-ERR unknown command\r\n");
                peer.waitForClose();
            },
            Greeting::None, "-ERR unknown command\r\n", u"redis"_s);
    }
    void greetings()
    {
        QFETCH(const Handler, handler);
        const LoopbackServer server(handler);
        Wait wait(std::stop_token(), 20s);
        const seen::TcpSeen seen = probeGreeting({u"a.test"_s, server.port()}, QHostAddress::LocalHost, wait);
        QCOMPARE(seen.end, seen::TcpEnd::Connected);
        QTEST(seen.greeting, "greeting");
        QTEST(seen.firstBytes, "bytes");
        QTEST(seen.said, "said");
    }

    void aPortThatRefusesIsTold()
    {
        const RefusedPort refused;
        Wait wait(std::stop_token(), 20s);
        const seen::TcpSeen seen = probeGreeting({u"a.test"_s, refused.port()}, QHostAddress::LocalHost, wait);
        QCOMPARE(seen.end, seen::TcpEnd::Refused);
        QCOMPARE(seen.greeting, Greeting::NotListened);
    }

    void aStopEndsTheListening()
    {
        const LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
        seen::TcpSeen seen;
        // It listens for 300 ms: on a busy machine the request to stop may come later than that.
        for (int tries = 0; tries < 5 && seen.end != seen::TcpEnd::Stopped; ++tries) {
            const int before = silent.connections();
            QVERIFY(endsWhenStopped(
                [&](Wait &wait) {
                    seen = probeGreeting({u"a.test"_s, silent.port()}, QHostAddress::LocalHost, wait);
                },
                [&] { return silent.connections() > before; }));
        }
        QCOMPARE(seen.end, seen::TcpEnd::Stopped);
    }
};

}

LENTERA_TEST(tst_greeting, lentera::GreetingTest)
#include "tst_greeting.moc"
