// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/Proxy.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Variables = lentera::EnvironmentVariables;

namespace lentera {

static Connection connectionTo(const QString &url)
{
    Connection connection;
    connection.parameters = {{u"baseUrl"_s, url}};
    return connection;
}

static QString described(const EffectiveProxy &proxy)
{
    return (proxy.direct() ? u"direct"_s : proxy.url) + u", "_s + proxy.origin;
}

class ProxyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void variablesAreReadAsCurlReadsThem_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<Variables>("variables");
        QTest::addColumn<QString>("proxy");
        const auto row = [](const char *name, const QString &url, const Variables &variables, const QString &proxy) {
            QTest::newRow(name) << url << variables << proxy;
        };
        const QString https = u"https://api.example.com"_s;
        const QString http = u"http://api.example.com"_s;
        const QString one = u"http://one:3128"_s;
        const QString two = u"http://two:3128"_s;
        row("no variable", https, {}, u"direct, none"_s);
        row("https", https, {{u"https_proxy"_s, one}}, u"http://one:3128, environment:https_proxy"_s);
        row("upper case", https, {{u"HTTPS_PROXY"_s, one}}, u"http://one:3128, environment:HTTPS_PROXY"_s);
        row("lower case goes first", https, {{u"HTTPS_PROXY"_s, two}, {u"https_proxy"_s, one}},
            u"http://one:3128, environment:https_proxy"_s);
        row("an empty variable is none", https, {{u"https_proxy"_s, u""_s}, {u"HTTPS_PROXY"_s, two}},
            u"http://two:3128, environment:HTTPS_PROXY"_s);
        row("the scheme's own goes before all_proxy", https, {{u"all_proxy"_s, two}, {u"https_proxy"_s, one}},
            u"http://one:3128, environment:https_proxy"_s);
        row("all_proxy", https, {{u"all_proxy"_s, one}}, u"http://one:3128, environment:all_proxy"_s);
        row("ALL_PROXY", http, {{u"ALL_PROXY"_s, one}}, u"http://one:3128, environment:ALL_PROXY"_s);
        row("http_proxy is not for https", https, {{u"http_proxy"_s, one}}, u"direct, none"_s);
        row("http", http, {{u"http_proxy"_s, one}}, u"http://one:3128, environment:http_proxy"_s);
        row("HTTP_PROXY in upper case is not honoured", http, {{u"HTTP_PROXY"_s, one}}, u"direct, none"_s);
        row("no scheme is http", https, {{u"https_proxy"_s, u"one:3128"_s}},
            u"http://one:3128, environment:https_proxy"_s);
        row("no port is 1080", https, {{u"https_proxy"_s, u"one"_s}}, u"http://one:1080, environment:https_proxy"_s);
        row("no port of an https proxy is 443", https, {{u"https_proxy"_s, u"HTTPS://one/"_s}},
            u"https://one:443, environment:https_proxy"_s);
        row("socks", https, {{u"all_proxy"_s, u"socks5h://one:9050"_s}},
            u"socks5h://one:9050, environment:all_proxy"_s);
        row("version 6", https, {{u"https_proxy"_s, u"http://[fd00::1]"_s}},
            u"http://[fd00::1]:1080, environment:https_proxy"_s);
        row("user information is never shown", https, {{u"https_proxy"_s, u"http://budi:r@h/asia@one:3128/x"_s}},
            u"http://one:3128, environment:https_proxy"_s);

        const auto excluded = [&](const char *name, const QString &url, const QString &list, const QString &proxy) {
            row(name, url, {{u"all_proxy"_s, one}, {u"no_proxy"_s, list}}, proxy);
        };
        const QString proxied = u"http://one:3128, environment:all_proxy"_s;
        excluded("everything", https, u"*"_s, u"direct, no_proxy:*"_s);
        excluded("the name itself", https, u"api.example.com"_s, u"direct, no_proxy:api.example.com"_s);
        excluded("in another case", https, u"API.Example.COM"_s, u"direct, no_proxy:API.Example.COM"_s);
        excluded("a domain", https, u"other.org, example.com"_s, u"direct, no_proxy:example.com"_s);
        excluded("a domain with a dot", https, u".example.com"_s, u"direct, no_proxy:.example.com"_s);
        excluded("a domain with a star", https, u"*.example.com"_s, u"direct, no_proxy:*.example.com"_s);
        excluded("separated by blanks", https, u"other.org example.com"_s, u"direct, no_proxy:example.com"_s);
        excluded("only whole labels count", https, u"ample.com"_s, proxied);
        excluded("a longer name", https, u"www.api.example.com"_s, proxied);
        excluded("the same port", https, u"example.com:443"_s, u"direct, no_proxy:example.com:443"_s);
        excluded("another port", https, u"example.com:8443"_s, proxied);
        excluded("a trailing dot", u"https://api.example.com."_s, u"example.com."_s,
                 u"direct, no_proxy:example.com."_s);
        excluded("an address", u"https://10.1.2.3"_s, u"10.1.2.3"_s, u"direct, no_proxy:10.1.2.3"_s);
        excluded("the end of an address is no domain", u"https://10.1.2.3"_s, u"2.3"_s, proxied);
        excluded("a network", u"https://10.1.2.3"_s, u"10.0.0.0/8"_s, u"direct, no_proxy:10.0.0.0/8"_s);
        excluded("another network", u"https://11.1.2.3"_s, u"10.0.0.0/8"_s, proxied);
        excluded("an address of version 6", u"https://[fd00::7]:8443"_s, u"fd00:0::7"_s,
                 u"direct, no_proxy:fd00:0::7"_s);
        excluded("the same in brackets with a port", u"https://[fd00::7]:8443"_s, u"[fd00::7]:8443"_s,
                 u"direct, no_proxy:[fd00::7]:8443"_s);
        excluded("nonsense", https, u",, :, [, ]:, /8, ."_s, proxied);
        row("NO_PROXY", https, {{u"all_proxy"_s, one}, {u"NO_PROXY"_s, u"example.com"_s}},
            u"direct, no_proxy:example.com"_s);
        row("no_proxy goes first", https,
            {{u"all_proxy"_s, one}, {u"no_proxy"_s, u"other.org"_s}, {u"NO_PROXY"_s, u"example.com"_s}}, proxied);

        for (const char *loopback : {"https://localhost:8443", "https://LOCALHOST.", "https://sdp.localhost",
                                     "https://127.0.0.1", "https://127.9.9.9", "https://[::1]:8443"})
            row(loopback, QString::fromLatin1(loopback), {{u"all_proxy"_s, one}}, u"direct, loopback"_s);
        row("a name that only looks like loopback", u"https://localhost.example.com"_s, {{u"all_proxy"_s, one}},
            proxied);
    }

    void variablesAreReadAsCurlReadsThem()
    {
        QFETCH(QString, url);
        QFETCH(Variables, variables);
        QTEST(described(effectiveProxy(connectionTo(url), variables)), "proxy");
    }

    void theSettingGoesBeforeTheEnvironment()
    {
        const Variables variables{{u"all_proxy"_s, u"http://one:3128"_s}};
        Connection connection = connectionTo(u"https://127.0.0.1:8443"_s);
        connection.proxy = {ProxySource::Manual, u"socks5://manual"_s};
        QCOMPARE(described(effectiveProxy(connection, variables)), u"socks5://manual:1080, setting"_s);
        connection.proxy = {ProxySource::None, {}};
        QCOMPARE(described(effectiveProxy(connection, variables)), u"direct, none"_s);
    }

    void thePasswordComesFromTheVariable_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QByteArray>("password");
        const QString target = u"https://api.example.com"_s;
        QTest::newRow("none") << target << u"http://one:3128"_s << QByteArray();
        QTest::newRow("user and password") << target << u"http://budi:rahasia@one:3128"_s << QByteArray("budi:rahasia");
        QTest::newRow("percent-encoded") << target << u"http://budi:r%40s%3A@one"_s << QByteArray("budi:r@s:");
        QTest::newRow("no scheme") << target << u"budi:x@one"_s << QByteArray("budi:x");
        QTest::newRow("direct") << u"https://localhost"_s << u"http://budi:rahasia@one"_s << QByteArray();
    }

    void thePasswordComesFromTheVariable()
    {
        QFETCH(QString, url);
        QFETCH(QString, proxy);
        const SharedSecret password = proxyPasswordFrom(connectionTo(url), {{u"https_proxy"_s, proxy}});
        QTEST(password ? password->reveal() : QByteArray(), "password");
    }

    void aManualProxyTakesNoPasswordFromTheEnvironment()
    {
        Connection connection = connectionTo(u"https://api.example.com"_s);
        connection.proxy = {ProxySource::Manual, u"http://manual:1"_s};
        QVERIFY(!proxyPasswordFrom(connection, {{u"https_proxy"_s, u"http://budi:rahasia@one"_s}}));
    }
};

}

LENTERA_TEST(tst_proxy, lentera::ProxyTest)
#include "tst_proxy.moc"
