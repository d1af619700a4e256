// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "base/RandomBytes.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

//! Hosts as URLs write them, and bytes that nobody can guess.
class HostTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hosts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("bracketed");
        QTest::addColumn<QString>("bare");
        QTest::newRow("a name") << u"desk.test"_s << u"desk.test"_s << u"desk.test"_s;
        QTest::newRow("IPv4") << u"192.0.2.1"_s << u"192.0.2.1"_s << u"192.0.2.1"_s;
        QTest::newRow("IPv6") << u"2001:db8::1"_s << u"[2001:db8::1]"_s << u"2001:db8::1"_s;
        QTest::newRow("IPv6 in brackets") << u"[2001:db8::1]"_s << u"[2001:db8::1]"_s << u"2001:db8::1"_s;
        QTest::newRow("half a bracket") << u"[desk"_s << u"[desk"_s << u"[desk"_s;
        QTest::newRow("one bracket") << u"["_s << u"["_s << u"["_s;
        QTest::newRow("brackets alone") << u"[]"_s << u"[]"_s << QString();
        QTest::newRow("nothing") << QString() << QString() << QString();
    }

    void hosts()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, bracketed);
        QCOMPARE(lentera::bracketed(host), bracketed);
        QTEST(withoutBrackets(host), "bare");
        QCOMPARE(hostPort(host, 443), bracketed + u":443"_s);
    }

    void randomBytesDiffer()
    {
        QCOMPARE(randomBytes(32).size(), 32);
        QVERIFY(randomBytes(32) != randomBytes(32));
        QVERIFY(randomBytes(0).isEmpty());
    }
};

}

LENTERA_TEST(tst_hostText, lentera::HostTextTest)
#include "tst_hostText.moc"
