// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectionProblems.h"
#include "definition/ConnectorFile.h"
#include "definition/RetryRange.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

using Parameters = QMap<QString, QString>;
Q_DECLARE_METATYPE(lentera::RetryPolicy)

namespace lentera {

static QString described(const QList<Error> &problems)
{
    QStringList lines;
    for (const Error &problem : problems) {
        QStringList facts;
        for (auto fact = problem.facts.cbegin(); fact != problem.facts.cend(); ++fact)
            facts << fact.key() + u'=' + fact.value();
        lines << problem.id + u' ' + facts.join(u' ');
    }
    return lines.join(u'\n');
}

class ConnectionProblemsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsAreChecked_data()
    {
        QTest::addColumn<QString>("connector");
        QTest::addColumn<Parameters>("parameters");
        QTest::addColumn<QString>("signIn");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QString &connector, const Parameters &parameters,
                            const QString &signIn, const QString &problem) {
            QTest::newRow(name) << connector << parameters << signIn << problem;
        };
        const QString http = u"generic-http"_s;
        const QString sdp = u"servicedesk-plus"_s;
        const QString jira = u"jira"_s;
        const auto url = [](const QString &text) {
            return Parameters{{u"baseUrl"_s, text}};
        };
        const auto badUrl = [](const QString &shown, const QString &reason) {
            return u"config.url.invalid parameter=baseUrl reason=%1 url=%2"_s.arg(reason, shown);
        };
        row("all is well", http, url(u"https://api.example.com:8443/x"_s), {}, {});
        row("blanks around the URL are cut", http, url(u" https://api.example.com "_s), {}, {});
        row("an address of version 6", http, url(u"http://[::1]:8080"_s), {}, {});
        row("no URL", http, {}, {}, badUrl({}, u"empty"_s));
        row("another scheme", http, url(u"ftp://example.com"_s), {}, badUrl(u"ftp://example.com"_s, u"scheme"_s));
        row("no scheme", http, url(u"example.com"_s), {}, badUrl(u"example.com"_s, u"scheme"_s));
        row("no host", http, url(u"https:///path"_s), {}, badUrl(u"https:///path"_s, u"host"_s));
        row("user information is never shown", http, url(u"https://budi:rahasia@example.com/a"_s), {},
            badUrl(u"https://example.com/a"_s, u"userinfo"_s));
        row("a blank inside", http, url(u"https://exa mple.com"_s), {}, badUrl(u"https://exa mple.com"_s, u"syntax"_s));
        row("a line break inside", http, url(u"https://example.com/a\r\nb"_s), {},
            badUrl(u"https://example.com/a\r\nb"_s, u"syntax"_s));
        row("a port that is none", http, url(u"https://example.com:99999"_s), {},
            badUrl(u"https://example.com:99999"_s, u"syntax"_s));
        row("a backslash", http, url(u"https:\\\\example.com"_s), {}, badUrl(u"https:\\\\example.com"_s, u"syntax"_s));
        row("an unknown parameter", http, {{u"baseUrl"_s, u"https://example.com"_s}, {u"portal"_s, u"x"_s}}, {},
            u"config.parameter.unknown parameter=portal"_s);
        row("a flag that is none", http, {{u"baseUrl"_s, u"https://example.com"_s}, {u"expectJson"_s, u"yes"_s}}, {},
            u"config.parameter.invalid expected=true | false parameter=expectJson value=yes"_s);
        row("a header name with a blank", http,
            {{u"baseUrl"_s, u"https://example.com"_s}, {u"headerName"_s, u"X Key"_s}}, {},
            u"config.parameter.invalid expected=X-API-Key parameter=headerName value=X Key"_s);
        row("a sign-in that does not exist", http, url(u"https://example.com"_s), u"kerberos"_s,
            u"config.signin.unsuitable host=example.com signIn=kerberos"_s);
        row("the cloud edition needs its portal", sdp,
            {{u"baseUrl"_s, u"https://sdpondemand.manageengine.com"_s}, {u"edition"_s, u"cloud"_s}}, {},
            u"config.parameter.missing parameter=portal"_s);
        row("on-premises needs no portal", sdp, url(u"https://helpdesk.example.com"_s), u"authtoken"_s, {});
        row("a choice that does not exist", sdp, {{u"baseUrl"_s, u"https://h.example"_s}, {u"edition"_s, u"desktop"_s}},
            {},
            u"config.parameter.invalid expected=onpremises | cloud parameter=edition value=desktop\n"
            "config.signin.unsuitable host=h.example signIn="_s);
        row("the portal in the base URL", sdp, url(u"https://h.example/app/itdesk"_s), {},
            u"config.parameter.invalid expected=https://helpdesk.example.com:8443 parameter=baseUrl "
            "value=https://h.example/app/itdesk"_s);
        row("a sign-in of the other edition", sdp, url(u"https://h.example"_s), u"zoho-oauth"_s,
            u"config.signin.unsuitable host=h.example signIn=zoho-oauth"_s);
        row("a site of Jira Cloud", jira, url(u"https://acme.atlassian.net"_s), u"cloud-token"_s, {});
        row("the gateway of Jira Cloud", jira,
            url(u"https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555"_s), u"cloud-oauth"_s, {});
        row("the gateway without a cloud ID", jira, url(u"https://api.atlassian.com"_s), u"cloud-oauth"_s,
            u"config.parameter.invalid expected=https://your-site.atlassian.net | "
            "https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555 parameter=baseUrl "
            "value=https://api.atlassian.com"_s);
    }

    void settingsAreChecked()
    {
        QFETCH(QString, connector);
        QFETCH(Parameters, parameters);
        Connection connection;
        connection.parameters = parameters;
        QFETCH(QString, signIn);
        connection.signIn = signIn;
        QTEST(described(problemsOf(connection, shipped(connector))), "problem");
    }

    void aManualProxyIsCheckedToo_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("problem");
        const QString bad = u"config.url.invalid parameter=proxy reason=%1 url=%2"_s;
        QTest::newRow("http") << u"http://proxy.example:3128"_s << QString();
        QTest::newRow("socks") << u"socks5h://proxy.example:1080"_s << QString();
        QTest::newRow("nothing") << QString() << bad.arg(u"empty"_s, QString());
        QTest::newRow("another scheme") << u"gopher://proxy"_s << bad.arg(u"scheme"_s, u"gopher://proxy"_s);
        QTest::newRow("a password, which belongs into the keychain")
            << u"http://u:p@proxy:1"_s << bad.arg(u"userinfo"_s, u"http://proxy:1"_s);
    }

    void aManualProxyIsCheckedToo()
    {
        QFETCH(QString, url);
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://example.com"_s}};
        connection.proxy = {ProxySource::Manual, url};
        QTEST(described(problemsOf(connection, shipped(u"generic-http"_s))), "problem");
    }

    void aRetryPolicyIsCheckedToo_data()
    {
        QTest::addColumn<RetryPolicy>("policy");
        QTest::addColumn<QString>("problem");
        const auto bad = [](const QString &member, const QString &value, const QString &expected) {
            return u"config.parameter.invalid expected=%1 parameter=retry.%2 value=%3"_s.arg(expected, member, value);
        };
        QTest::newRow("as it comes") << RetryPolicy{} << QString();
        QTest::newRow("never again") << RetryPolicy{.attempts = 1, .statuses = {}} << QString();
        QTest::newRow("no attempt") << RetryPolicy{.attempts = 0} << bad(u"attempts"_s, u"0"_s, u"1 … 20"_s);
        QTest::newRow("a wait below nothing")
            << RetryPolicy{.initialSeconds = -1} << bad(u"initialSeconds"_s, u"-1"_s, u"0 … 3600"_s);
        QTest::newRow("waits that become shorter")
            << RetryPolicy{.factor = 0.5} << bad(u"factor"_s, u"0.5"_s, u"1 … 10"_s);
        QTest::newRow("a cap below the first wait") << RetryPolicy{.initialSeconds = 5, .capSeconds = 2}
                                                    << bad(u"capSeconds"_s, u"2"_s, u"≥ 5 (initialSeconds)"_s);
        QTest::newRow("more jitter than wait") << RetryPolicy{.jitter = 1.5} << bad(u"jitter"_s, u"1.5"_s, u"0 … 1"_s);
        QTest::newRow("a refused sign-in is never repeated")
            << RetryPolicy{.statuses = {429, 401}}
            << bad(u"statuses"_s, u"429, 401"_s, u"400 … 599, ≠ 401, 403, 407"_s);
    }

    void aRetryPolicyIsCheckedToo()
    {
        QFETCH(RetryPolicy, policy);
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://example.com"_s}};
        connection.retry = policy;
        QTEST(described(problemsOf(connection, shipped(u"generic-http"_s))), "problem");
    }

    void aRetryPolicyIsSetFromText_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("attempts") << u"attempts"_s << u"7"_s << QString();
        QTest::newRow("a factor") << u"factor"_s << u"1.5"_s << QString();
        QTest::newRow("statuses") << u"statuses"_s << u"429, 503"_s << QString();
        QTest::newRow("half an attempt")
            << u"attempts"_s << u"1.5"_s
            << u"config.parameter.invalid expected=1 … 20 parameter=retry.attempts value=1.5"_s;
        QTest::newRow("no number") << u"jitter"_s << u"much"_s
                                   << u"config.parameter.invalid expected=0 … 1 parameter=retry.jitter value=much"_s;
        QTest::newRow("no such setting") << u"tries"_s << u"99"_s
                                         << u"config.parameter.unknown parameter=retry.tries"_s;
    }

    void aRetryPolicyIsSetFromText()
    {
        QFETCH(QString, member);
        QFETCH(QString, text);
        RetryPolicy policy;
        const Result<void> set = setRetry(policy, member, text);
        QTEST(set ? QString() : described({set.error()}), "problem");
        const QString now = u"%1 %2 %3"_s.arg(policy.attempts).arg(policy.factor).arg(statusesText(policy.statuses));
        QCOMPARE(now.contains(text), set.has_value());
    }

    void aPacFileIsCheckedToo_data()
    {
        QTest::addColumn<QString>("pac");
        QTest::addColumn<QString>("problem");
        const QString bad = u"config.url.invalid parameter=pac reason=%1 url=%2"_s;
        QTest::newRow("a URL") << u"https://wpad.example/proxy.pac"_s << QString();
        QTest::newRow("a file") << u"/etc/proxy.pac"_s << QString();
        QTest::newRow("a file of Windows") << u"C:\\proxy.pac"_s << QString();
        QTest::newRow("nothing") << QString() << bad.arg(u"empty"_s, QString());
        QTest::newRow("a file somewhere") << u"proxy.pac"_s << bad.arg(u"scheme"_s, u"proxy.pac"_s);
        QTest::newRow("a password") << u"http://u:p@wpad/"_s << bad.arg(u"userinfo"_s, u"http://wpad/"_s);
    }

    void aPacFileIsCheckedToo()
    {
        QFETCH(QString, pac);
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://example.com"_s}};
        connection.proxy = {ProxySource::Pac, {}, pac};
        QTEST(described(problemsOf(connection, shipped(u"generic-http"_s))), "problem");
    }

    void userInformationIsCutFromAnyText_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        QTest::newRow("none") << u"https://h/p?q=a@b"_s << u"https://h/p?q=a@b"_s;
        QTest::newRow("user and password") << u"https://u:p@h/p"_s << u"https://h/p"_s;
        QTest::newRow("an unencoded @ in the password") << u"https://u:p@ss@h/p"_s << u"https://h/p"_s;
        QTest::newRow("an unencoded / in the password") << u"https://u:p/ss@h/p"_s << u"https://h/p"_s;
        QTest::newRow("no scheme") << u"u:p@h"_s << u"h"_s;
        QTest::newRow("no URL") << u"@"_s << QString();
    }

    void userInformationIsCutFromAnyText()
    {
        QFETCH(QString, url);
        QTEST(withoutUserInfo(url), "shown");
    }

    void aConditionTakesDefaultsIntoAccount()
    {
        const Connector connector = shipped(u"servicedesk-plus"_s);
        QVERIFY(holds({}, {}, connector));
        QVERIFY(holds({{u"edition"_s, u"onpremises"_s}}, {}, connector));
        QVERIFY(holds({{u"edition"_s, u"cloud"_s}}, {{u"edition"_s, u" cloud "_s}}, connector));
        QVERIFY(!holds({{u"edition"_s, u"cloud"_s}}, {}, connector));
        QVERIFY(!holds({{u"unknown"_s, u"x"_s}}, {}, connector));
    }

private:
    static Connector shipped(const QString &id)
    {
        static const ConnectorCatalogue catalogue({u":/lentera/connectors"_s});
        const Connector *connector = catalogue.find(id);
        return connector ? *connector : Connector();
    }
};

}

LENTERA_TEST(tst_connection_problems, lentera::ConnectionProblemsTest)
#include "tst_connection_problems.moc"
