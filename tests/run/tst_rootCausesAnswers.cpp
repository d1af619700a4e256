// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

static const Secrets token{{u"token"_s, "tok-0123456789abcdef"}};
static const Secrets apiKey{{u"apiKey"_s, "0123456789ABCDEF"}};
static const Secrets atlassian{{u"email"_s, "ann@example.com"}, {u"token"_s, "tok-0123456789abcdef"}};

static const QByteArray loginPage = "<!DOCTYPE html><html><head><title>Log in</title></head><body><form method=post>"
                                    "<input name=u><input type=\"password\" name=p></form></body></html>";
static const QByteArray welcomePage = "<!DOCTYPE html><html><head><title>It works!</title></head><body></body></html>";

//! What is connected to, with what, and what it answers.
struct Called {
    QString connector = u"generic-http"_s;
    Secrets secrets;
    QByteArray answer;
    QMap<QString, QString> parameters{};
};

static Called plainly(const QByteArray &answer)
{
    return {.secrets = {}, .answer = answer};
}

static Called signedIn(const QByteArray &answer)
{
    return {.secrets = token, .answer = answer};
}

static Called expectingJson(const QByteArray &answer)
{
    return {.secrets = {}, .answer = answer, .parameters = {{u"expectJson"_s, u"true"_s}}};
}

static Called serviceDesk(const QByteArray &answer)
{
    return {.connector = u"servicedesk-plus"_s, .secrets = apiKey, .answer = answer};
}

static Called serviceDeskSays(const QByteArray &status, const QByteArray &code, const QByteArray &message)
{
    return serviceDesk(json("{\"response_status\":{\"status_code\":4000,\"messages\":[{\"status_code\":" + code +
                                ",\"message\":\"" + message + "\",\"type\":\"failed\"}],\"status\":\"failed\"}}",
                            status));
}

static Called jira(const QByteArray &answer)
{
    return {.connector = u"jira"_s, .secrets = atlassian, .answer = answer};
}

}
Q_DECLARE_METATYPE(lentera::Called)

namespace lentera {

//! Whole runs against servers whose answers are wrong: the root cause is that answer's, and only that one's.
class RootCausesAnswersTest : public QObject {
    Q_OBJECT

    static Connection connectionFor(const Called &called, const AnswerServer &server)
    {
        Connection connection = faultConnection(server.url(), called.connector);
        for (auto it = called.parameters.cbegin(); it != called.parameters.cend(); ++it)
            connection.parameters.insert(it.key(), it.value());
        if (called.connector == "generic-http"_L1)
            connection.signIn = called.secrets.isEmpty() ? u"none"_s : u"bearer"_s;
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        return connection;
    }

private Q_SLOTS:
    void everyAnswerHasItsRootCause_data();
    void everyAnswerHasItsRootCause();
    void factsSayWhatTheServerSaid();
};

static void addStatuses()
{
    const auto row = [](const char *name, const Called &called, const char *expected) {
        QTest::newRow(name) << called << QString::fromLatin1(expected);
    };
    row("200 is healthy", plainly(answer("200 OK", {}, "ok")), "");
    row("204 is healthy", plainly("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"), "");
    row("200 with a credential is healthy", signedIn(answer("200 OK", {}, "ok")), "");
    row("a page is healthy where any answer is", plainly(html(welcomePage)), "");
    row("300", plainly(answer("300 Multiple Choices")), "http.status.unexpected");
    row("304", plainly("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"), "http.status.unexpected");
    row("400", plainly(answer("400 Bad Request")), "http.request.bad");
    row("401 to nobody", plainly(answer("401 Unauthorized")), "auth.credential.required");
    row("401 to a credential", signedIn(answer("401 Unauthorized", "WWW-Authenticate: Bearer\r\n")),
        "auth.credential.refused");
    row("401 with a page", signedIn(html("<html><body>Unauthorized</body></html>", "401 Unauthorized")),
        "auth.credential.refused");
    row("401 with a page to log in at", signedIn(html(loginPage, "401 Unauthorized")), "auth.credential.refused");
    row("401 that says expired",
        signedIn(answer("401 Unauthorized", "WWW-Authenticate: Bearer error=\"invalid_token\", "
                                            "error_description=\"The access token expired\"\r\n")),
        "auth.credential.expired");
    row("401 whose body says expired", signedIn(json("{\"message\":\"Token has expired\"}", "401 Unauthorized")),
        "auth.credential.expired");
    row("401 that offers another scheme",
        signedIn(answer("401 Unauthorized", "WWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n")),
        "auth.scheme.unsupported");
    row("403 to a credential", signedIn(answer("403 Forbidden")), "scope.permission.denied");
    row("403 to nobody", plainly(answer("403 Forbidden")), "scope.permission.denied");
    row("403 that names a scope",
        signedIn(
            answer("403 Forbidden", "WWW-Authenticate: Bearer error=\"insufficient_scope\", scope=\"read:all\"\r\n")),
        "scope.scope.missing");
    row("404", plainly(answer("404 Not Found")), "http.path.not-found");
    row("404 with a page", signedIn(html(welcomePage, "404 Not Found")), "http.path.not-found");
    row("405", plainly(answer("405 Method Not Allowed", "Allow: POST\r\n")), "http.method.not-allowed");
    row("406", plainly(answer("406 Not Acceptable")), "http.request.unacceptable");
    row("407 without a proxy", plainly(answer("407 Proxy Authentication Required")), "proxy.authentication.required");
    row("408", plainly(answer("408 Request Timeout")), "http.request.timeout");
    row("410", plainly(answer("410 Gone")), "http.path.not-found");
    row("418", plainly(answer("418 I'm a teapot")), "http.request.unacceptable");
    row("422", signedIn(json("{\"errors\":[{\"message\":\"x\"}]}", "422 Unprocessable Content")),
        "http.request.unacceptable");
    row("429 with seconds", plainly(answer("429 Too Many Requests", "Retry-After: 3600\r\n")), "rate.limit.exceeded");
    row("429 with a date", plainly(answer("429 Too Many Requests", "Retry-After: Fri, 31 Dec 2049 23:59:59 GMT\r\n")),
        "rate.limit.exceeded");
    row("429 with rate headers",
        plainly(answer("429 Too Many Requests", "RateLimit-Limit: 100\r\nRateLimit-Remaining: 0\r\n")),
        "rate.limit.exceeded");
    row("429 to a credential", signedIn(answer("429 Too Many Requests")), "rate.limit.exceeded");
    row("200 with little left", plainly(answer("200 OK", "RateLimit-Limit: 100\r\nRateLimit-Remaining: 3\r\n")),
        "rate.limit.near");
    row("451", plainly(answer("451 Unavailable For Legal Reasons")), "http.legal.blocked");
    row("500", plainly(answer("500 Internal Server Error")), "http.server.error");
    row("500 that names a scope is the server's", signedIn(json("{\"error\":\"missing scope\"}", "500 Oops")),
        "http.server.error");
    row("501", plainly(answer("501 Not Implemented")), "http.server.error");
    row("502", plainly(html(welcomePage, "502 Bad Gateway")), "http.gateway.bad");
    row("503", signedIn(answer("503 Service Unavailable")), "http.service.unavailable");
    row("504", plainly(answer("504 Gateway Timeout")), "http.gateway.timeout");
    row("511", plainly(html(loginPage, "511 Network Authentication Required")), "captive.portal.detected");
    row("599", plainly(answer("599 Whatever")), "http.server.error");
    row("a status beyond all meaning counts as 5xx", plainly(answer("799 Whatever")), "http.server.error");
}

static void addContents()
{
    const auto row = [](const char *name, const Called &called, const char *expected) {
        QTest::newRow(name) << called << QString::fromLatin1(expected);
    };
    row("JSON as expected is healthy", expectingJson(json("{\"status\":\"up\"}")), "");
    row("JSON without a type is healthy", expectingJson(answer("200 OK", {}, "{\"status\":\"up\"}")), "");
    row("an empty list is healthy", expectingJson(json("[]")), "");
    row("a null error is none", expectingJson(json("{\"error\":null,\"errors\":[]}")), "");
    row("a page to log in at, for a credential", signedIn(html(loginPage)), "content.page.login");
    row("a page to log in at, for JSON", expectingJson(html(loginPage)), "content.page.login");
    row("a page that posts itself to the sign-in",
        signedIn(html("<html><body onload=\"document.forms[0].submit()\"><form method=post action=https://idp.test/x>"
                      "<input type=hidden name=SAMLRequest value=abc></form></body></html>")),
        "content.page.login");
    row("a page that leads to the sign-in by itself",
        signedIn(
            html("<html><head><meta http-equiv=\"refresh\" content=\"0;url=https://login.test/x\"></head></html>")),
        "content.page.login");
    row("a page whose script leads to the sign-in",
        signedIn(html("<html><script>window.location.href = '/users/sign_in?from=api';</script></html>")),
        "content.page.login");
    row("a page called so, whose form a script makes",
        signedIn(html("<!DOCTYPE html><title>Log in - Jira</title><div id=root></div><script src=/a.js></script>")),
        "content.page.login");
    row("a page about signing in is healthy where any answer is",
        signedIn(html("<html><title>How to sign in to Acme, step by step</title><p>Welcome</p></html>")), "");
    row("a number is JSON", expectingJson(json("1")), "");
    row("a text is JSON", expectingJson(json("\"up\"")), "");
    row("two values are none", expectingJson(json("1,2")), "content.body.invalid-json");
    row("a page for JSON", expectingJson(html(welcomePage)), "content.page.html");
    row("a page that calls itself JSON", expectingJson(json(welcomePage)), "content.page.html");
    row("an error inside", expectingJson(json("{\"error\":{\"code\":17,\"message\":\"no such tenant\"}}")),
        "content.body.error-inside");
    row("an error inside where any answer is good", signedIn(json("{\"error\":\"no such tenant\"}")),
        "content.body.error-inside");
    row("success: false", expectingJson(json("{\"success\":false,\"message\":\"no\"}")), "content.body.error-inside");
    row("JSON cut off", expectingJson(json("{\"status\":\"u")), "content.body.invalid-json");
    row("JSON of the wrong kind of quotes", expectingJson(json("{'status': 'up'}")), "content.body.invalid-json");
    row("nothing for JSON", expectingJson(json("")), "content.body.empty");
    row("text for JSON", expectingJson(answer("200 OK", "Content-Type: text/plain\r\n", "up")),
        "content.type.unexpected");
    row("204 for JSON", expectingJson("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
        "http.status.unexpected");
}

static void addProducts()
{
    const auto row = [](const char *name, const Called &called, const char *expected) {
        QTest::newRow(name) << called << QString::fromLatin1(expected);
    };
    row("ServiceDesk Plus is healthy",
        serviceDesk(json("{\"response_status\":[{\"status_code\":2000,\"status\":\"success\"}],\"requests\":[]}")), "");
    row("ServiceDesk Plus refuses the key", serviceDeskSays("401 Unauthorized", "4022", "UNAUTHORISED"),
        "auth.credential.refused");
    row("ServiceDesk Plus refuses the key within 200", serviceDeskSays("200 OK", "4022", "UNAUTHORISED"),
        "auth.credential.refused");
    row("ServiceDesk Plus lacks a permission", serviceDeskSays("403 Forbidden", "4002", "no permission"),
        "scope.permission.denied");
    row("ServiceDesk Plus knows no such address", serviceDeskSays("404 Not Found", "4007", "Invalid URL"),
        "http.path.not-found");
    row("ServiceDesk Plus limits within 200", serviceDeskSays("200 OK", "4015", "API rate limit"),
        "rate.limit.exceeded");
    row("ServiceDesk Plus has no licence", serviceDeskSays("200 OK", "7001", "licence"), "content.licence.missing");
    row("ServiceDesk Plus knows no such value",
        serviceDesk(json("{\"response_status\":[{\"status_code\":4000,\"messages\":[{\"status_code\":\"4001\","
                         "\"field\":\"site\",\"type\":\"failed\"}],\"status\":\"failed\"}]}",
                         "400 Bad Request")),
        "content.reference.unknown");
    row("ServiceDesk Plus fails inside", serviceDeskSays("200 OK", "4999", "odd"), "content.body.error-inside");
    row("ServiceDesk Plus fails with 500", serviceDeskSays("500 Internal Server Error", "4004", "internal"),
        "http.server.error");
    row("ServiceDesk Plus shows its login page", serviceDesk(html(loginPage)), "content.page.login");
    row("something else than ServiceDesk Plus", serviceDesk(json("{\"hello\":\"world\"}")), "content.field.missing");

    row("Jira is healthy", jira(json("{\"accountId\":\"5b10\",\"emailAddress\":\"ann@example.com\"}")), "");
    row("Jira takes nobody in", jira(json("{\"self\":\"https://x/\"}")), "auth.access.anonymous");
    row("Jira says that the token failed",
        jira(json("{\"accountId\":\"5b10\"}", "200 OK", "X-Seraph-LoginReason: AUTHENTICATED_FAILED\r\n")),
        "auth.access.anonymous");
    row("Jira refuses the token",
        jira(answer("401 Unauthorized", "X-Seraph-LoginReason: AUTHENTICATED_FAILED\r\n",
                    "Client must be "
                    "authenticated")),
        "auth.credential.refused");
    row("Jira wants a CAPTCHA",
        jira(answer("403 Forbidden", "X-Seraph-LoginReason: AUTHENTICATION_DENIED\r\n"
                                     "X-Authentication-Denied-Reason: CAPTCHA_CHALLENGE; login-url=https://x/\r\n")),
        "auth.captcha.required");
    row("Jira limits",
        jira(answer("429 Too Many Requests", "RateLimit-Reason: jira-cost-based\r\nRetry-After: 900\r\n")),
        "rate.limit.exceeded");
    row("Jira lacks a scope",
        jira(json("{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}", "401 Unauthorized")),
        "scope.scope.missing");
    row("Jira is down", jira(html(welcomePage, "503 Service Unavailable")), "http.service.unavailable");
    row("no Jira at this address", jira(html(welcomePage, "404 Not Found")), "http.path.not-found");
    row("Jira shows its login page", jira(html(loginPage)), "content.page.login");
}

void RootCausesAnswersTest::everyAnswerHasItsRootCause_data()
{
    QTest::addColumn<Called>("called");
    QTest::addColumn<QString>("expected");
    addStatuses();
    addContents();
    addProducts();
}

void RootCausesAnswersTest::everyAnswerHasItsRootCause()
{
    QFETCH(const Called, called);
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        const AnswerServer server(scheme, QByteArrayList{called.answer});
        const FaultRun result = faultRun(connectionFor(called, server), called.secrets);
        QTEST(told(result), "expected");
        QCOMPARE(result.verdict() == "ok"_L1, result.findings.isEmpty());
    }
}

void RootCausesAnswersTest::factsSayWhatTheServerSaid()
{
    const AnswerServer limited(u"http"_s, QByteArrayList{answer("429 Too Many Requests",
                                                                "Retry-After: 3600\r\nRateLimit-Limit: 100\r\n"
                                                                "RateLimit-Remaining: 0\r\nRateLimit-Reset: 60\r\n")});
    const FaultRun rate = faultRun(faultConnection(limited.url()));
    QCOMPARE(rootFact(rate, u"retryAfter"_s), u"3600"_s);
    QCOMPARE(rootFact(rate, u"limit"_s), u"100"_s);
    QCOMPARE(rootFact(rate, u"remaining"_s), u"0"_s);
    QCOMPARE(rootFact(rate, u"reset"_s), u"60"_s);

    const Called inside = expectingJson(json("{\"error\":{\"code\":17,\"message\":\"no such\\ntenant\"}}"));
    const AnswerServer failing(u"http"_s, QByteArrayList{inside.answer});
    const FaultRun content = faultRun(connectionFor(inside, failing));
    QCOMPARE(rootFact(content, u"message"_s), u"no such tenant"_s);
    QCOMPARE(rootFact(content, u"code"_s), u"17"_s);

    const Called broken = expectingJson(json("{\"a\":1,\n\"b\" 2}"));
    const AnswerServer garbled(u"http"_s, QByteArrayList{broken.answer});
    const FaultRun invalid = faultRun(connectionFor(broken, garbled));
    QCOMPARE(rootFact(invalid, u"line"_s), u"2"_s);
}

}

LENTERA_TEST(tst_rootCausesAnswers, lentera::RootCausesAnswersTest)
#include "tst_rootCausesAnswers.moc"
