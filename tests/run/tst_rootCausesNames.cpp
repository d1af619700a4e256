// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "NameAnswers.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lentera::DnsResponder::Handler)

namespace lentera {

using namespace names;

//! Whole runs whose name is looked up at a resolver of our own.
class RootCausesNamesTest : public QObject {
    Q_OBJECT

    static Connection connectionTo(int port, const QStringList &resolvers)
    {
        Connection connection = faultConnection(u"http://practice.test:%1"_s.arg(port));
        connection.connectTo.clear();
        connection.resolvers = resolvers;
        connection.timeouts.total = 2500;
        return connection;
    }

    AnswerServer m_server{u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")}};

private Q_SLOTS:
    void lookups_data()
    {
        QTest::addColumn<DnsResponder::Handler>("handler");
        QTest::addColumn<QString>("expected");
        QTest::newRow("an address is healthy") << knowing({here}) << QString();
        QTest::newRow("NXDOMAIN") << coded(3) << u"dns.name.not-found"_s;
        QTest::newRow("no data") << coded(0) << u"dns.name.no-address"_s;
        QTest::newRow("SERVFAIL") << coded(2) << u"dns.resolver.failed"_s;
        QTest::newRow("REFUSED") << coded(5) << u"dns.resolver.refused"_s;
        QTest::newRow("NOTIMP") << coded(4) << u"dns.resolver.failed"_s;
        QTest::newRow("silence") << silent() << u"dns.resolver.timeout"_s;
        QTest::newRow("garbage") << DnsResponder::Handler([](int, const QByteArray &query) {
            QByteArray answer = DnsResponder::empty(query, 0);
            answer[7] = 7;
            return answer + QByteArray(40, '\xc0');
        }) << u"dns.resolver.failed"_s;
        QTest::newRow("one of two addresses refuses") << knowing({here, elsewhere}) << u"tcp.address.partly-failing"_s;
        QTest::newRow("the other of two addresses refuses")
            << knowing({elsewhere, here}) << u"tcp.address.partly-failing"_s;
        QTest::newRow("both addresses refuse")
            << knowing({elsewhere, QByteArray::fromHex("7f000003")}) << u"tcp.connection.refused"_s;
    }

    void lookups()
    {
        QFETCH(const DnsResponder::Handler, handler);
        QFETCH(const QString, expected);
        const DnsResponder responder(handler);
        const qsizetype before = m_server.requests().size();
        const FaultRun result = faultRun(connectionTo(m_server.port(), {responder.address()}));
        QCOMPARE(told(result), expected);
        QVERIFY(responder.queries() > 0);
        const bool answered = expected.isEmpty() || expected == "tcp.address.partly-failing"_L1;
        QCOMPARE(m_server.requests().size() - before, answered ? 1 : 0);
        if (result.verdict() == "fail"_L1)
            QVERIFY(rootFact(result, u"resolver"_s) == responder.address() ||
                    result.findings.first().phase == Phase::Tcp);
    }

    void aSinkholedNameIsTheCause()
    {
        // On Linux 0.0.0.0 leads to this machine.
        const DnsResponder responder(knowing({QByteArray(4, '\0')}));
        const RefusedPort refused;
        QCOMPARE(told(faultRun(connectionTo(refused.port(), {responder.address()}))),
                 u"dns.address.sinkhole | tcp.connection.refused"_s);
    }

    void anUnreachableResolver()
    {
        const RefusedUdpPort closed;
        const QString resolver = u"127.0.0.1:%1"_s.arg(closed.port());
        QCOMPARE(told(faultRun(connectionTo(m_server.port(), {resolver}))), u"dns.resolver.unreachable"_s);
    }

    void oneOfTwoResolversIsEnough()
    {
        const DnsResponder good(knowing({here}));
        const DnsResponder bad(coded(2));
        QCOMPARE(told(faultRun(connectionTo(m_server.port(), {bad.address(), good.address()}))),
                 u"dns.resolver.partly-failing"_s);
    }

    void namesThatCannotExist_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("a label of 64 characters") << QString(64, u'a') + u".test"_s;
        QTest::newRow("a name of 260 characters") << QString(u"abcdefghi."_s.repeated(26)) + u"test"_s;
    }

    void namesThatCannotExist()
    {
        QFETCH(const QString, host);
        Connection connection = connectionTo(443, {});
        connection.parameters[u"baseUrl"_s] = u"https://"_s + host;
        const QString found = told(faultRun(connection));
        QVERIFY2(found == "dns.name.invalid"_L1 || found == "config.url.invalid"_L1, qPrintable(found));
    }

    void aReservedNameThatTheSystemCannotFind()
    {
        Connection connection = connectionTo(443, {});
        connection.parameters[u"baseUrl"_s] = u"https://nothing.invalid"_s; // RFC 6761: never answered
        connection.timeouts.total = 10'000;
        const FaultRun result = faultRun(connection);
        QCOMPARE(result.rootCauses().size(), 1);
        QVERIFY2(told(result).startsWith("dns."_L1), qPrintable(told(result)));
    }

    void stepsAreSkippedBecauseOfTheName()
    {
        const DnsResponder responder(coded(3));
        const FaultRun result = faultRun(connectionTo(m_server.port(), {responder.address()}));
        QCOMPARE(drawn(result.steps),
                 u"config:ok dns:fail tcp:skipped<dns.name.not-found http:skipped<dns.name.not-found "
                 "content:skipped<dns.name.not-found clock:skipped<dns.name.not-found"_s);
        QCOMPARE(result.verdict(), u"fail"_s);
    }
};

}

LENTERA_TEST(tst_rootCausesNames, lentera::RootCausesNamesTest)
#include "tst_rootCausesNames.moc"
