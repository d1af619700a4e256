// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Probes.h"
#include "support/DnsResponder.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DnsEnd;

static const QByteArray home = QByteArray::fromHex("7f000001");

static seen::DnsSeen asked(const DnsResponder &responder, const QString &host, const ResolverSettings &settings = {},
                           std::chrono::milliseconds budget = 20s)
{
    Wait wait(std::stop_token(), budget);
    return probeNamedDns({host, 443}, responder.address(), wait, settings);
}

// Each question as `type name: end, sent, flags`.
static QString drawn(const seen::DnsSeen &seen)
{
    QStringList lines;
    for (const seen::DnsQuestion &question : seen.questions)
        lines << question.type + u' ' + question.name + u' ' + toJson(question.end).toString() +
                     (question.truncated ? u" truncated"_s : QString()) + (question.tcp ? u" tcp"_s : QString()) +
                     (question.wrongIds > 0 ? u" wrong:%1"_s.arg(question.wrongIds) : QString());
    return lines.join(u", "_s);
}

static QString chain(const seen::DnsSeen &seen)
{
    QStringList links;
    for (const seen::DnsAlias &link : seen.chain)
        links << u"%1>%2/%3"_s.arg(link.name, link.target).arg(link.ttl);
    return links.join(u' ');
}

//! What our own questions see that c-ares hides: ids, truncation, each link's time to live, each question by itself.
class DnsAnswersTest : public QObject {
    Q_OBJECT

    static QByteArray onlyFour(int type, const QByteArray &query)
    {
        return type == DnsResponder::typeA ? DnsResponder::record(query, type, home) : DnsResponder::empty(query, 0);
    }
    // An alias for each name of `a.test`, `b.test` … up to \a links, the last of which has an address.
    static QByteArray chained(const QByteArray &query, int links)
    {
        QByteArray answer = DnsResponder::empty(query, 0);
        const auto name = [](int i) {
            return QByteArray(1, char('a' + i)) + ".test";
        };
        for (int i = links - 1; i >= 0; --i) // in no helpful order
            answer = DnsResponder::with(answer, name(i), DnsResponder::typeCname, DnsResponder::wireName(name(i + 1)),
                                        100 + i);
        return DnsResponder::with(answer, name(links), DnsResponder::typeA, home, 30);
    }

private Q_SLOTS:
    void eachQuestionIsToldByItself()
    {
        const DnsResponder responder(onlyFour);
        const seen::DnsSeen seen = asked(responder, u"a.test"_s);
        QCOMPARE(drawn(seen), u"A a.test Answered, AAAA a.test NoData"_s);
        QCOMPARE(seen.end, DnsEnd::Answered);
        QCOMPARE(seen.asked, u"a.test"_s);
        QCOMPARE(seen.questions.first().addresses, QStringList{u"127.0.0.1"_s});
        QCOMPARE(seen.questions.first().sent, 1);
        QVERIFY(seen.questions.first().durationMs > 0);
    }

    void aChainIsFollowedWhateverItsOrder()
    {
        const DnsResponder responder([](int, const QByteArray &query) { return chained(query, 3); });
        const seen::DnsSeen seen = asked(responder, u"A.Test."_s);
        QCOMPARE(chain(seen), u"a.test>b.test/100 b.test>c.test/101 c.test>d.test/102"_s);
        QCOMPARE(seen.addresses.first().ttl, 30);
    }

    void aLongAnswerComesOverTcp()
    {
        const auto cut = [](int, const QByteArray &query) {
            return DnsResponder::truncated(DnsResponder::empty(query, 0));
        };
        const DnsResponder responder(cut, onlyFour);
        const seen::DnsSeen seen = asked(responder, u"a.test"_s);
        QCOMPARE(drawn(seen), u"A a.test Answered truncated tcp, AAAA a.test NoData truncated tcp"_s);
        QCOMPARE(seen.addresses.size(), 1);
    }

    void aLongAnswerThatTcpRefuses()
    {
        // A part of the addresses came: it is not used, as the system's resolver does not use it.
        const DnsResponder responder(
            [](int type, const QByteArray &query) { return DnsResponder::truncated(onlyFour(type, query)); });
        const seen::DnsSeen seen = asked(responder, u"a.test"_s);
        QCOMPARE(drawn(seen), u"A a.test Truncated truncated, AAAA a.test Truncated truncated"_s);
        QCOMPARE(seen.end, DnsEnd::Truncated);
        QCOMPARE(seen.detail, u"TCP: ECONNREFUSED"_s);
        QVERIFY(seen.addresses.isEmpty());
    }

    void aLongAnswerThatTcpClosesOn()
    {
        const auto cut = [](int, const QByteArray &query) {
            return DnsResponder::truncated(DnsResponder::empty(query, 0));
        };
        const DnsResponder responder(cut, [](int, const QByteArray &) { return QByteArray(); });
        QCOMPARE(asked(responder, u"a.test"_s).detail, u"TCP: closed"_s);
    }

    void answersWithAnotherIdAreCountedAndNotBelieved()
    {
        const DnsResponder responder([](int, const QByteArray &query) {
            QByteArray forged = DnsResponder::record(query, DnsResponder::typeA, home);
            forged[0] = char(forged.at(0) + 1);
            return forged;
        });
        const seen::DnsSeen seen = asked(responder, u"a.test"_s, {}, 600ms);
        QCOMPARE(seen.end, DnsEnd::TimedOut);
        QCOMPARE(drawn(seen), u"A a.test TimedOut wrong:2, AAAA a.test TimedOut wrong:2"_s);
        QVERIFY(seen.addresses.isEmpty());
    }

    void answersForAnotherNameAreNotBelieved()
    {
        const DnsResponder responder([](int type, const QByteArray &query) {
            QByteArray other = query;
            other[13] = 'z';
            return DnsResponder::record(other, type, home);
        });
        const seen::DnsSeen seen = asked(responder, u"a.test"_s, {}, 600ms);
        QCOMPARE(seen.end, DnsEnd::TimedOut);
        QCOMPARE(seen.questions.first().wrongIds, 2);
    }

    void aRightAnswerBehindAWrongOneIsBelieved()
    {
        std::atomic<int> count = 0;
        const DnsResponder responder([&count](int type, const QByteArray &query) {
            QByteArray answer = onlyFour(type, query);
            if (type == DnsResponder::typeA && count++ == 0)
                answer[1] = char(answer.at(1) ^ 1);
            return answer;
        });
        const seen::DnsSeen seen = asked(responder, u"a.test"_s, {}, 600ms);
        QCOMPARE(drawn(seen), u"A a.test Answered wrong:1, AAAA a.test NoData"_s);
    }

    void anAliasThatCannotBeFollowedIsAskedForByItself_data()
    {
        QTest::addColumn<int>("links"); // 0 leads back to the beginning
        QTest::addColumn<QString>("found");
        QTest::newRow("a circle") << 0 << u"a.test>b.test/60 b.test>a.test/60"_s;
        QTest::newRow("no alias at all") << 1 << QString();
        QTest::newRow("an end") << 3 << u"a.test>b.test/60 b.test>c.test/60"_s;
    }
    void anAliasThatCannotBeFollowedIsAskedForByItself()
    {
        QFETCH(const int, links);
        const DnsResponder responder([links](int type, const QByteArray &query) {
            const QByteArray name = DnsResponder::nameOf(query);
            const int at = name.at(0) - 'a' + 1;
            if (type != DnsResponder::typeCname || at == links)
                return DnsResponder::empty(query, 2);
            const QByteArray next =
                links == 0 && at == 2 ? QByteArray("a.test") : char(name.at(0) + 1) + QByteArray(".test");
            return DnsResponder::record(query, type, DnsResponder::wireName(next));
        });
        const seen::DnsSeen seen = asked(responder, u"a.test"_s);
        QCOMPARE(seen.end, DnsEnd::ServerFailure);
        QTEST(chain(seen), "found");
    }

    void anEndlessChainIsLeft()
    {
        std::atomic<int> next = 0;
        const DnsResponder responder([&next](int type, const QByteArray &query) {
            if (type != DnsResponder::typeCname)
                return DnsResponder::empty(query, 2);
            const QByteArray name = "n" + QByteArray::number(++next) + ".test";
            return DnsResponder::record(query, type, DnsResponder::wireName(name));
        });
        QCOMPARE(asked(responder, u"a.test"_s).chain.size(), 10);
    }

    void aShortNameIsCompletedAsTheSystemDoes_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<int>("questions");
        QTest::newRow("a single label") << u"desk"_s << u"desk.two.test"_s << 4;
        QTest::newRow("a single label with its dot") << u"desk."_s << u"desk."_s << 2;
        QTest::newRow("a whole name") << u"desk.one.test"_s << u"desk.one.test"_s << 2;
        QTest::newRow("a single label that nobody knows") << u"none"_s << u"none"_s << 6;
    }
    void aShortNameIsCompletedAsTheSystemDoes()
    {
        QFETCH(const QString, host);
        QFETCH(const int, questions);
        const DnsResponder responder([](int type, const QByteArray &query) {
            return DnsResponder::nameOf(query) == "desk.two.test" ? onlyFour(type, query)
                                                                  : DnsResponder::empty(query, 3);
        });
        const seen::DnsSeen seen = asked(responder, host, {{}, {u"one.test"_s, u"two.test"_s}, 1});
        QTEST(seen.asked, "asked");
        QCOMPARE(seen.questions.size() >= 2, true);
        QCOMPARE(responder.queries(), questions);
    }

    // Nothing that a server sends reads beyond the message, loops, or becomes an address.
    void hostileAnswersAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("tail");
        QTest::addColumn<int>("records");
        QTest::newRow("a name that points at itself") << QByteArray("\xc0\x18\0\1\0\1\0\0\0\x3c\0\4\1\2\3\4", 16) << 1;
        QTest::newRow("more records than bytes") << QByteArray() << 60000;
        QTest::newRow("data longer than the message") << QByteArray("\xc0\x0c\0\1\0\1\0\0\0\x3c\xff\xff\1", 13) << 1;
        QTest::newRow("a label longer than the message") << QByteArray("\x3f", 1) << 1;
        QTest::newRow("an alias without a name") << QByteArray("\xc0\x0c\0\5\0\1\0\0\0\x3c\0\0", 12) << 1;
    }
    void hostileAnswersAreMalformed()
    {
        QFETCH(const QByteArray, tail);
        QFETCH(const int, records);
        const DnsResponder responder([=](int, const QByteArray &query) {
            QByteArray answer = DnsResponder::empty(query, 0);
            answer[6] = char(records >> 8);
            answer[7] = char(records & 0xff);
            return answer + tail;
        });
        const seen::DnsSeen seen = asked(responder, u"a.test"_s);
        QCOMPARE(seen.end, DnsEnd::Malformed);
        QVERIFY(seen.addresses.isEmpty());
    }

    void anAddressOfAWrongLengthIsNone()
    {
        const DnsResponder responder(
            [](int type, const QByteArray &query) { return DnsResponder::record(query, type, "abc"); });
        QCOMPARE(asked(responder, u"a.test"_s).end, DnsEnd::NoData);
    }
};

}

LENTERA_TEST(tst_dnsAnswers, lentera::DnsAnswersTest)
#include "tst_dnsAnswers.moc"
