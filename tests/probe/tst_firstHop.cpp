// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "probe/Route.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

class FirstHopTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstHopIsTheProxyOrWhatTheRulesSay_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QStringList>("rules");
        QTest::addColumn<QString>("hop");
        const QString target = u"https://desk.example/app"_s;
        const QString none;
        QTest::newRow("the target") << target << none << QStringList() << u"desk.example:443"_s;
        QTest::newRow("plain http") << u"http://desk.example"_s << none << QStringList() << u"desk.example:80"_s;
        QTest::newRow("its own port") << u"https://[::1]:8443/"_s << none << QStringList() << u"[::1]:8443"_s;
        QTest::newRow("a proxy") << target << u"http://proxy.example:3128"_s << QStringList()
                                 << u"proxy proxy.example:3128"_s;
        QTest::newRow("a proxy without port")
            << target << u"http://proxy.example"_s << QStringList() << u"proxy proxy.example:1080"_s;
        QTest::newRow("an https proxy without port")
            << target << u"https://proxy.example"_s << QStringList() << u"proxy proxy.example:443"_s;
        QTest::newRow("a socks proxy without port")
            << target << u"socks5h://[2001:db8::1]"_s << QStringList() << u"proxy [2001:db8::1]:1080"_s;
        QTest::newRow("a proxy without scheme")
            << target << u"proxy.example:8080"_s << QStringList() << u"proxy proxy.example:8080"_s;
        QTest::newRow("a rule") << target << none << QStringList{u"desk.example:443:127.0.0.1:8443"_s}
                                << u"127.0.0.1:8443"_s;
        QTest::newRow("a rule in other letters")
            << target << none << QStringList{u"DESK.example:443:127.0.0.1:1"_s} << u"127.0.0.1:1"_s;
        QTest::newRow("a rule for any host and port") << target << none << QStringList{u"::[::1]:9"_s} << u"[::1]:9"_s;
        QTest::newRow("a rule that keeps the port")
            << target << none << QStringList{u"desk.example:443:10.0.0.1:"_s} << u"10.0.0.1:443"_s;
        QTest::newRow("a rule that keeps the host")
            << target << none << QStringList{u"desk.example:443::8443"_s} << u"desk.example:8443"_s;
        QTest::newRow("a rule for IPv6") << u"https://[2001:db8::1]/"_s << none
                                         << QStringList{u"[2001:db8::1]:443:[::1]:8443"_s} << u"[::1]:8443"_s;
        QTest::newRow("rules for others")
            << target << none << QStringList{u"other.example:443:10.0.0.1:1"_s, u"desk.example:80:10.0.0.1:1"_s}
            << u"desk.example:443"_s;
        QTest::newRow("the first rule that fits")
            << target << none << QStringList{u"a.example::10.0.0.1:1"_s, u"::10.0.0.2:2"_s, u"::10.0.0.3:3"_s}
            << u"10.0.0.2:2"_s;
        QTest::newRow("no rules at all") << target << none
                                         << QStringList{u"nonsense"_s, u"a:b:c"_s, u"::x:70000"_s, u"::::::"_s,
                                                        QString()}
                                         << u"desk.example:443"_s;
        QTest::newRow("rules are not for the proxy")
            << target << u"http://proxy.example:3128"_s << QStringList{u"::127.0.0.1:1"_s}
            << u"proxy proxy.example:3128"_s;
    }
    void theFirstHopIsTheProxyOrWhatTheRulesSay()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, proxy);
        QFETCH(const QStringList, rules);
        QFETCH(const QString, hop);
        Plan plan;
        plan.connection.parameters.insert(u"baseUrl"_s, url);
        plan.connection.connectTo = rules;
        plan.proxy.url = proxy;
        const Hop first = firstHop(plan);
        QCOMPARE((first.proxy ? u"proxy "_s : QString()) + hostPort(first.host, first.port), hop);
    }

    void serverAddressesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("IPv4") << u"10.0.0.1"_s << u"10.0.0.1:53"_s;
        QTest::newRow("IPv4 and port") << u"10.0.0.1:5353"_s << u"10.0.0.1:5353"_s;
        QTest::newRow("IPv6") << u"2001:db8::1"_s << u"[2001:db8::1]:53"_s;
        QTest::newRow("IPv6 in brackets") << u"[2001:db8::1]"_s << u"[2001:db8::1]:53"_s;
        QTest::newRow("IPv6 and port") << u"[2001:db8::1]:5353"_s << u"[2001:db8::1]:5353"_s;
        QTest::newRow("blanks around") << u" 10.0.0.1 "_s << u"10.0.0.1:53"_s;
        QTest::newRow("a name") << u"dns.example:53"_s << QString();
        QTest::newRow("a bad port") << u"10.0.0.1:x"_s << QString();
        QTest::newRow("too many parts") << u"10.0.0.1:53:53"_s << QString();
        QTest::newRow("an open bracket") << u"[::1"_s << QString();
    }
    void serverAddressesAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, read);
        const std::optional<ServerAddress> address = serverAddress(text, 53);
        QCOMPARE(address ? hostPort(address->address.toString(), address->port) : QString(), read);
    }
};

}

LENTERA_TEST(tst_firstHop, lentera::FirstHopTest)
#include "tst_firstHop.moc"
