// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Probes.h"
#include "probe/SystemLookup.h"
#include "support/DnsResponder.h"
#include "support/LoopbackProgram.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QTest>

#include <netdb.h>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DnsEnd;

// The addresses with their time to live and the aliases in one line, so that a difference can be read.
static QString textOf(const seen::DnsSeen &seen)
{
    QStringList parts;
    for (const seen::DnsAddress &address : seen.addresses)
        parts << (address.ttl < 0 ? address.address : u"%1/%2"_s.arg(address.address).arg(address.ttl));
    for (const seen::DnsAlias &alias : seen.chain)
        parts << u"="_s + alias.target;
    return parts.join(u' ');
}

static Wait patient()
{
    return Wait(std::stop_token(), 20s);
}

class DnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_port = freePort();
        const QStringList arguments{u"--no-daemon"_s,
                                    u"--conf-file=/dev/null"_s,
                                    u"--pid-file="_s,
                                    u"--listen-address=127.0.0.1"_s,
                                    u"--bind-interfaces"_s,
                                    u"--port=%1"_s.arg(m_port),
                                    u"--no-resolv"_s,
                                    u"--no-hosts"_s,
                                    u"--local=/test/"_s,
                                    u"--host-record=both.test,192.0.2.7,2001:db8::7,300"_s,
                                    u"--host-record=four.test,192.0.2.4,120"_s,
                                    u"--host-record=six.test,2001:db8::6,240"_s,
                                    u"--cname=www.test,both.test"_s,
                                    u"--cname=shop.test,www.test"_s,
                                    u"--host-record=xn--bcher-kva.test,192.0.2.8,60"_s,
                                    u"--txt-record=text.test,hello"_s};
        QVERIFY2(m_dnsmasq.start(u"dnsmasq"_s, arguments, "started, version"), m_dnsmasq.output().constData());
    }

    void addressesAndBadNamesAskNobody_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<DnsEnd>("end");
        QTest::addColumn<QString>("found");
        QTest::newRow("IPv4") << u"127.0.0.1"_s << DnsEnd::Answered << u"127.0.0.1"_s;
        QTest::newRow("IPv6") << u"::1"_s << DnsEnd::Answered << u"::1"_s;
        QTest::newRow("IPv6 in brackets") << u"[2001:db8::1]"_s << DnsEnd::Answered << u"2001:db8::1"_s;
        QTest::newRow("nothing") << QString() << DnsEnd::InvalidName << u"empty"_s;
        QTest::newRow("a dot alone") << u"."_s << DnsEnd::InvalidName << u"empty"_s;
        QTest::newRow("an empty label") << u"a..example"_s << DnsEnd::InvalidName << u"label-empty"_s;
        QTest::newRow("a leading dot") << u".example"_s << DnsEnd::InvalidName << u"label-empty"_s;
        QTest::newRow("a label of 64") << QString(64, u'a') + u".example"_s << DnsEnd::InvalidName << u"label-long"_s;
        QTest::newRow("a name of 254") << QString(u"abcdefghi."_s).repeated(25) + u"abcd"_s << DnsEnd::InvalidName
                                       << u"name-long"_s;
        QTest::newRow("a space") << u"my host"_s << DnsEnd::InvalidName << u"character"_s;
        QTest::newRow("a slash") << u"host/path"_s << DnsEnd::InvalidName << u"character"_s;
        QTest::newRow("a line break") << u"host\r\nx"_s << DnsEnd::InvalidName << u"character"_s;
        QTest::newRow("a null") << QString(u"a"_s) + QChar(0) << DnsEnd::InvalidName << u"character"_s;
    }
    void addressesAndBadNamesAskNobody()
    {
        QFETCH(const QString, host);
        QFETCH(const DnsEnd, end);
        QFETCH(const QString, found);
        std::atomic<int> asked = 0;
        const SystemResolver resolve = [&](const QByteArray &) {
            ++asked;
            return SystemAnswer{};
        };
        DnsResponder responder([](int, const QByteArray &) { return QByteArray(); });
        Wait wait = patient();
        const seen::DnsSeen system = lookUp({host, 443, true}, resolve, wait);
        const seen::DnsSeen named = probeNamedDns({host, 443, true}, responder.address(), wait);
        for (const seen::DnsSeen &seen : {system, named}) {
            QCOMPARE(seen.end, end);
            QCOMPARE(end == DnsEnd::Answered ? textOf(seen) : seen.detail, found);
            QCOMPARE(seen.resolver == "literal"_L1, end == DnsEnd::Answered);
            QVERIFY(seen.proxy);
        }
        QCOMPARE(asked, 0);
        QCOMPARE(responder.queries(), 0);
    }

    void theSystemsCodesAreTold_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<DnsEnd>("end");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no such name") << EAI_NONAME << DnsEnd::NoSuchName << u"EAI_NONAME"_s;
        QTest::newRow("no address") << EAI_NODATA << DnsEnd::NoData << u"EAI_NODATA"_s;
        QTest::newRow("no address of the family") << EAI_ADDRFAMILY << DnsEnd::NoData << u"EAI_ADDRFAMILY"_s;
        QTest::newRow("a failed server") << EAI_AGAIN << DnsEnd::ServerFailure << u"EAI_AGAIN"_s;
        QTest::newRow("a lasting failure") << EAI_FAIL << DnsEnd::ServerFailure << u"EAI_FAIL"_s;
        QTest::newRow("the system's own trouble") << EAI_SYSTEM << DnsEnd::Failed << u"EAI_SYSTEM (errno 24)"_s;
        QTest::newRow("a code of tomorrow") << -4711 << DnsEnd::Failed << u"EAI -4711"_s;
    }
    void theSystemsCodesAreTold()
    {
        QFETCH(const int, code);
        QFETCH(const DnsEnd, end);
        QFETCH(const QString, detail);
        Wait wait = patient();
        const seen::DnsSeen seen = lookUp(
            {u"a.test"_s, 443},
            [code](const QByteArray &) {
                return SystemAnswer{code, 24, {}, {}};
            },
            wait);
        QCOMPARE(seen.end, end);
        QCOMPARE(seen.detail, detail);
        QCOMPARE(seen.resolver, u"system"_s);
    }

    void theSystemKnowsLocalhost()
    {
        Wait wait = patient();
        const seen::DnsSeen seen = probeSystemDns({u"localhost"_s, 443}, wait);
        QCOMPARE(seen.end, DnsEnd::Answered);
        QVERIFY2(textOf(seen).contains(u"127.0.0.1"_s) || textOf(seen).contains(u"::1"_s), qPrintable(textOf(seen)));
        QCOMPARE(seen.host, u"localhost"_s);
    }

    void theSystemIsAskedForTheAsciiName()
    {
        QByteArray asked;
        Wait wait = patient();
        const seen::DnsSeen seen = lookUp(
            {u"b\u00fccher.test"_s, 443},
            [&asked](const QByteArray &name) {
                asked = name;
                return SystemAnswer{0, 0, {u"192.0.2.1"_s, u"2001:db8::1"_s}, u"shelf.test"_s};
            },
            wait);
        QCOMPARE(asked, QByteArray("xn--bcher-kva.test"));
        QCOMPARE(textOf(seen), u"192.0.2.1 2001:db8::1 =shelf.test"_s);
        QCOMPARE(seen.host, u"b\u00fccher.test"_s);
    }

    void aHangingResolverIsLeftAtTheDeadline()
    {
        std::promise<void> release;
        const std::shared_future<void> released = release.get_future().share();
        const SystemResolver hangs = [released](const QByteArray &) {
            released.wait();
            return SystemAnswer{EAI_NONAME, 0, {}, {}};
        };
        Wait soon(std::stop_token(), 20ms);
        QCOMPARE(lookUp({u"a.test"_s, 443}, hangs, soon).end, DnsEnd::TimedOut);
        release.set_value();
    }

    void aStopLeavesAHangingResolver()
    {
        std::promise<void> release;
        const std::shared_future<void> released = release.get_future().share();
        const auto entered = std::make_shared<std::atomic<bool>>(false);
        const SystemResolver hangs = [released, entered](const QByteArray &) {
            *entered = true;
            released.wait();
            return SystemAnswer{};
        };
        seen::DnsSeen seen;
        const bool ended = endsWhenStopped(
            [&](Wait &wait) {
                seen = lookUp({u"a.test"_s, 443}, hangs, wait);
            },
            [&] { return entered->load(); });
        release.set_value();
        QVERIFY(ended);
        QCOMPARE(seen.end, DnsEnd::Stopped);
    }

    void leftLookupsAreBounded()
    {
        std::promise<void> release;
        const std::shared_future<void> released = release.get_future().share();
        const auto calls = std::make_shared<std::atomic<int>>(0);
        const SystemResolver hangs = [released, calls](const QByteArray &) {
            ++*calls;
            released.wait();
            return SystemAnswer{EAI_NONAME, 0, {}, {}};
        };
        for (int i = 0; i < 70; ++i) {
            Wait soon(std::stop_token(), 5ms);
            QCOMPARE(lookUp({u"a.test"_s, 443}, hangs, soon).end, DnsEnd::TimedOut);
        }
        QVERIFY2(*calls <= 64, qPrintable(QString::number(*calls)));
        release.set_value();
        Wait wait = patient();
        QCOMPARE(lookUp({u"a.test"_s, 443}, hangs, wait).end, DnsEnd::NoSuchName);
    }

    void dnsmasqIsUnderstood_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<DnsEnd>("end");
        QTest::addColumn<QString>("found");
        QTest::newRow("both families with time to live")
            << u"both.test"_s << DnsEnd::Answered << u"192.0.2.7/300 2001:db8::7/300"_s;
        QTest::newRow("IPv4 only") << u"four.test"_s << DnsEnd::Answered << u"192.0.2.4/120"_s;
        QTest::newRow("IPv6 only") << u"six.test"_s << DnsEnd::Answered << u"2001:db8::6/240"_s;
        QTest::newRow("a trailing dot") << u"four.test."_s << DnsEnd::Answered << u"192.0.2.4/120"_s;
        QTest::newRow("an international name") << u"b\u00fccher.test"_s << DnsEnd::Answered << u"192.0.2.8/60"_s;
        QTest::newRow("no such name") << u"nothing.test"_s << DnsEnd::NoSuchName << u"NXDOMAIN"_s;
        QTest::newRow("a name without address") << u"text.test"_s << DnsEnd::NoData << u"NODATA"_s;
        QTest::newRow("a name it will not look up") << u"example.org"_s << DnsEnd::Refused << u"REFUSED"_s;
        QTest::newRow("localhost is asked like any other") << u"localhost"_s << DnsEnd::Refused << u"REFUSED"_s;
    }
    void dnsmasqIsUnderstood()
    {
        QFETCH(const QString, host);
        QFETCH(const DnsEnd, end);
        QFETCH(const QString, found);
        Wait wait = patient();
        const seen::DnsSeen seen = probeNamedDns({host, 443}, u"127.0.0.1:%1"_s.arg(m_port), wait);
        QCOMPARE(seen.end, end);
        QCOMPARE(end == DnsEnd::Answered ? textOf(seen) : seen.detail, found);
        QCOMPARE(seen.resolver, u"127.0.0.1:%1"_s.arg(m_port));
    }

    void aliasesAreToldInTheirOrder()
    {
        Wait wait = patient();
        const seen::DnsSeen seen = probeNamedDns({u"shop.test"_s, 443}, u"127.0.0.1:%1"_s.arg(m_port), wait);
        QCOMPARE(seen.end, DnsEnd::Answered);
        QCOMPARE(seen.chain.size(), 2);
        QCOMPARE(seen.chain.at(0).target, u"www.test"_s);
        QCOMPARE(seen.chain.at(1).target, u"both.test"_s);
    }

    void oddServersAreTold_data()
    {
        QTest::addColumn<int>("rcodeOfA"); // -1 silent, -2 malformed, -3 an address
        QTest::addColumn<int>("rcodeOfAaaa");
        QTest::addColumn<DnsEnd>("end");
        QTest::addColumn<QString>("found");
        QTest::newRow("SERVFAIL") << 2 << 2 << DnsEnd::ServerFailure << u"SERVFAIL"_s;
        QTest::newRow("REFUSED") << 5 << 5 << DnsEnd::Refused << u"REFUSED"_s;
        QTest::newRow("NOTIMP") << 4 << 4 << DnsEnd::ServerFailure << u"NOTIMP"_s;
        QTest::newRow("FORMERR") << 1 << 1 << DnsEnd::ServerFailure << u"FORMERR"_s;
        QTest::newRow("a cut record") << -2 << -2 << DnsEnd::Malformed << u"BADRESP"_s;
        QTest::newRow("silence") << -1 << -1 << DnsEnd::TimedOut << u"TIMEOUT"_s;
        QTest::newRow("A answers, AAAA fails") << -3 << 2 << DnsEnd::Answered << u"192.0.2.9/60"_s;
        QTest::newRow("A answers, AAAA is silent") << -3 << -1 << DnsEnd::Answered << u"192.0.2.9/60"_s;
        QTest::newRow("no such name tells more than a failure") << 2 << 3 << DnsEnd::NoSuchName << u"NXDOMAIN"_s;
        QTest::newRow("a failure tells more than no data") << 0 << 2 << DnsEnd::ServerFailure << u"SERVFAIL"_s;
        QTest::newRow("no data twice") << 0 << 0 << DnsEnd::NoData << u"NODATA"_s;
    }
    void oddServersAreTold()
    {
        QFETCH(const int, rcodeOfA);
        QFETCH(const int, rcodeOfAaaa);
        QFETCH(const DnsEnd, end);
        QFETCH(const QString, found);
        DnsResponder responder([=](int type, const QByteArray &query) {
            const int rcode = type == DnsResponder::typeA ? rcodeOfA : rcodeOfAaaa;
            const QByteArray whole =
                DnsResponder::record(query, DnsResponder::typeA, QByteArray("\xc0\x00\x02\x09", 4));
            if (rcode == -2)
                return whole.chopped(9);
            return rcode == -1 ? QByteArray() : rcode == -3 ? whole : DnsResponder::empty(query, rcode);
        });
        const bool silent = rcodeOfA == -1 || rcodeOfAaaa == -1;
        Wait wait(std::stop_token(), silent ? 1s : 20s); // the two tries share it
        const seen::DnsSeen seen = probeNamedDns({u"a.test"_s, 443}, responder.address(), wait);
        QCOMPARE(seen.end, end);
        QCOMPARE(end == DnsEnd::Answered ? textOf(seen) : seen.detail, found);
    }

    void aPortWithoutServerIsUnreachable()
    {
        const RefusedUdpPort refused;
        Wait wait = patient();
        const seen::DnsSeen seen = probeNamedDns({u"a.test"_s, 443}, u"127.0.0.1:%1"_s.arg(refused.port()), wait);
        QCOMPARE(seen.end, DnsEnd::Unreachable);
        QCOMPARE(seen.detail, u"ECONNREFUSED"_s);
    }

    void aResolverThatIsNoAddressFails()
    {
        Wait wait = patient();
        for (const QString &resolver : {u"dns.example"_s, u"127.0.0.1:0"_s, u"127.0.0.1:70000"_s, QString()})
            QCOMPARE(probeNamedDns({u"a.test"_s, 443}, resolver, wait).end, DnsEnd::Failed);
    }

    void aStopEndsASilentServersWait()
    {
        DnsResponder silent([](int, const QByteArray &) { return QByteArray(); });
        seen::DnsSeen seen;
        QVERIFY(endsWhenStopped(
            [&](Wait &wait) {
                seen = probeNamedDns({u"a.test"_s, 443}, silent.address(), wait);
            },
            [&] { return silent.queries() > 0; }));
        QCOMPARE(seen.end, DnsEnd::Stopped);
    }

private:
    LoopbackProgram m_dnsmasq;
    int m_port = 0;
};

}

LENTERA_TEST(tst_dns, lentera::DnsTest)
#include "tst_dns.moc"
