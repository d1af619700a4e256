// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/ProxyException.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

class ProxyExceptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesAreExplained_data();
    void entriesAreExplained();
    void theFirstThatMatchesSpeaksAlone();
    void hostileListsAreBounded();
};

void ProxyExceptionTest::entriesAreExplained_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("reason"); // `+` matches, `-` nearly does; empty: has nothing to do with it
    const auto row = [](const char *host, const char *entry, const char *reason) {
        QTest::addRow("%s %s", host, entry)
            << QString::fromLatin1(host) << QString::fromLatin1(entry) << QString::fromLatin1(reason);
    };
    row("api.example.com", "*", "+everything");
    row("api.example.com", "API.example.com", "+name");
    row("api.example.com", "api.example.com.", "+name");
    row("api.example.com", "example.com", "+domain");
    row("api.example.com", ".example.com", "+domain");
    row("api.example.com", "*.example.com", "+domain");
    row("example.com", ".example.com", "+name");
    row("api.example.com", "example.com:443", "+domain");
    row("10.1.2.3", "10.1.2.3", "+address");
    row("10.1.2.3", "10.0.0.0/8", "+network");
    row("fd00::7", "[fd00::7]:443", "+address");
    row("api.example.com", "example.com:8443", "-port");
    row("api.example.com", "https://api.example.com", "-scheme");
    row("api.example.com", "https://api.example.com/v1", "-scheme");
    row("api.example.com", "api.example.com/v1", "-path");
    row("api.example.com", "mple.com", "-label");
    row("api.example.com", "www.api.example.com", "-longer");
    row("api.example.com", "api.*.com", "-wildcard");
    row("api.example.com", "*example.com", "-wildcard");
    row("api.example.com", "\"example.com\"", "-quotes");
    row("api.example.com", "other.org;example.com", "-separator");
    row("api.corp", "10.0.0.0/8", "-network-of-names");
    row("intranet", "10.0.0.0/8", "-network-of-names");
    row("10.1.2.3", "10.0.0.0/33", "-network-invalid");
    row("10.1.2.3", "10.1.2.*", "-wildcard");
    row("10.1.2.3", "10.1.", "-address-part");
    row("10.1.2.3", "10.1", "-address-part");
    row("10.1.2.3", "10.1.2.3:8443", "-port");
    row("api.example.com", "10.0.0.0/8", "");
    row("api.example.com", "other.org", "");
    row("api.example.com", "api", "");
    row("api.example.com", "com.", "+domain");
    row("10.1.2.3", "192.168.0.0/16", "");
    row("10.1.2.3", "10.1.2.4", "");
    row("10.1.2.3", "*.corp", "");
    row("api.example.com", ".", "");
    row("api.example.com", "///", "");
}

void ProxyExceptionTest::entriesAreExplained()
{
    QFETCH(const QString, host);
    QFETCH(const QString, entry);
    QStringList found;
    for (const ProxyException &one : exceptionsFor(host, 443, u"no_proxy"_s, entry)) {
        QCOMPARE(one.entry, entry);
        QCOMPARE(one.list, u"no_proxy"_s);
        found << (one.matches ? u'+' : u'-') + one.reason;
    }
    QTEST(found.join(u' '), "reason");
}

void ProxyExceptionTest::theFirstThatMatchesSpeaksAlone()
{
    const QList<ProxyException> found =
        exceptionsFor(u"api.example.com"_s, 443, u"no_proxy"_s, u"example.com:1, example.com , *"_s);
    QCOMPARE(found, QList<ProxyException>({{u"no_proxy"_s, u"example.com"_s, true, u"domain"_s}}));
}

void ProxyExceptionTest::hostileListsAreBounded()
{
    QCOMPARE(exceptionsFor(u"api.example.com"_s, 443, u"no_proxy"_s, u"example.com:1,"_s.repeated(10'000)).size(), 8);
    QVERIFY(exceptionsFor(u"api.example.com"_s, 443, u"no_proxy"_s, QString(100'000, u'*')).isEmpty());
}

}

LENTERA_TEST(tst_proxyException, lentera::ProxyExceptionTest)
#include "tst_proxyException.moc"
