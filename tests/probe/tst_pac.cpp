// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Pac.h"
#include "probe/Probes.h"
#include "support/DnsResponder.h"
#include "support/LoopbackServer.h"
#include "support/ProbePlans.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::PacEnd;
using seen::PacTry;

static const QByteArray goodScript = "function FindProxyForURL(url, host) { return 'DIRECT'; }";

static Plan planBy(const QString &pac)
{
    Plan plan = practicePlan(u"https"_s, 8443);
    plan.pac = pac;
    plan.connection.timeouts = {500, 500, 10'000};
    return plan;
}

static seen::PacSeen seenOf(const Plan &plan)
{
    Wait wait(std::stop_token(), 20s);
    return probePac(plan, QDateTime::currentDateTimeUtc(), wait);
}

static QByteArray answer(const QByteArray &status, const QByteArray &headers, const QByteArray &body)
{
    return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

class PacTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fetches_data();
    void fetches();
    void redirectsStayWithinTheOrigin();
    void files();
    void aServerThatIsNotThere();
    void deadEntriesAreFailedOver();
    void aNameIsAskedOfTheConnectionsResolver();
    void aStopEndsTheFetch();
};

void PacTest::fetches_data()
{
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<PacEnd>("end");
    const auto row = [](const char *name, const QByteArray &answered, PacEnd end) {
        QTest::newRow(name) << answered << end;
    };
    row("as it should be", answer("200 OK", "Content-Type: application/x-ns-proxy-autoconfig\r\n", goodScript),
        PacEnd::Evaluated);
    row("as plain text", answer("200 OK", "Content-Type: text/plain\r\n", goodScript), PacEnd::Evaluated);
    row("as HTML by name only", answer("200 OK", "Content-Type: text/html\r\n", goodScript), PacEnd::Evaluated);
    row("with a byte order mark", answer("200 OK", {}, "\xef\xbb\xbf" + goodScript), PacEnd::Evaluated);
    row("in Latin-1", answer("200 OK", {}, "// \xe9\n" + goodScript), PacEnd::Evaluated);
    row("not found", answer("404 Not Found", "Content-Type: text/html\r\n", "<html>"), PacEnd::HttpError);
    row("forbidden", answer("403 Forbidden", {}, {}), PacEnd::HttpError);
    row("a page", answer("200 OK", "Content-Type: text/html\r\n", "\n<!DOCTYPE html><title>Sign in</title>"),
        PacEnd::NotAScript);
    row("nothing", answer("200 OK", {}, {}), PacEnd::NotAScript);
    row("just small enough", answer("200 OK", {}, goodScript + QByteArray((1 << 20) - goodScript.size(), ' ')),
        PacEnd::Evaluated);
    row("too large", answer("200 OK", {}, QByteArray((1 << 20) + 1, ' ')), PacEnd::TooLarge);
    row("cut off", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nfunction", PacEnd::Unreachable);
    row("closed", {}, PacEnd::Unreachable);
    row("another protocol", "SSH-2.0-x\r\n", PacEnd::Unreachable);
}

void PacTest::fetches()
{
    QFETCH(const QByteArray, answered);
    QByteArray request;
    const LoopbackServer server([&](LoopbackPeer &peer) {
        request = peer.readUntil("\r\n\r\n");
        peer.write(answered);
    });
    Plan plan = planBy(u"http://127.0.0.1:%1/proxy.pac"_s.arg(server.port()));
    plan.proxyPassword = std::make_shared<const Secret>(QByteArray("ann:hunter2"));
    const seen::PacSeen seen = seenOf(plan);
    QTEST(seen.end, "end");
    QVERIFY(request.startsWith("GET /proxy.pac HTTP/1.1\r\n"));
    QVERIFY(!request.contains("uthorization"));
    QCOMPARE(seen.source, plan.pac);
}

void PacTest::redirectsStayWithinTheOrigin()
{
    QByteArray location;
    std::atomic<int> visits = 0;
    const LoopbackServer server([&](LoopbackPeer &peer) {
        const QByteArray request = peer.readUntil("\r\n\r\n");
        ++visits;
        peer.write(request.startsWith("GET /new ") ? answer("200 OK", {}, goodScript)
                                                   : answer("302 Found", "Location: " + location + "\r\n", {}));
    });
    const LoopbackServer other([](LoopbackPeer &peer) { peer.write(answer("200 OK", {}, goodScript)); });
    const Plan plan = planBy(u"http://127.0.0.1:%1/old"_s.arg(server.port()));
    location = "/new";
    QCOMPARE(seenOf(plan).end, PacEnd::Evaluated);
    location = "http://ann:hunter2@127.0.0.1:" + QByteArray::number(other.port()) + "/";
    const seen::PacSeen elsewhere = seenOf(plan);
    QCOMPARE(elsewhere.end, PacEnd::RedirectRefused);
    QCOMPARE(elsewhere.detail, u"http://127.0.0.1:%1/"_s.arg(other.port()));
    QCOMPARE(other.connections(), 0);
    location = "/old";
    visits = 0;
    QCOMPARE(seenOf(plan).end, PacEnd::RedirectRefused);
    QCOMPARE(visits.load(), 6);
}

void PacTest::files()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a b.pac"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(goodScript);
    file.close();
    const seen::PacSeen seen = seenOf(planBy(file.fileName()));
    QCOMPARE(seen.end, PacEnd::Evaluated);
    QCOMPARE(seen.bytes, goodScript.size());
    QCOMPARE(seen.chosen, 0);
    QCOMPARE(seenOf(planBy(QUrl::fromLocalFile(file.fileName()).toString(QUrl::FullyEncoded))).end, PacEnd::Evaluated);
    QCOMPARE(seenOf(planBy(folder.filePath(u"none.pac"_s))).end, PacEnd::Unreachable);
    QCOMPARE(seenOf(planBy(folder.path())).end, PacEnd::Unreachable);
    QVERIFY(file.resize(largestPac + 1));
    QCOMPARE(seenOf(planBy(file.fileName())).end, PacEnd::TooLarge);
}

void PacTest::aServerThatIsNotThere()
{
    const RefusedPort refused;
    const LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
    const DnsResponder knowingNothing([](int, const QByteArray &query) { return DnsResponder::empty(query, 3); });
    QCOMPARE(seenOf(planBy(u"http://127.0.0.1:%1/x"_s.arg(refused.port()))).end, PacEnd::Unreachable);
    QCOMPARE(seenOf(planBy(u"http://127.0.0.1:%1/x"_s.arg(silent.port()))).end, PacEnd::Unreachable);
    Plan nameless = planBy(u"http://wpad.test/wpad.dat"_s);
    nameless.connection.resolvers << knowingNothing.address();
    const seen::PacSeen seen = seenOf(nameless);
    QCOMPARE(seen.end, PacEnd::Unreachable);
    QCOMPARE(seen.detail, u"name lookup: NoSuchName NXDOMAIN"_s);
}

void PacTest::deadEntriesAreFailedOver()
{
    const RefusedPort refused;
    const DroppedPort dropped;
    const LoopbackServer alive([](LoopbackPeer &peer) { peer.waitForClose(); });
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"x.pac"_s));
    const auto by = [&](const QString &result) {
        if (file.open(QIODevice::WriteOnly))
            file.write("function FindProxyForURL(url, host) { return '" + result.toLatin1() + "'; }");
        file.close();
        return seenOf(planBy(file.fileName()));
    };
    const QString local = u"127.0.0.1:%1"_s;
    seen::PacSeen seen = by(u"SOCKS4 a:1; PROXY %1; SOCKS %2; HTTPS %3; DIRECT"_s.arg(
        local.arg(refused.port()), local.arg(dropped.port()), local.arg(alive.port())));
    QList<PacTry> ends;
    for (const seen::PacEntry &entry : seen.entries)
        ends << entry.end;
    QCOMPARE(ends, QList<PacTry>({PacTry::Unsupported, PacTry::Dead, PacTry::Dead, PacTry::Chosen, PacTry::Untried}));
    QCOMPARE(seen.chosen, 3);
    QCOMPARE(seen.entries[1].detail, u"Refused 127.0.0.1"_s);
    QCOMPARE(seen.entries[2].detail, u"TimedOut 127.0.0.1"_s);
    QVERIFY(seen.entries[2].durationMs >= 400);
    QCOMPARE(chosenProxy({{}, u"pac:x"_s}, seen).url, u"https://127.0.0.1:%1"_s.arg(alive.port()));

    seen = by(u"PROXY %1"_s.arg(local.arg(refused.port())));
    QCOMPARE(seen.end, PacEnd::Evaluated);
    QCOMPARE(seen.chosen, -1);
    QVERIFY(chosenProxy({{}, u"pac:x"_s}, seen).direct());
    seen = by(u"PROXY %1; DIRECT"_s.arg(local.arg(refused.port())));
    QCOMPARE(seen.chosen, 1);
    QVERIFY(chosenProxy({{}, u"pac:x"_s}, seen).direct());
    QCOMPARE(by(u"SOCKS4 a:1"_s).end, PacEnd::Invalid);
    QCOMPARE(by(QString()).end, PacEnd::Invalid);
}

void PacTest::aNameIsAskedOfTheConnectionsResolver()
{
    const DnsResponder resolver([](int type, const QByteArray &query) {
        return type == DnsResponder::typeA ? DnsResponder::record(query, type, QByteArray("\x0a\1\2\3", 4))
                                           : DnsResponder::empty(query, 0);
    });
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"x.pac"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "function FindProxyForURL(url, host) { return isInNet(host, '10.0.0.0', '255.0.0.0') ? 'DIRECT' : ''; }");
    file.close();
    Plan plan = planBy(file.fileName());
    plan.connection.resolvers << resolver.address();
    const seen::PacSeen seen = seenOf(plan);
    QCOMPARE(seen.result, u"DIRECT"_s);
    QCOMPARE(seen.lookups, QStringList{u"practice.test"_s});
}

void PacTest::aStopEndsTheFetch()
{
    const LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
    Plan plan = planBy(u"http://127.0.0.1:%1/x"_s.arg(silent.port()));
    plan.connection.timeouts = {60'000, 60'000, 60'000};
    seen::PacSeen seen;
    QVERIFY(endsWhenStopped([&](Wait &wait) { seen = probePac(plan, {}, wait); },
                            [&] { return silent.connections() > 0; }));
    QCOMPARE(seen.end, PacEnd::Stopped);
}

}

LENTERA_TEST(tst_pac, lentera::PacTest)
#include "tst_pac.moc"
