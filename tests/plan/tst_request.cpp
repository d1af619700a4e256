// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorFile.h"
#include "plan/Request.h"
#include "signing/SigningSchemeFile.h"
#include "support/runTests.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::StringLiterals;
using Parameters = QMap<QString, QString>;

namespace lentera {

static const ConnectorCatalogue &shipped()
{
    static const ConnectorCatalogue catalogue({u":/lentera/connectors"_s});
    return catalogue;
}

static Connector connectorWith(const Call &call)
{
    Connector connector = *shipped().find(u"servicedesk-plus"_s);
    connector.calls = {{call.id, call}};
    return connector;
}

static Plan planWith(const QString &connectorId, const Parameters &parameters, const QString &signIn)
{
    Connection connection;
    connection.connector = connectorId;
    connection.parameters = parameters;
    connection.signIn = signIn;
    return planFor(connection, *shipped().find(connectorId), {});
}

static SharedSecret secret(const QByteArray &bytes)
{
    return std::make_shared<const Secret>(QByteArray(bytes.constData(), bytes.size()));
}

static QString described(const Request &request)
{
    QStringList lines{QString::fromLatin1(request.method) + u' ' + request.url.toString(QUrl::FullyEncoded)};
    for (const RequestHeader &header : request.headers)
        lines << QString::fromUtf8(header.name + ": " + header.value + (header.secret ? " (secret)" : ""));
    return lines.join(u'\n');
}

class RequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void urlsAreJoined_data()
    {
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &base, const QString &path, const QString &expected) {
            QTest::newRow(name) << base << path << expected;
        };
        row("host and path", u"https://h"_s, u"/api/v3"_s, u"https://h/api/v3"_s);
        row("no doubled slash", u"https://h/"_s, u"/api/v3"_s, u"https://h/api/v3"_s);
        row("behind the base's own path", u"https://h/sd"_s, u"/api/v3"_s, u"https://h/sd/api/v3"_s);
        row("behind several slashes", u"https://h/sd//"_s, u"//api"_s, u"https://h/sd/api"_s);
        row("no path is the base itself", u"https://h:8443/sd/"_s, QString(), u"https://h:8443/sd/"_s);
        row("a port", u"http://[::1]:8080"_s, u"/x"_s, u"http://[::1]:8080/x"_s);
        row("a slash at the end stays", u"https://h"_s, u"/x/"_s, u"https://h/x/"_s);
        row("a query in the path", u"https://h"_s, u"/x?a=1&b=c d"_s, u"https://h/x?a=1&b=c%20d"_s);
        row("the base's query stays", u"https://h/x?tenant=1"_s, u"/y"_s, u"https://h/x/y?tenant=1"_s);
        row("the base's fragment goes", u"https://h/x#top"_s, u"/y"_s, u"https://h/x/y"_s);
        row("a value is one piece of a path", u"https://h"_s, u"/app/{portal}/x"_s,
            u"https://h/app/a%2Fb%20%3F%25/x"_s);
        row("escapes in a path stay", u"https://h"_s, u"/a%2Fb"_s, u"https://h/a%2Fb"_s);
        row("letters beyond ASCII", u"https://h"_s, u"/é"_s, u"https://h/%C3%A9"_s);
        row("a path cannot change the host", u"https://h"_s, u"//evil.example/x"_s, u"https://h/evil.example/x"_s);
        row("not with an @ either", u"https://h"_s, u"@evil.example/x"_s, u"https://h/@evil.example/x"_s);
    }

    void urlsAreJoined()
    {
        QFETCH(QString, baseUrl);
        QFETCH(QString, path);
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, baseUrl}, {u"portal"_s, u"a/b ?%"_s}};
        Call call;
        call.path = path;
        const Result<QUrl> url = callUrl(connection, connectorWith(call), call);
        QVERIFY(url);
        QTEST(url->toString(QUrl::FullyEncoded), "expected");
    }

    void aPathThatAPersonWroteStaysAsItIs()
    {
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://h/base"_s}, {u"path"_s, u"/v1/health?full=1"_s}};
        const Connector &connector = *shipped().find(u"generic-http"_s);
        const auto url = callUrl(connection, connector, connector.calls.value(u"get"_s));
        QVERIFY(url);
        QCOMPARE(url->toString(QUrl::FullyEncoded), u"https://h/base/v1/health?full=1"_s);
    }

    void aBaseTemplateReplacesSchemeAndHost()
    {
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://h/base"_s}, {u"portal"_s, u"x y"_s}};
        Call call;
        call.base = u"https://api.example/ex/{portal}"_s;
        call.path = u"/me"_s;
        const auto url = callUrl(connection, connectorWith(call), call);
        QVERIFY(url);
        QCOMPARE(url->toString(QUrl::FullyEncoded), u"https://api.example/ex/x%20y/me"_s);
    }

    void aBaseUrlThatIsNoneIsRefused()
    {
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://u:rahasia@/x y"_s}};
        const Connector &connector = *shipped().find(u"generic-http"_s);
        const auto url = callUrl(connection, connector, connector.calls.value(u"get"_s));
        QVERIFY(!url);
        QCOMPARE(url.error().id, u"config.url.invalid"_s);
        QVERIFY(!url.error().facts.value(u"url"_s).contains(u"rahasia"_s));
    }

    void anUnknownNameInAPathIsRefused()
    {
        Connection connection;
        connection.parameters = {{u"baseUrl"_s, u"https://h"_s}};
        Call call;
        call.path = u"/{apiKey}"_s;
        const auto url = callUrl(connection, connectorWith(call), call);
        QVERIFY(!url);
        QCOMPARE(url.error(), (Error{u"template.unknown"_s, {{u"name"_s, u"apiKey"_s}}}));
    }

    void requestsOfTheShippedConnectors_data()
    {
        QTest::addColumn<QString>("connector");
        QTest::addColumn<Parameters>("parameters");
        QTest::addColumn<QString>("signIn");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &connector, const Parameters &parameters, const QString &signIn,
                            const QString &expected) {
            QTest::newRow(qPrintable(connector + u' ' + signIn)) << connector << parameters << signIn << expected;
        };
        const QString listed = u"input_data=%7B%22list_info%22%3A%7B%22row_count%22%3A1%7D%7D\n"
                               "Accept: application/vnd.manageengine.sdp.v3+json\n"_s;
        row(u"servicedesk-plus"_s, {{u"baseUrl"_s, u"https://h:8443/sd"_s}}, u"authtoken"_s,
            u"GET https://h:8443/sd/api/v3/requests?"_s + listed + u"authtoken: apiKey-value (secret)"_s);
        row(u"servicedesk-plus"_s,
            {{u"baseUrl"_s, u"https://sdpondemand.manageengine.eu"_s},
             {u"edition"_s, u"cloud"_s},
             {u"portal"_s, u"itdesk"_s}},
            u"zoho-oauth"_s,
            u"GET https://sdpondemand.manageengine.eu/app/itdesk/api/v3/requests?"_s + listed +
                u"Authorization: Zoho-oauthtoken token-value (secret)"_s);
        const QString accept = u"\nAccept: application/json\nAuthorization: "_s;
        const QString basic = u"Basic "_s + QString::fromLatin1(QByteArray("email-value:token-value").toBase64());
        const QString gateway = u"https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555"_s;
        row(u"jira"_s, {{u"baseUrl"_s, u"https://acme.atlassian.net"_s}}, u"cloud-token"_s,
            u"GET https://acme.atlassian.net/rest/api/3/myself"_s + accept + basic + u" (secret)"_s);
        row(u"jira"_s, {{u"baseUrl"_s, gateway}}, u"cloud-token-scoped"_s,
            u"GET "_s + gateway + u"/rest/api/3/myself"_s + accept + basic + u" (secret)"_s);
        row(u"jira"_s, {{u"baseUrl"_s, gateway + u'/'}}, u"cloud-oauth"_s,
            u"GET "_s + gateway + u"/rest/api/3/myself"_s + accept + u"Bearer token-value (secret)"_s);
        const Parameters dataCenter{{u"baseUrl"_s, u"https://h/jira/"_s}, {u"deployment"_s, u"datacenter"_s}};
        row(u"jira"_s, dataCenter, u"dc-pat"_s,
            u"GET https://h/jira/rest/api/2/myself"_s + accept + u"Bearer token-value (secret)"_s);
        row(u"jira"_s, dataCenter, u"dc-password"_s,
            u"GET https://h/jira/rest/api/2/myself"_s + accept +
                u"Basic dXNlci12YWx1ZTpwYXNzd29yZC12YWx1ZQ== (secret)"_s);
        const Parameters plain{{u"baseUrl"_s, u"https://h"_s}, {u"path"_s, u"/up"_s}};
        row(u"generic-http"_s, plain, u"none"_s, u"GET https://h/up\nAccept: */*"_s);
        row(u"generic-http"_s, plain, u"bearer"_s,
            u"GET https://h/up\nAccept: */*\nAuthorization: Bearer token-value (secret)"_s);
        row(u"generic-http"_s, plain, u"basic"_s,
            u"GET https://h/up\nAccept: */*\nAuthorization: Basic dXNlci12YWx1ZTpwYXNzd29yZC12YWx1ZQ== (secret)"_s);
        row(u"generic-http"_s,
            {{u"baseUrl"_s, u"https://h"_s}, {u"expectJson"_s, u"true"_s}, {u"headerName"_s, u"X-Tenant-Key"_s}},
            u"api-key"_s, u"GET https://h\nAccept: application/json\nX-Tenant-Key: apiKey-value (secret)"_s);
    }

    void requestsOfTheShippedConnectors()
    {
        QFETCH(QString, connector);
        QFETCH(Parameters, parameters);
        QFETCH(QString, signIn);
        Plan plan = planWith(connector, parameters, signIn);
        for (const CredentialField &field : plan.signIn.fields)
            plan.credential.insert(field.id, secret(field.id.toLatin1() + "-value"));
        const auto request = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(request);
        QTEST(described(*request), "expected");
        QCOMPARE(request->signedIn, !plan.signIn.none);
        for (const Call &call : plan.connector.calls)
            QVERIFY2(requestFor(plan, call, SendCredential::No), qPrintable(call.id));
    }

    void everySchemeThatASignInNamesShips()
    {
        int named = 0;
        for (const Connector &connector : shipped().all())
            for (const SignIn &signIn : connector.signIns)
                if (!signIn.signing.scheme.isEmpty()) {
                    const SigningScheme *scheme = shippedSigningSchemes().find(signIn.signing.scheme);
                    QVERIFY2(scheme, qPrintable(connector.id + u' ' + signIn.signing.scheme));
                    QCOMPARE(signIn.signing.keyId.isEmpty(), !scheme->covers("keyId") && !scheme->secretKeyId);
                    ++named;
                }
        QVERIFY(named >= 3);
    }

    void aRequestIsSignedAnewWheneverItIsSent()
    {
        Plan plan = planWith(u"promptops"_s, {{u"baseUrl"_s, u"https://h"_s}}, u"signed"_s);
        const auto incomplete = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(!incomplete);
        QCOMPARE(incomplete.error().id, u"template.unknown"_s);
        plan.credential = {{u"apiKey"_s, secret("po_key")}, {u"secretKey"_s, secret("whisper")}};
        const auto request = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(request);
        const QByteArray key = QCryptographicHash::hash("whisper", QCryptographicHash::Sha256).toHex();
        for (const int second : {5, 6}) {
            const QDateTime now(QDate(2026, 1, 15), QTime(3, 4, second), Qt::UTC);
            const auto headers = headersToSend(*request, request->url, now);
            QVERIFY(headers);
            const QByteArray time = "2026-01-15T03:04:0" + QByteArray::number(second);
            Request sent = *request;
            sent.headers = *headers;
            QCOMPARE(described(sent), u"GET https://h/v1/client/usage/limits\nAccept: application/json\n"
                                      "Authorization: Bearer po_key (secret)\nX-PromptOps-Timestamp: %1 (secret)\n"
                                      "X-PromptOps-Signature: %2 (secret)"_s.arg(
                                          QString::fromLatin1(time),
                                          QString::fromLatin1(QMessageAuthenticationCode::hash(
                                                                  "po_key:" + time + ":GET:/v1/client/usage/limits",
                                                                  key, QCryptographicHash::Sha256)
                                                                  .toHex())));
        }
        const auto withoutCredential =
            requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::No);
        QVERIFY(withoutCredential && !withoutCredential->signing.scheme);
        plan.signIn.signing.scheme = u"there-is-none"_s;
        const auto unknown = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().id, u"signing.scheme.unknown"_s);
    }

    void withoutCredentialNothingSecretIsSent()
    {
        Plan plan = planWith(u"jira"_s, {{u"baseUrl"_s, u"https://h"_s}}, u"cloud-token"_s);
        plan.credential = {{u"email"_s, secret("a@b.example")}, {u"token"_s, secret("rahasia")}};
        const auto request = requestFor(plan, plan.connector.calls.value(plan.reachCall), SendCredential::No);
        QVERIFY(request);
        QCOMPARE(described(*request), u"GET https://h/rest/servicedeskapi/info\nAccept: application/json"_s);
        QVERIFY(!request->signedIn);
    }

    void aMissingFieldIsNamed()
    {
        const Plan plan = planWith(u"jira"_s, {{u"baseUrl"_s, u"https://h"_s}}, u"cloud-token"_s);
        const auto request = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(!request);
        QCOMPARE(request.error(), (Error{u"template.unknown"_s, {{u"name"_s, u"email"_s}}}));
    }

    void aFieldThatIsNotRequiredMayBeEmpty()
    {
        Plan plan = planWith(u"jira"_s, {{u"baseUrl"_s, u"https://h"_s}}, u"cloud-oauth"_s);
        plan.signIn.fields.first().required = false;
        const auto request = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(request);
        QCOMPARE(request->headers.last().value, QByteArray("Bearer "));
    }

    void aCredentialCannotAddAHeader_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("a line break at the end") << QByteArray("key\n");
        QTest::newRow("a header behind it") << QByteArray("key\r\nX-Evil: 1");
        QTest::newRow("a carriage return") << QByteArray("key\rmore");
        QTest::newRow("a NUL") << QByteArray("key\0more", 8);
    }

    void aCredentialCannotAddAHeader()
    {
        QFETCH(QByteArray, value);
        Plan plan = planWith(u"servicedesk-plus"_s, {{u"baseUrl"_s, u"https://h"_s}}, u"authtoken"_s);
        plan.credential = {{u"apiKey"_s, secret(value)}};
        const auto request = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(!request);
        QCOMPARE(request.error(), (Error{u"request.header.invalid"_s, {{u"header"_s, u"authtoken"_s}}}));
    }

    void aHeaderNameFromAParameterIsChecked()
    {
        Plan plan =
            planWith(u"generic-http"_s, {{u"baseUrl"_s, u"https://h"_s}, {u"headerName"_s, u"X: y"_s}}, u"api-key"_s);
        plan.credential = {{u"apiKey"_s, secret("key")}};
        const auto request = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(!request);
        QCOMPARE(request.error().id, u"request.header.invalid"_s);
    }

    void blanksAroundACredentialAreSentAsTheyAre()
    {
        Plan plan = planWith(u"servicedesk-plus"_s, {{u"baseUrl"_s, u"https://h"_s}}, u"authtoken"_s);
        plan.credential = {{u"apiKey"_s, secret("key ")}};
        const auto request = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(request);
        QCOMPARE(request->headers.last().value, QByteArray("key "));
    }

    void theSignInReplacesAHeaderOfTheCall()
    {
        Plan plan =
            planWith(u"generic-http"_s, {{u"baseUrl"_s, u"https://h"_s}, {u"headerName"_s, u"accept"_s}}, u"api-key"_s);
        plan.credential = {{u"apiKey"_s, secret("key")}};
        const auto request = requestFor(plan, plan.connector.calls.value(plan.signedCall), SendCredential::Yes);
        QVERIFY(request);
        QCOMPARE(described(*request), u"GET https://h\naccept: key (secret)"_s);
    }
};

}

LENTERA_TEST(tst_request, lentera::RequestTest)
#include "tst_request.moc"
