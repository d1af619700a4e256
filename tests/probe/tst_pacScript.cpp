// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Pac.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::PacEnd;

// A Sunday, 21:30:15 here (Jakarta), 14:30:15 in GMT.
static const QDateTime sunday(QDate(2026, 11, 22), QTime(14, 30, 15), Qt::UTC);

static PacWorld world(const QString &url = u"https://www.example.com/secret?token=1"_s)
{
    return {QUrl(url), sunday, {u"fd00::5"_s, u"10.1.2.3"_s, u"192.168.0.9"_s}, [](const QString &name, Wait &) {
                const QMap<QString, QStringList> known{{u"www.example.com"_s, {u"2001:db8::7"_s, u"198.95.249.79"_s}},
                                                       {u"six.example.com"_s, {u"2001:db8::8"_s}}};
                return known.value(name);
            }};
}

static seen::PacSeen evaluated(const QByteArray &script, const PacWorld &here = world())
{
    seen::PacSeen seen;
    Wait wait(std::stop_token(), 20s);
    evaluatePac(script, here, seen, wait);
    return seen;
}

static QByteArray function(const QByteArray &body)
{
    return "function FindProxyForURL(url, host) { " + body + " }";
}

class PacScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "WIB-7"); }
    void standardFunctions_data();
    void standardFunctions();
    void whatTheScriptIsTold();
    void mistakes_data();
    void mistakes();
    void hostileScripts_data();
    void hostileScripts();
    void lookupsDoNotCountAsTheScriptsTime();
    void aStopEndsTheScript();
    void nothingOfAPasswordIsKept();
    void answersAreRead_data();
    void answersAreRead();
};

void PacScriptTest::standardFunctions_data()
{
    QTest::addColumn<QByteArray>("expected");
    const auto is = [](const char *expression, const char *expected) {
        QTest::newRow(expression) << QByteArray(expected);
    };
    is("isPlainHostName('www')", "true");
    is("isPlainHostName('www.netscape.com')", "false");
    is("isPlainHostName('fd00::1')", "false");
    is("dnsDomainIs('www.netscape.com', '.netscape.com')", "true");
    is("dnsDomainIs('www', '.netscape.com')", "false");
    is("dnsDomainIs('www.mcom.com', '.netscape.com')", "false");
    is("localHostOrDomainIs('www.netscape.com', 'www.netscape.com')", "true");
    is("localHostOrDomainIs('www', 'www.netscape.com')", "true");
    is("localHostOrDomainIs('www.mcom.com', 'www.netscape.com')", "false");
    is("localHostOrDomainIs('home.netscape.com', 'www.netscape.com')", "false");
    is("isResolvable('www.example.com')", "true");
    is("isResolvable('bogus.domain.foobar')", "false");
    is("isResolvable('six.example.com')", "false");
    is("isResolvableEx('six.example.com')", "true");
    is("isInNet('198.95.249.79', '198.95.249.79', '255.255.255.255')", "true");
    is("isInNet(host, '198.95.0.0', '255.255.0.0')", "true");
    is("isInNet(host, '198.96.0.0', '255.255.0.0')", "false");
    is("isInNet('bogus', '0.0.0.0', '0.0.0.0')", "false");
    is("isInNet('10.1.2.300', '10.0.0.0', '255.0.0.0')", "false");
    is("isInNetEx('2001:db8::9', '2001:db8::/32')", "true");
    is("isInNetEx('2001:db9::9', '2001:db8::/32')", "false");
    is("isInNetEx('198.95.249.79', '198.95.248.0/21')", "true");
    is("isInNetEx(host, '198.95.0.0/16')", "true");
    is("isInNetEx('10.0.0.1', '10.0.0.0/33')", "false");
    is("dnsResolve('www.example.com')", "198.95.249.79");
    is("dnsResolve('198.95.249.79')", "198.95.249.79");
    is("dnsResolve('bogus')", "null");
    is("dnsResolveEx('www.example.com')", "2001:db8::7;198.95.249.79");
    is("dnsResolveEx('bogus') === ''", "true");
    is("myIpAddress()", "10.1.2.3");
    is("myIpAddressEx()", "fd00::5;10.1.2.3;192.168.0.9");
    is("sortIpAddressList('10.2.3.9;2001:4898:28:1::2;10.2.3.1')", "2001:4898:28:1::2;10.2.3.1;10.2.3.9");
    is("sortIpAddressList('x')", "false");
    is("convert_addr('104.16.41.2')", "1745889538");
    is("dnsDomainLevels('www')", "0");
    is("dnsDomainLevels('mozilla.org')", "1");
    is("dnsDomainLevels('www.mozilla.org')", "2");
    is("shExpMatch('http://home.netscape.com/people/ari/index.html', '*/ari/*')", "true");
    is("shExpMatch('http://home.netscape.com/people/montulli/index.html', '*/ari/*')", "false");
    is("shExpMatch('www.example.com', '???.example.com')", "true");
    is("shExpMatch('www.example.com', 'www.example.co')", "false");
    is("shExpMatch('wwwXexample.com', 'www.example.com')", "false");
    is("shExpMatch('aaa', 'a*a*a*')", "true");
    is("shExpMatch('(a)', '(a)')", "true");
    is("weekdayRange('SUN')", "true");
    is("weekdayRange('SAT', 'MON')", "true");
    is("weekdayRange('MON', 'FRI')", "false");
    is("weekdayRange('FRI', 'SUN', 'GMT')", "true");
    is("weekdayRange('XXX')", "false");
    is("dateRange(22)", "true");
    is("dateRange(23)", "false");
    is("dateRange(22, 'GMT')", "true");
    is("dateRange(1, 22)", "true");
    is("dateRange(25, 5)", "false");
    is("dateRange(20, 5)", "true");
    is("dateRange('NOV')", "true");
    is("dateRange('JAN', 'MAR')", "false");
    is("dateRange('OCT', 'FEB')", "true");
    is("dateRange(22, 'NOV')", "true");
    is("dateRange(22, 'DEC')", "false");
    is("dateRange(22, 'NOV', 2026)", "true");
    is("dateRange(1, 'JUN', 15, 'AUG')", "false");
    is("dateRange(15, 'NOV', 10, 'JAN')", "true");
    is("dateRange(1, 'JUN', 2026, 15, 'DEC', 2026)", "true");
    is("dateRange(1, 'JUN', 1995, 15, 'AUG', 1995)", "false");
    is("dateRange('OCT', 2026, 'MAR', 2027)", "true");
    is("dateRange(2026)", "true");
    is("dateRange(1995, 1997)", "false");
    is("dateRange()", "false");
    is("timeRange(21)", "true");
    is("timeRange(14, 'GMT')", "true");
    is("timeRange(20, 21)", "true");
    is("timeRange(8, 17)", "false");
    is("timeRange(21, 0, 21, 30)", "true");
    is("timeRange(21, 0, 21, 29)", "false");
    is("timeRange(23, 0, 22, 0)", "true");
    is("timeRange(21, 30, 15, 21, 30, 16)", "true");
    is("timeRange(14, 30, 16, 14, 31, 0, 'GMT')", "false");
    is("getClientVersion()", "1.0");
    is("typeof lentera + typeof Duktape + typeof require", "undefinedundefinedundefined");
}

void PacScriptTest::standardFunctions()
{
    QFETCH(const QByteArray, expected);
    const seen::PacSeen seen = evaluated(function("return String(" + QByteArray(QTest::currentDataTag()) + ");"));
    QVERIFY2(seen.end == PacEnd::Evaluated, qPrintable(seen.detail));
    QCOMPARE(seen.result, QString::fromLatin1(expected));
}

void PacScriptTest::whatTheScriptIsTold()
{
    QCOMPARE(evaluated(function("return url + ' ' + host")).result, u"https://www.example.com/ www.example.com"_s);
    QCOMPARE(evaluated(function("return url"), world(u"http://www.example.com/a/b?token=1"_s)).result,
             u"http://www.example.com/a/b"_s);
    const seen::PacSeen seen = evaluated(function("alert('hello'); alert(1); dnsResolve('a'); dnsResolve('a')"));
    QCOMPARE(seen.alerts, QStringList({u"hello"_s, u"1"_s}));
    QCOMPARE(seen.lookups, QStringList{u"a"_s});
    QCOMPARE(seen.result, QString());
}

void PacScriptTest::mistakes_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<PacEnd>("end");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QByteArray &script, PacEnd end, int line) {
        QTest::newRow(name) << script << end << line;
    };
    row("a bracket too many", "function FindProxyForURL(url, host) {\n  return (1;\n}", PacEnd::SyntaxError, 2);
    row("words of a newer language", "\n\nlet x = () => 1;", PacEnd::SyntaxError, 3);
    row("no function", "var x = 1;", PacEnd::NoFunction, 0);
    row("a function of another name", "function findProxyForURL() { return 'DIRECT'; }", PacEnd::NoFunction, 0);
    row("an unknown function", "function FindProxyForURL(url, host) {\n\n  return isInNetz(host);\n}",
        PacEnd::Exception, 3);
    row("a failure within a standard function",
        "function FindProxyForURL(url, host) {\n  return dnsResolve({toString: function () {\n    return null.x; "
        "}});\n}",
        PacEnd::Exception, 3);
    row("a failure at the top", "\nnull.x;", PacEnd::Exception, 2);
    row("no return", function(""), PacEnd::Evaluated, 0);
}

void PacScriptTest::mistakes()
{
    QFETCH(const QByteArray, script);
    const seen::PacSeen seen = evaluated(script);
    QTEST(seen.end, "end");
    QTEST(seen.line, "line");
}

void PacScriptTest::hostileScripts_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("limit");
    const auto row = [](const char *name, const QByteArray &script, const char *limit) {
        QTest::newRow(name) << script << QString::fromLatin1(limit);
    };
    row("an endless loop", function("while (true);"), "time");
    row("one that catches everything", function("while (true) try { while (true); } catch (e) {}"), "time");
    row("a loop at the top", "for (;;);", "time");
    row("a pattern that never ends", function("return /(a+)+b/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')"), "time");
    row("a memory bomb", function("var s = 'x'; while (true) s += s;"), "memory");
    row("a memory bomb that catches", function("while (true) try { var s = 'x'; while (true) s += s; } catch (e) {}"),
        "memory");
    row("arrays without end", function("var a = [], i = 0; while (true) a.push({i: i++, s: 'x' + i});"), "memory");
    row("calls within calls", function("function f(n) { return 1 + f(n + 1); } return f(0);"), "depth");
    row("nested brackets", "var a = " + QByteArray(200'000, '('), "depth");
    row("nested arrays", QByteArray(200'000, '['), "depth");
    row("a huge answer", function("var s = 'PROXY a:1;'; while (s.length < 1e6) s += s; return s;"), "output");
    row("names without end", function("for (var i = 0; ; i++) dnsResolve('n' + i + '.test');"), "lookups");
}

void PacScriptTest::hostileScripts()
{
    QFETCH(const QByteArray, script);
    QElapsedTimer clock;
    clock.start();
    const seen::PacSeen seen = evaluated(script);
    QVERIFY2(seen.end == PacEnd::Limit, qPrintable(seen.detail));
    // On a loaded machine the parent's clock may be quicker than the child's.
    if (seen.detail != "time"_L1)
        QTEST(seen.detail, "limit");
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(seen.result.isEmpty());
}

void PacScriptTest::lookupsDoNotCountAsTheScriptsTime()
{
    PacWorld slow = world();
    slow.resolve = [](const QString &, Wait &wait) {
        wait.pause(1700ms);
        return QStringList{u"10.0.0.1"_s};
    };
    QCOMPARE(evaluated(function("return 'PROXY ' + dnsResolve('slow.test')"), slow).result, u"PROXY 10.0.0.1"_s);
}

void PacScriptTest::aStopEndsTheScript()
{
    seen::PacSeen seen;
    std::atomic<bool> begun = false;
    PacWorld waiting = world();
    waiting.resolve = [&](const QString &, Wait &wait) {
        begun = true;
        wait.pause(60s);
        return QStringList();
    };
    QVERIFY(endsWhenStopped(
        [&](Wait &wait) { evaluatePac(function("dnsResolve('x.test'); while (true);"), waiting, seen, wait); },
        [&] { return begun.load(); }));
    QCOMPARE(seen.end, PacEnd::Stopped);
}

void PacScriptTest::nothingOfAPasswordIsKept()
{
    const QByteArray body = "alert('http://ann:hunter2@p'); %1 'PROXY ann:hunter2@p:1; HTTPS ann:hunter2@q';";
    for (const QByteArray &word : {QByteArray("return"), QByteArray("throw")}) {
        const seen::PacSeen seen = evaluated(function(QByteArray(body).replace("%1", word)));
        const QString all = seen.result + seen.detail + seen.alerts.join(u' ');
        QVERIFY2(!all.contains(u"hunter2"_s) && !all.contains(u"ann"_s), qPrintable(all));
        QVERIFY(all.contains(u"PROXY p:1"_s));
    }
}

void PacScriptTest::answersAreRead_data()
{
    QTest::addColumn<QString>("entries");
    const auto row = [](const char *result, const char *entries) {
        QTest::newRow(result) << QString::fromLatin1(entries);
    };
    row("DIRECT", "DIRECT>");
    row("PROXY a:1; SOCKS b:2; HTTPS c; DIRECT", "PROXY a:1>http://a:1 SOCKS b:2>socks5h://b:2 HTTPS c>https://c:443 "
                                                 "DIRECT>");
    row("proxy a ; ; socks5 [::1]:9", "proxy a>http://a:80 socks5 [::1]:9>socks5h://[::1]:9");
    row("HTTP a:8080", "HTTP a:8080>http://a:8080");
    row("SOCKS4 a:1", "SOCKS4 a:1!");
    row("QUIC a:1; nonsense", "QUIC a:1! nonsense!");
    row("PROXY", "PROXY!");
    row("PROXY http://a:1", "PROXY http://a:1!");
    row("PROXY a:99999", "PROXY a:99999!");
    row("PROXY u:p@a:1", "PROXY a:1>http://a:1");
    row(" ", "");
}

void PacScriptTest::answersAreRead()
{
    QStringList read;
    for (const seen::PacEntry &entry : pacEntries(QString::fromLatin1(QTest::currentDataTag())))
        read << entry.text + (entry.end == seen::PacTry::Unsupported ? u"!"_s : u'>' + entry.url);
    QTEST(read.join(u' '), "entries");
    QCOMPARE(pacEntries(u"PROXY a:1;"_s.repeated(1000)).size(), 20);
}

}

LENTERA_TEST(tst_pacScript, lentera::PacScriptTest)
#include "tst_pacScript.moc"
