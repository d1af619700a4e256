// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownFindings.h"
#include "support/CliProgram.h"
#include "support/OwnNamespace.h"
#include "support/Relay.h"
#include "support/runTests.h"

#include <QFile>

#include <chrono>
#include <sys/socket.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace lentera;

namespace {

//! How many connection requests this namespace's listeners have dropped.
long droppedRequests()
{
    QFile counters(u"/proc/net/netstat"_s);
    if (!counters.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = counters.readAll().split('\n');
    const QList<QByteArray> names = lines.value(0).split(' ');
    return lines.value(1).split(' ').value(names.indexOf("ListenDrops")).toLong();
}

//! Where busy, a server that lets a request to connect wait: its queue is full when the request arrives, so that the
//! kernel drops it, and has a place when the client asks again a second later.
class Queue {
public:
    explicit Queue(bool busy) : m_busy(busy)
    {
        ::listen(m_listener, busy ? 0 : 8);
        m_thread = std::jthread([this](const std::stop_token &stop) { serve(stop); });
    }
    ~Queue()
    {
        m_thread.request_stop();
        ::shutdown(m_listener, SHUT_RDWR);
    }
    int port() const { return portOf(m_listener); }

private:
    Descriptor accepted() const { return Descriptor(::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC)); }

    void serve(const std::stop_token &stop)
    {
        Descriptor waiting = m_busy ? Relay::connectedTo(port()) : Descriptor();
        while (!stop.stop_requested()) {
            if (m_busy) {
                awaitDrop(stop);
                accepted(); // the filler: its place is free
            }
            const Descriptor peer = accepted();
            if (m_busy)
                waiting = Relay::connectedTo(port());
            answer(peer);
        }
    }

    static void awaitDrop(const std::stop_token &stop)
    {
        const long before = droppedRequests();
        while (droppedRequests() == before && !stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }

    static void answer(int descriptor)
    {
        LoopbackPeer peer(descriptor);
        if (!peer.readUntil("\r\n\r\n").isEmpty())
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                       "Connection: close\r\n\r\n{}");
    }

    const bool m_busy;
    const Descriptor m_listener = boundToLoopback(SOCK_STREAM);
    std::jthread m_thread;
};

}

//! A target that is reached only after more than a second: the check says so, and its command shows it.
class SlowConnectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void slowness_data();
    void slowness();
};

void SlowConnectTest::initTestCase()
{
    if (isInOwnNamespace())
        return;
    QCOMPARE(runInOwnNamespace(u"tst_slowConnect"_s), 0);
    QSKIP("ran in its namespace");
}

void SlowConnectTest::slowness_data()
{
    QTest::addColumn<bool>("busy");
    QTest::addColumn<QString>("told");
    QTest::newRow("a free queue is healthy") << false << QString();
    QTest::newRow("a full queue") << true << u"tcp.connect.slow"_s;
}

void SlowConnectTest::slowness()
{
    QFETCH(const bool, busy);
    QFETCH(const QString, told);
    const Queue queue(busy);
    CliProgram cli(QProcessEnvironment::systemEnvironment());
    const CliAnswer answer =
        cli.run({u"check"_s, u"--url"_s, u"http://127.0.0.1:%1/"_s.arg(queue.port()), u"--no-proxy"_s, u"--json"_s});
    PastedCommand shell;
    QCOMPARE(shownFindings(answer.json(), shell), told);
}

LENTERA_TEST(tst_slowConnect, SlowConnectTest)
#include "tst_slowConnect.moc"
