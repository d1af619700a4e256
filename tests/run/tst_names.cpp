// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "NameAnswers.h"
#include "explain/Reproduce.h"
#include "support/LoopbackProgram.h"
#include "support/runTests.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace lentera {

using namespace names;
using Handler = DnsResponder::Handler;

//! One server of names.
struct NameServer {
    Handler udp;
    Handler tcp;
    DnsResponder::Impossible impossible = DnsResponder::Impossible::Denied;
};

}
Q_DECLARE_METATYPE(QList<lentera::NameServer>)

namespace lentera {

//! Whole runs whose name is looked up at servers of our own, and the commands that show the same.
class NamesTest : public QObject {
    Q_OBJECT

    static Connection connectionTo(int port, const QStringList &resolvers, const QString &host = u"practice.test"_s)
    {
        Connection connection = faultConnection(u"http://%1:%2"_s.arg(host).arg(port));
        connection.connectTo.clear();
        connection.resolvers = resolvers;
        connection.timeouts.total = 4000;
        return connection;
    }
    // What the command of the only root cause prints.
    static QString reproduced(const FaultRun &result, const Connection &connection)
    {
        const QList<Finding> roots = result.rootCauses();
        if (roots.size() != 1)
            return u"%1 root causes"_s.arg(roots.size());
        const QString command =
            reproduceCommand(roots.first(), connection, shipped(connection.connector), {QString(), u"none"_s});
        QProcess shell;
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.start(u"/bin/sh"_s, {u"-c"_s, command});
        if (!shell.waitForFinished(30'000))
            return u"it does not end: "_s + command;
        return command + u'\n' + QString::fromUtf8(shell.readAll());
    }

    AnswerServer m_server{u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")}};
    RefusedPort m_refused;

private Q_SLOTS:
    void faults_data();
    void faults();
    void healthySystemsAreQuiet_data();
    void healthySystemsAreQuiet();
    void dnsmasqSeries();
    void theObservationsHoldEachAnswer();
    void aHealthyRunAsksNothingElse();
    void aFailingRunAsksLittle();
    void aStopEndsTheFurtherQuestions();
};

void NamesTest::faults_data()
{
    QTest::addColumn<QList<NameServer>>("servers");
    QTest::addColumn<bool>("open");        // whether the target takes connections
    QTest::addColumn<QString>("expected"); // as told() draws it
    QTest::addColumn<QString>("symptom");  // a regular expression on what the command prints
    const auto row = [](const char *name, const QList<NameServer> &servers, bool open, const char *expected,
                        const char *symptom) {
        QTest::newRow(name) << servers << open << QString::fromLatin1(expected) << QString::fromLatin1(symptom);
    };
    const NameServer good{knowing({here})};
    const NameServer refusing{coded(5)};
    const NameServer quiet{silent()};
    const QByteArrayList circle{"b.test", "practice.test"};
    const Handler links = [](int type, const QByteArray &query) {
        const bool first = DnsResponder::nameOf(query) == "practice.test";
        return type == DnsResponder::typeCname
                   ? DnsResponder::record(query, type, DnsResponder::wireName(first ? "b.test" : "practice.test"))
                   : DnsResponder::empty(query, 2);
    };
    QByteArrayList nine;
    for (char c = 'a'; c < 'j'; ++c)
        nine << QByteArray(1, c) + ".test";

    row("no such name", {{coded(3)}}, true, "dns.name.not-found", "status: NXDOMAIN");
    row("no data", {{coded(0)}}, true, "dns.name.no-address", "status: NOERROR[^;]*;; flags[^;]*; QUERY: 1, ANSWER: 0");
    row("a server failure", {{coded(2)}}, true, "dns.resolver.failed", "status: SERVFAIL");
    row("a refusal", {refusing}, true, "dns.resolver.refused", "status: REFUSED");
    row("silence", {quiet}, true, "dns.resolver.timeout", "timed out|no servers could be reached");
    const Handler slow = [](int type, const QByteArray &query) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1200));
        return knowing({here})(type, query);
    };
    row("a slow resolver", {{slow}}, true, "dns.lookup.slow", "Query time: [0-9]{4}");
    row("aliases in a circle", {{aliased(circle, {})}}, true, "dns.alias.loop",
        "practice.test.\\s+300\\s+IN\\s+CNAME\\s+b.test");
    row("aliases in a circle that the resolver gave up on", {{links}}, true, "dns.alias.loop", "CNAME\\s+b.test");
    row("an alias that dangles", {{aliased({"gone.test"}, {}, 3)}}, true, "dns.alias.dangling",
        "NXDOMAIN[^$]*CNAME\\s+gone.test");
    row("aliases without end", {{aliased(nine, {}, 2)}}, true, "dns.alias.long | dns.resolver.failed",
        "h.test.\\s+300\\s+IN\\s+CNAME\\s+i.test");
    row("many aliases that work", {{aliased(nine, {here})}}, true, "dns.alias.long", "CNAME\\s+i.test");
    row("wrong ids alone", {{forged(knowing({here}))}}, true, "dns.answer.wrong-id | dns.resolver.timeout",
        "ID mismatch|timed out");
    row("wrong ids before the right one", {{forged(knowing({here}), 2)}}, true, "dns.answer.wrong-id | dns.lookup.slow",
        "127.0.0.1");
    row("a long answer and no TCP", {{cut(knowing({here}))}}, true, "dns.answer.truncated | dns.resolver.failed",
        "flags: qr tc[^$]*connection refused");
    row("a long answer and TCP that closes", {{cut(knowing({here})), silent()}}, true,
        "dns.answer.truncated | dns.resolver.failed", "flags: qr tc[^$]*(end of file|timed out|failed)");
    row("an internal address and no such name", {good, {coded(3)}}, true, "dns.answer.split", "127.0.0.1[^$]*NXDOMAIN");
    row("no such name and an internal address", {{coded(3)}, good}, true, "dns.answer.split", "NXDOMAIN[^$]*127.0.0.1");
    row("addresses that have nothing in common", {good, {knowing({elsewhere})}}, true,
        "dns.answer.split | tcp.address.partly-failing", "127.0.0.1[^$]*127.0.0.2");
    row("one of two fails", {good, {coded(2)}}, true, "dns.resolver.partly-failing", "SERVFAIL[^$]*127.0.0.1");
    row("one of two refuses", {refusing, good}, true, "dns.resolver.partly-failing", "REFUSED[^$]*127.0.0.1");
    row("one of two is silent", {quiet, good}, true, "dns.resolver.partly-failing", "timed out[^$]*127.0.0.1");
    row("an invented address for the name itself", {{knowing({here}), {}, DnsResponder::Impossible::Handled}}, false,
        "dns.answer.rewritten | tcp.connection.refused", "lentera-[^$]*invalid.\\s+60\\s+IN\\s+A\\s+127.0.0.1");
    row("an invented address for other names",
        {{[](int type, const QByteArray &query) {
              const bool impossible = DnsResponder::nameOf(query).endsWith(".invalid");
              return knowing({impossible ? elsewhere : here})(type, query);
          },
          {},
          DnsResponder::Impossible::Handled}},
        true, "dns.resolver.rewriting", "invalid.\\s+60\\s+IN\\s+A\\s+127.0.0.2");
    row("a failure that passes", {{changing(3, coded(2), knowing({here}))}}, true,
        "dns.answer.changing | dns.resolver.failed", "127.0.0.1");
    row("addresses that come and go", {{changing(2, knowing({here}), knowing({elsewhere}))}}, false,
        "tcp.connection.refused | dns.answer.changing", "refused");
    row("a sinkhole", {{knowing({QByteArray(4, '\0')})}}, false, "dns.address.sinkhole | tcp.connection.refused",
        "IN\\s+A\\s+0.0.0.0");
    row("an alias for the page of a filter", {{aliased({"trustpositif.kominfo.go.id"}, {here})}}, false,
        "dns.address.sinkhole | tcp.connection.refused", "CNAME\\s+trustpositif.kominfo.go.id");
}

void NamesTest::faults()
{
    QFETCH(const QList<NameServer>, servers);
    QFETCH(const bool, open);
    QFETCH(const QString, symptom);
    std::list<DnsResponder> responders;
    QStringList resolvers;
    for (const NameServer &server : servers)
        resolvers << responders.emplace_back(server.udp, server.tcp, server.impossible).address();
    const Connection connection = connectionTo(open ? m_server.port() : m_refused.port(), resolvers);
    const FaultRun result = faultRun(connection);
    QTEST(causesOf(result), "expected"); // the command is compared with the row's own symptom
    QCOMPARE(phaseText(result.rootCauses().first().phase),
             result.rootCauses().first().id.startsWith("tcp."_L1) ? u"tcp"_s : u"dns"_s);
    const QString printed = reproduced(result, connection);
    QVERIFY2(printed.contains(QRegularExpression(symptom)), qPrintable(printed));
    LabRecord::cause(result.rootCauses().first().id);
    LabRecord::shown(result.rootCauses().first().id);
}

void NamesTest::healthySystemsAreQuiet_data()
{
    QTest::addColumn<QList<NameServer>>("servers");
    QTest::addColumn<QString>("host");
    const auto row = [](const char *name, const QList<NameServer> &servers, const QString &host = u"practice.test"_s) {
        QTest::newRow(name) << servers << host;
    };
    const auto handled = [](int type, const QByteArray &query) {
        return type == DnsResponder::typeA ? knowing({here})(type, query) : DnsResponder::empty(query, 0);
    };
    row("one address", {{knowing({here})}});
    row("a time to live of none", {{knowing({here}, 0)}});
    row("the same address twice", {{knowing({here, here})}});
    row("AAAA without data", {{handled}});
    row("AAAA is refused", {{[](int type, const QByteArray &query) {
            return type == DnsResponder::typeA ? knowing({here})(type, query) : DnsResponder::empty(query, 5);
        }}});
    row("three aliases", {{aliased({"a.test", "b.test", "c.test"}, {here})}});
    row("eight aliases",
        {{aliased({"a.test", "b.test", "c.test", "d.test", "e.test", "f.test", "g.test", "h.test"}, {here})}});
    row("a long answer that comes over TCP", {{cut(coded(0)), knowing({here})}});
    row("two resolvers that agree", {{knowing({here})}, {knowing({here})}});
    row("an alias at one of them", {{aliased({"a.test"}, {here})}, {knowing({here})}});
    row("a trailing dot", {{knowing({here})}}, u"practice.test."_s);
    row("an international name", {{knowing({here})}}, u"b\u00fccher.test"_s);
    row("a single label", {{knowing({here})}}, u"intranet"_s);
    row("an underscore", {{knowing({here})}}, u"my_desk.test"_s);
    row("an address asks nobody", {{silent()}}, u"127.0.0.1"_s);
    row("an address of IP version 6 in brackets is asked for nowhere", {{silent()}}, u"[::ffff:127.0.0.1]"_s);
}

void NamesTest::healthySystemsAreQuiet()
{
    QFETCH(const QList<NameServer>, servers);
    QFETCH(const QString, host);
    std::list<DnsResponder> responders;
    QStringList resolvers;
    for (const NameServer &server : servers)
        resolvers << responders.emplace_back(server.udp, server.tcp, server.impossible).address();
    const FaultRun result = faultRun(connectionTo(m_server.port(), resolvers, host));
    QCOMPARE(told(result), QString());
    QCOMPARE(result.verdict(), u"ok"_s);
}

// A name server as it is found in offices: what it knows, blocks, forwards nowhere and answers for every name below
// one.
void NamesTest::dnsmasqSeries()
{
    const int port = freePort();
    LoopbackProgram dnsmasq;
    QVERIFY2(dnsmasq.start(u"dnsmasq"_s,
                           {u"--no-daemon"_s, u"--conf-file=/dev/null"_s, u"--pid-file="_s, u"--bind-interfaces"_s,
                            u"--listen-address=127.0.0.1"_s, u"--port=%1"_s.arg(port), u"--no-resolv"_s,
                            u"--no-hosts"_s, u"--local=/test/"_s, u"--host-record=practice.test,127.0.0.1,60"_s,
                            u"--cname=www.test,practice.test,30"_s, u"--address=/blocked.test/0.0.0.0"_s,
                            u"--address=/wild.test/127.0.0.1"_s, u"--local=/invalid/"_s},
                           "started, version"),
             dnsmasq.output().constData());
    const QString resolver = u"127.0.0.1:%1"_s.arg(port);
    const auto toldOf = [&](const QString &host, bool open = true) {
        return told(faultRun(connectionTo(open ? m_server.port() : m_refused.port(), {resolver}, host)));
    };
    QCOMPARE(toldOf(u"practice.test"_s), QString());
    QCOMPARE(toldOf(u"www.test"_s), QString());
    QCOMPARE(toldOf(u"any.wild.test"_s), QString());
    QCOMPARE(toldOf(u"none.test"_s), u"dns.name.not-found"_s);
    QCOMPARE(toldOf(u"example.org"_s), u"dns.resolver.refused"_s);
    QCOMPARE(toldOf(u"blocked.test"_s, false), u"dns.address.sinkhole | tcp.connection.refused"_s);
    QCOMPARE(toldOf(u"any.wild.test"_s, false), u"tcp.connection.refused"_s);
}

void NamesTest::theObservationsHoldEachAnswer()
{
    const DnsResponder responder(aliased({"a.test", "b.test"}, {here}));
    const FaultRun result = faultRun(connectionTo(m_server.port(), {responder.address()}));
    const QJsonObject seen = observationJson(result.evidence.observations.first()).value("seen"_L1).toObject();
    QCOMPARE(seen.value("resolver"_L1).toString(), responder.address());
    const QJsonArray chain = seen.value("chain"_L1).toArray();
    QCOMPARE(chain.size(), 2);
    QCOMPARE(chain.at(1)["target"_L1].toString(), u"b.test"_s);
    QCOMPARE(chain.at(1)["ttl"_L1].toInt(), 300);
    const QJsonArray questions = seen.value("questions"_L1).toArray();
    QCOMPARE(questions.size(), 2);
    QCOMPARE(questions.at(0)["type"_L1].toString(), u"A"_s);
    QVERIFY(questions.at(0)["durationMs"_L1].toDouble() > 0);
    QCOMPARE(questions.at(1)["type"_L1].toString(), u"AAAA"_s);
    QCOMPARE(questions.at(1)["end"_L1].toString(), u"NoData"_s);
    QVERIFY(result.evidence.all<seen::TcpSeen>().first()->chosen);
}

void NamesTest::aHealthyRunAsksNothingElse()
{
    const DnsResponder responder(knowing({here}));
    const FaultRun result = faultRun(connectionTo(m_server.port(), {responder.address()}));
    QCOMPARE(responder.queries(), 2);
    QVERIFY(result.evidence.varied<seen::DnsSeen>(seen::Variation::Again).isEmpty());
    QVERIFY(result.evidence.varied<seen::TcpSeen>(seen::Variation::Again).isEmpty());
    QCOMPARE(result.evidence.varied<seen::DnsSeen>(seen::Variation::RandomName).size(), 1);
}

void NamesTest::aFailingRunAsksLittle()
{
    const DnsResponder responder(coded(2));
    const FaultRun result = faultRun(connectionTo(m_server.port(), {responder.address()}));
    QCOMPARE(causesOf(result), u"dns.resolver.failed"_s);
    QVERIFY2(responder.queries() <= 6, qPrintable(QString::number(responder.queries())));
}

void NamesTest::aStopEndsTheFurtherQuestions()
{
    // Refuses both first questions, so that the run asks again; says nothing to those, and the person gives up.
    std::stop_source stop;
    QElapsedTimer clock;
    std::atomic<int> asked = 0;
    const DnsResponder responder([&](int, const QByteArray &query) {
        if (++asked <= 2)
            return DnsResponder::empty(query, 5);
        if (asked == 3) {
            clock.start();
            stop.request_stop();
        }
        return QByteArray();
    });
    const FaultRun result = faultRun(faultPlan(connectionTo(m_server.port(), {responder.address()})), stop.get_token());
    const qint64 elapsed = clock.elapsed();
    QVERIFY(result.stopped);
    QVERIFY(asked >= 3);
    QVERIFY2(elapsed < 200, qPrintable(QString::number(elapsed)));
}

}

LENTERA_TEST(tst_names, lentera::NamesTest)
#include "tst_names.moc"
