// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray goodToken = "tok-0123456789abcdef";

//! Whole runs with credentials that were copied badly, against a server that knows one good token.
class RootCausesCredentialTest : public QObject {
    Q_OBJECT

    // As strict as servers are: blanks around a field are no part of it (RFC 9110, section 5.5), all else counts.
    AnswerServer m_server{u"http"_s, [](Speaker &speaker, const QByteArray &head) {
                              const bool good = head.contains("\r\nAuthorization: Bearer " + goodToken + "\r\n");
                              speaker.write(good ? answer("200 OK", {}, "ok") : answer("401 Unauthorized"));
                          }};

    Connection connectionTo(const AnswerServer &server) const
    {
        Connection connection = faultConnection(server.url());
        connection.signIn = u"bearer"_s;
        return connection;
    }

private Q_SLOTS:
    void badlyCopied_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &value, const char *expected) {
            QTest::newRow(name) << value << QString::fromLatin1(expected);
        };
        row("the good token is healthy", goodToken, "");
        row("another token", "tok-fedcba9876543210", "auth.credential.refused");
        row("a blank before it", " " + goodToken, "credential.value.whitespace | auth.credential.refused");
        row("a blank inside", "tok-01234 56789abcdef", "credential.value.whitespace | auth.credential.refused");
        row("a line break behind it", goodToken + "\n", "credential.value.whitespace | http.request.failed");
        row("a line break inside", "tok-01234\r\n56789abcdef", "credential.value.whitespace | http.request.failed");
        row("a space that nobody sees", goodToken + "\xe2\x80\x8b",
            "credential.value.whitespace | auth.credential.refused");
        row("quotes", "\"" + goodToken + "\"", "credential.value.quoted | auth.credential.refused");
        row("the scheme kept", "Bearer " + goodToken, "credential.value.scheme-kept | auth.credential.refused");
        row("the header kept", "Authorization: Bearer " + goodToken,
            "credential.value.scheme-kept | auth.credential.refused");
    }

    void badlyCopied()
    {
        QFETCH(const QByteArray, token);
        const FaultRun result = faultRun(connectionTo(m_server), {{u"token"_s, token}});
        // A variable of a shell is read up to its last line break.
        QTEST(token.endsWith('\n') ? causesOf(result) : told(result), "expected");
    }

    void unusableValues_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << QByteArray() << u"credential.value.missing"_s;
        QTest::newRow("a placeholder") << QByteArray("<your token>") << u"credential.value.placeholder"_s;
        QTest::newRow("changeme") << QByteArray("changeme") << u"credential.value.placeholder"_s;
        QTest::newRow("a masked value") << QByteArray("\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2")
                                        << u"credential.value.placeholder"_s;
        QTest::newRow("the encrypted form")
            << QByteArray("gAAAAABmQ2hhbmdlVGhpc1ZhbHVlTm93") << u"credential.value.encrypted"_s;
    }

    void unusableValues()
    {
        QFETCH(const QByteArray, token);
        QFETCH(const QString, expected);
        const qsizetype before = m_server.requests().size();
        const FaultRun result = faultRun(connectionTo(m_server), {{u"token"_s, token}});
        QCOMPARE(told(result), expected);
        // Nothing that cannot be a credential is sent; the request without one still shows that the system is there.
        for (const QByteArray &head : m_server.requests().mid(before))
            QVERIFY2(!head.contains("Authorization"), head.constData());
    }

    void keychainsThatGiveNothing_data()
    {
        QTest::addColumn<QString>("error");
        for (const char *error : {"locked", "waiting", "absent", "silent", "denied", "failed"})
            QTest::newRow(error) << QString::fromLatin1(error);
    }

    // The commands of these are run where there are a store and a keychain, in tests/cli.
    void keychainsThatGiveNothing()
    {
        QFETCH(const QString, error);
        Plan plan = faultPlan(connectionTo(m_server));
        plan.credentialState.keychain = error;
        plan.credentialState.error = u"keychain."_s + error;
        QCOMPARE(causesOf(faultRun(plan)), u"credential.keychain."_s + error);
    }

    void expiryIsKnown_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("expected");
        QTest::newRow("soon") << 5 << goodToken << u"credential.expiry.soon"_s;
        QTest::newRow("far away is healthy") << 50 << goodToken << QString();
        QTest::newRow("passed, yet accepted") << -5 << goodToken << u"credential.expiry.passed"_s;
        QTest::newRow("passed and refused: that is why")
            << -5 << QByteArray("tok-fedcba9876543210") << u"credential.expiry.passed | auth.credential.refused"_s;
        QTest::newRow("soon and refused: that is not why")
            << 5 << QByteArray("tok-fedcba9876543210") << u"auth.credential.refused | credential.expiry.soon"_s;
    }

    void expiryIsKnown()
    {
        QFETCH(const int, days);
        QFETCH(const QByteArray, token);
        Plan plan = faultPlan(connectionTo(m_server), {{u"token"_s, token}});
        plan.credentialState.expires = QDateTime::currentDateTimeUtc().addDays(days);
        QTEST(causesOf(faultRun(plan)), "expected");
    }

    void aKeyOfAnotherEnvironment()
    {
        AnswerServer server(u"http"_s,
                            QByteArrayList{answer("200 OK", "Content-Type: application/json\r\n",
                                                  R"({"object":"balance","available":[],"livemode":false})")});
        const Connection connection = faultConnection(server.url(), u"stripe"_s);
        const FaultRun result = faultRun(connection, {{u"apiKey"_s, "sk_test_4eC39HqLyjWDarjtT1zdp7dc"}});
        QCOMPARE(told(result), u"credential.environment.other | auth.environment.wrong"_s);
        QCOMPARE(rootFact(result, u"meant"_s), u"environment=test"_s);
    }

    void aCredentialOverPlainHttp()
    {
        Connection connection = connectionTo(m_server);
        connection.parameters[u"baseUrl"_s] = m_server.url(u"practice.test"_s);
        QCOMPARE(told(faultRun(connection, {{u"token"_s, goodToken}})), u"http.transport.insecure"_s);
        connection.signIn = u"none"_s;
        QCOMPARE(told(faultRun(connection)), u"auth.credential.required"_s);
    }

    void aPasswordMayHaveBlanks()
    {
        const AnswerServer server(u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")});
        Connection connection = connectionTo(server);
        connection.signIn = u"basic"_s;
        QCOMPARE(told(faultRun(connection, {{u"user"_s, "ann"}, {u"password"_s, "correct horse battery"}})), QString());
    }

    void aValueOfTheWrongShape()
    {
        const AnswerServer server(u"http"_s, {json("{\"accountId\":\"5b10\"}")});
        const Connection connection = faultConnection(server.url(), u"jira"_s);
        QCOMPARE(told(faultRun(connection, {{u"email"_s, "ann"}, {u"token"_s, goodToken}})),
                 u"credential.value.shape"_s);
        QCOMPARE(told(faultRun(connection, {{u"email"_s, "ann@example.com"}, {u"token"_s, goodToken}})), QString());
    }

    void aTokenOfAnotherSite()
    {
        const TestIdentity identity = TestAuthority::selfSigned({.names = "DNS:api.atlassian.com"});
        const TlsServer server({.chain = identity.pem(), .key = identity.keyPem(), .talk = [](SSL *ssl) {
                                    Speaker speaker(ssl);
                                    if (!speaker.readHead().isEmpty())
                                        speaker.write(json("{\"code\":404}", "404 Not Found"));
                                }});
        Connection connection =
            faultConnection(u"https://api.atlassian.com/ex/jira/11223344-1122-1122-1122-112233445566"_s, u"jira"_s);
        connection.signIn = u"cloud-token-scoped"_s;
        connection.connectTo = {u"api.atlassian.com:443:127.0.0.1:%1"_s.arg(server.port())};
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = identity.pem()};
        QCOMPARE(told(faultRun(connection, {{u"email"_s, "ann@example.com"}, {u"token"_s, goodToken}})),
                 u"auth.token.wrong-site"_s);
    }

    void aSystemThatIsDownHidesNoBadCredential()
    {
        const RefusedPort refused;
        Connection connection = connectionTo(m_server);
        connection.parameters[u"baseUrl"_s] = u"http://127.0.0.1:%1"_s.arg(refused.port());
        const FaultRun result = faultRun(connection, {{u"token"_s, "<your token>"}});
        QCOMPARE(told(result), u"credential.value.placeholder tcp.connection.refused"_s);
    }

    void configurationMistakes()
    {
        Connection connection = connectionTo(m_server);
        connection.signIn = u"carrier-pigeon"_s;
        QCOMPARE(told(faultRun(connection)), u"config.signin.unsuitable"_s);

        connection = connectionTo(m_server);
        connection.connector = u"servicedesk-plus"_s;
        connection.signIn.clear();
        connection.parameters.insert(u"edition"_s, u"cloud"_s);
        QCOMPARE(told(faultRun(connection, {{u"token"_s, "0123456789abcdef"}})), u"config.parameter.missing"_s);
        connection.parameters.insert(u"edition"_s, u"moon"_s);
        QCOMPARE(told(faultRun(connection)), u"config.parameter.invalid"_s);

        connection = connectionTo(m_server);
        connection.parameters.insert(u"colour"_s, u"red"_s);
        QCOMPARE(told(faultRun(connection, {{u"token"_s, goodToken}})), u"config.parameter.unknown"_s);

        // A cloud is never inside the network.
        connection = faultConnection(m_server.url(u"desk.intranet"_s), u"servicedesk-plus"_s);
        connection.parameters.insert(u"edition"_s, u"cloud"_s);
        connection.parameters.insert(u"portal"_s, u"itdesk"_s);
        QCOMPARE(told(faultRun(connection, {{u"token"_s, goodToken}})), u"config.edition.mismatch"_s);
    }

    void aBaseUrlWithTheApiPath()
    {
        const AnswerServer server(u"http"_s, QByteArrayList{answer("404 Not Found")});
        Connection connection = faultConnection(server.url(u"127.0.0.1"_s, u"/rest/api/3/"_s), u"jira"_s);
        QCOMPARE(told(faultRun(connection, {{u"email"_s, "ann@example.com"}, {u"token"_s, goodToken}})),
                 u"config.url.api-path | http.path.not-found"_s);
    }
};

}

LENTERA_TEST(tst_rootCausesCredential, lentera::RootCausesCredentialTest)
#include "tst_rootCausesCredential.moc"
