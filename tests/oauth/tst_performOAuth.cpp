// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/LoopbackRedirect.h"
#include "oauth/OAuthChoice.h"
#include "oauth/judgeOAuth.h"
#include "oauth/oauthReport.h"
#include "oauth/performOAuth.h"
#include "support/TokenServer.h"
#include "support/runTests.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::function<void(lentera::OAuthRequest &)>)

namespace lentera {

using seen::OAuthFlow;

static SharedSecret secret(const QByteArray &value)
{
    return std::make_shared<const Secret>(QByteArray(value));
}

static OAuthRequest requestTo(int port, OAuthFlow flow, const QString &provider = u"generic"_s)
{
    OAuthChoice choice;
    choice.provider = provider;
    choice.clientId = u"desk app"_s;
    choice.clientSecret = secret("canary & secret");
    choice.scopes = QStringList{u"read"_s, u"write"_s};
    const QString base = u"http://127.0.0.1:%1"_s.arg(port);
    choice.endpoints = {base + "/authorize"_L1, base + "/token"_L1, base + "/device"_L1, base + "/revoke"_L1};
    OAuthRequest request = *oauthRequestFor(choice, Connection(), flow);
    request.token = secret("canary-refresh");
    return request;
}

static Wait plenty()
{
    return Wait({}, 60s);
}

static QString firstFinding(const Result<OAuthResult> &result)
{
    return result ? judgeOAuth(result->seen).value(0).id : result.error().id;
}

static QByteArray everythingSeen(const OAuthResult &result)
{
    return QJsonDocument(oauthJson(result.seen, Explanations(), u"en"_s)).toJson();
}

// What a browser would get that was sent to the redirect address; null when it is refused.
static QByteArray visit(const QUrl &url, const QByteArray &headers = {}, const QByteArray &method = "GET")
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected(10'000))
        return {};
    const QByteArray host = headers.contains("Host:") ? QByteArray() : "Host: " + url.authority().toLatin1() + "\r\n";
    socket.write(method + ' ' + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) + " HTTP/1.1\r\n" + host +
                 headers + "\r\n");
    while (socket.state() == QTcpSocket::ConnectedState && socket.waitForReadyRead(10'000)) {
    }
    return socket.readAll();
}

//! Flows against servers on loopback that do as they are told.
class PerformOAuthTest : public QObject {
    Q_OBJECT

    // The authorisation page: sends the person straight back.
    struct Page {
        std::thread browser;
        QByteArray shown;
        QUrl address;
        ~Page()
        {
            if (browser.joinable())
                browser.join();
        }
        void answer(OAuthRequest &request, const std::function<QUrlQuery(const QUrlQuery &)> &back)
        {
            request.prompt = [this, back](const OAuthPrompt &prompt) {
                address = QUrl(prompt.url);
                const QUrlQuery asked(address);
                QUrl redirect(asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
                redirect.setQuery(back(asked));
                browser = std::thread([this, redirect] { shown = visit(redirect); });
            };
        }
    };

private Q_SLOTS:
    void clientCredentials_data();
    void clientCredentials();
    void aCodeIsExchangedWithItsProof();
    void whatComesBackIsChecked_data();
    void whatComesBackIsChecked();
    void strangersAtTheRedirectAreRefused_data();
    void strangersAtTheRedirectAreRefused();
    void aDeviceIsAskedForAtItsPace();
    void answersThatAreNone_data();
    void answersThatAreNone();
    void whetherATokenMayBeSpent_data();
    void whetherATokenMayBeSpent();
    void nothingGoesOutUnprotected();
    void metadataOfAnotherAreNotBelieved();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void aStopEndsEveryWait_data();
    void aStopEndsEveryWait();
};

void PerformOAuthTest::clientCredentials_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("in the body") << u"generic"_s << QByteArray()
                                 << QByteArray("grant_type=client_credentials&scope=read%20write&client_id=desk%20app&"
                                               "client_secret=canary%20%26%20secret");
    QTest::newRow("by Basic, as JSON") << u"notion"_s
                                       << QByteArray("Basic ZGVzayUyMGFwcDpjYW5hcnklMjAlMjYlMjBzZWNyZXQ=")
                                       << QByteArray(
                                              "{\"grant_type\":\"client_credentials\",\"scope\":\"read write\"}");
}

void PerformOAuthTest::clientCredentials()
{
    QFETCH(const QString, provider);
    QFETCH(const QByteArray, authorization);
    QFETCH(const QByteArray, body);
    TokenCall call;
    LoopbackServer server([&](LoopbackPeer &peer) {
        call = readTokenCall(peer);
        peer.write(httpAnswer("{\"access_token\":\"canary-access\",\"expires_in\":\"600\",\"scope\":\"read\"}"));
    });
    OAuthRequest request = requestTo(server.port(), OAuthFlow::Client, provider);
    request.provider.flows << OAuthFlow::Client;
    const auto result = performOAuth(request, plenty());
    QVERIFY(result);
    QCOMPARE(call.body, body);
    QVERIFY2(authorization.isEmpty() || call.head.contains(authorization), call.head.constData());
    QVERIFY(call.head.contains("Accept: application/json"));
    QVERIFY(result->tokens.access && result->tokens.access->equals(*secret("canary-access")));
    QCOMPARE(firstFinding(result), u"scope.scope.not-granted"_s);
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(result->seen.accessExpires);
    QVERIFY(seconds > 500 && seconds <= 600);
    QVERIFY(!everythingSeen(*result).contains("canary"));
}

void PerformOAuthTest::aCodeIsExchangedWithItsProof()
{
    TokenCall call;
    LoopbackServer server([&](LoopbackPeer &peer) {
        call = readTokenCall(peer);
        peer.write(httpAnswer("{\"access_token\":\"canary-access\",\"refresh_token\":\"canary-next\"}"));
    });
    OAuthRequest request = requestTo(server.port(), OAuthFlow::Code);
    request.provider.authorizationParameters.insert(u"access_type"_s, u"offline"_s);
    request.page = {u"Lentera"_s, u"come <back>"_s, u"refused"_s};
    Page page;
    page.answer(request, [](const QUrlQuery &asked) {
        QUrlQuery back;
        back.addQueryItem(u"code"_s, u"canary-code"_s);
        back.addQueryItem(u"state"_s, asked.queryItemValue(u"state"_s, QUrl::FullyDecoded));
        return back;
    });
    const auto result = performOAuth(request, plenty());
    page.browser.join();
    QVERIFY(result);
    QCOMPARE(firstFinding(result), QString());
    const QUrlQuery asked(page.address);
    QCOMPARE(asked.queryItemValue(u"access_type"_s), u"offline"_s);
    QCOMPARE(asked.queryItemValue(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(asked.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"read write"_s);
    const QByteArray verifier = call.fields.value(u"code_verifier"_s).toLatin1();
    QVERIFY(verifier.size() >= 43 && verifier.size() <= 128);
    QCOMPARE(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
             asked.queryItemValue(u"code_challenge"_s).toLatin1());
    QCOMPARE(call.fields.value(u"code"_s), u"canary-code"_s);
    QCOMPARE(call.fields.value(u"redirect_uri"_s), asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    QVERIFY2(page.shown.contains("come &lt;back&gt;"), page.shown.constData());
    QVERIFY(!everythingSeen(*result).contains("canary"));
}

void PerformOAuthTest::whatComesBackIsChecked_data()
{
    QTest::addColumn<QString>("query"); // {state} is what was sent
    QTest::addColumn<QString>("finding");
    QTest::newRow("another state") << u"code=c&state=x"_s << u"auth.state.mismatch"_s;
    QTest::newRow("no state") << u"code=c"_s << u"auth.state.mismatch"_s;
    QTest::newRow("the person said no") << u"error=access_denied&state={state}"_s << u"auth.consent.denied"_s;
    QTest::newRow("another issuer") << u"code=c&state={state}&iss=https://evil.example"_s << u"auth.issuer.mismatch"_s;
    QTest::newRow("a scope that there is not") << u"error=invalid_scope&state={state}"_s << u"scope.scope.invalid"_s;
}

void PerformOAuthTest::whatComesBackIsChecked()
{
    QFETCH(const QString, query);
    QFETCH(const QString, finding);
    LoopbackServer server([](LoopbackPeer &peer) {
        readTokenCall(peer);
        const QByteArray issuer = "http://127.0.0.1:" + QByteArray::number(portOf(peer.descriptor()));
        peer.write(httpAnswer("{\"issuer\":\"" + issuer + "\",\"token_endpoint\":\"" + issuer +
                              "/token\",\"authorization_endpoint\":\"" + issuer + "/authorize\"}"));
    });
    OAuthRequest request = requestTo(server.port(), OAuthFlow::Code);
    request.endpoints = {};
    request.issuer = u"http://127.0.0.1:%1"_s.arg(server.port());
    request.page.refused = u"it was refused"_s;
    Page page;
    page.answer(request, [&](const QUrlQuery &asked) {
        return QUrlQuery(QString(query).replace(u"{state}"_s, asked.queryItemValue(u"state"_s)));
    });
    const auto result = performOAuth(request, plenty());
    page.browser.join();
    QCOMPARE(firstFinding(result), finding);
    QCOMPARE(server.connections(), 1); // the metadata; no code went out
}

void PerformOAuthTest::strangersAtTheRedirectAreRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("status");
    const auto row = [](const char *name, const char *method, const QString &path, const char *headers,
                        const char *status) {
        QTest::newRow(name) << QByteArray(method) << path << QByteArray(headers) << QByteArray(status);
    };
    row("another host", "GET", u"/callback?code=c"_s, "Host: evil.example\r\n", "421");
    row("a page that fetches", "GET", u"/callback?code=c"_s, "Sec-Fetch-Mode: no-cors\r\n", "403");
    row("a page that posts", "POST", u"/callback?code=c"_s, "Origin: https://evil.example\r\n", "403");
    row("another method", "POST", u"/callback?code=c"_s, "", "405");
    row("another path", "GET", u"/favicon.ico"_s, "", "404");
    row("no query", "GET", u"/callback"_s, "", "404");
    row("a head without end", "GET", u"/callback?code=c"_s, nullptr, "431");
}

void PerformOAuthTest::strangersAtTheRedirectAreRefused()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(QByteArray, headers);
    QFETCH(const QByteArray, status);
    if (headers.isNull())
        headers = "X: " + QByteArray(20'000, 'x') + "\r\n";
    LoopbackRedirect listener(u"127.0.0.1"_s, {u"t"_s, u"done"_s, u"no"_s});
    QVERIFY(listener.listen(0));
    const QUrl address(listener.address());
    QByteArray refused;
    QByteArray taken;
    std::thread browser([&] {
        refused = visit(address.resolved(QUrl(path)), headers, method);
        QTcpSocket idle; // one that a browser opens ahead and never uses
        idle.connectToHost(address.host(), quint16(address.port()));
        idle.waitForConnected();
        taken = visit(address.resolved(QUrl(u"/callback?code=right&x=1"_s)), "Sec-Fetch-Mode: navigate\r\n");
    });
    Wait wait = plenty();
    const auto answer = listener.wait(wait, [](const RedirectAnswer &) { return false; });
    browser.join();
    QVERIFY2(refused.startsWith("HTTP/1.1 " + status), refused.constData());
    QVERIFY(answer && answer->code->equals(*secret("right")));
    QCOMPARE(answer->parameters.value(u"x"_s), u"1"_s);
    QVERIFY(taken.contains("default-src 'none'") && taken.contains("done"));
}

void PerformOAuthTest::aDeviceIsAskedForAtItsPace()
{
    QStringList answers{u"authorization_pending"_s, u"authorization_pending"_s};
    LoopbackServer server([&](LoopbackPeer &peer) {
        const TokenCall call = readTokenCall(peer);
        if (call.head.startsWith("POST /device"))
            peer.write(
                httpAnswer("{\"device_code\":\"canary-device\",\"user_code\":\"ABCD-EFGH\","
                           "\"verification_uri\":\"https://id.example/device\",\"interval\":1,\"expires_in\":60}"));
        else if (call.fields.value(u"device_code"_s) != "canary-device"_L1)
            peer.write(httpAnswer("{\"error\":\"invalid_grant\"}", 400));
        else if (!answers.isEmpty())
            peer.write(httpAnswer("{\"error\":\"" + answers.takeFirst().toLatin1() + "\"}", 400));
        else
            peer.write(httpAnswer("{\"access_token\":\"canary-access\",\"refresh_token\":\"canary-next\"}"));
    });
    OAuthRequest request = requestTo(server.port(), OAuthFlow::Device);
    OAuthPrompt shown;
    request.prompt = [&](const OAuthPrompt &prompt) {
        shown = prompt;
    };
    const auto result = performOAuth(request, plenty());
    QCOMPARE(firstFinding(result), QString());
    QCOMPARE(shown.userCode, u"ABCD-EFGH"_s);
    QCOMPARE(shown.url, u"https://id.example/device"_s);
    QCOMPARE(result->seen.answers.size(), 3); // the code, the waiting as one row, the tokens
    QCOMPARE(result->seen.answers.at(1).times, 2);
    QVERIFY(!everythingSeen(*result).contains("canary"));
}

void PerformOAuthTest::answersThatAreNone_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("finding");
    QTest::newRow("a page") << httpAnswer("<html>canary-refresh</html>", 200, "text/html")
                            << u"content.token.unreadable"_s;
    QTest::newRow("a redirect") << httpAnswer({}, 302, "text/html", "Location: https://evil.example/\r\n")
                                << u"http.token.redirected"_s;
    QTest::newRow("a form with an error")
        << httpAnswer("error=invalid_client", 200, "text/plain") << u"auth.client.refused"_s;
    QTest::newRow("no token") << httpAnswer("{\"token\":\"x\"}") << u"content.token.missing"_s;
    QTest::newRow("half an answer") << httpAnswer("{\"access_token\":\"canary-access\"}").chopped(8)
                                    << u"http.token.unreachable"_s;
    QTest::newRow("nothing") << QByteArray() << u"http.token.unreachable"_s;
    QTest::newRow("an echo of the secret")
        << httpAnswer("{\"error\":\"invalid_request\",\"x\":\"canary-refresh\"}", 400) << u"auth.request.invalid"_s;
}

void PerformOAuthTest::answersThatAreNone()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, finding);
    LoopbackServer server([&](LoopbackPeer &peer) {
        readTokenCall(peer);
        peer.write(answer);
    });
    const auto result = performOAuth(requestTo(server.port(), OAuthFlow::Refresh), plenty());
    QCOMPARE(firstFinding(result), finding);
    QCOMPARE(server.connections(), 1); // sent once, whatever came
    QVERIFY(!everythingSeen(*result).contains("canary"));
}

void PerformOAuthTest::whetherATokenMayBeSpent_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("maybe");
    QTest::newRow("refused") << httpAnswer("{\"error\":\"invalid_client\"}", 401) << false;
    QTest::newRow("given") << httpAnswer("{\"access_token\":\"a\"}") << false;
    QTest::newRow("the server failed") << httpAnswer("{\"error\":\"server_error\"}", 500) << true;
    QTest::newRow("a page") << httpAnswer("<html>", 200, "text/html") << true;
    QTest::newRow("cut") << httpAnswer("{\"access_token\":\"a\"}").chopped(3) << true;
    QTest::newRow("nothing") << QByteArray() << true;
}

void PerformOAuthTest::whetherATokenMayBeSpent()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, maybe);
    LoopbackServer server([&](LoopbackPeer &peer) {
        readTokenCall(peer);
        peer.write(answer);
    });
    const auto result = performOAuth(requestTo(server.port(), OAuthFlow::Refresh), plenty());
    QCOMPARE(result->seen.maybeSpent, maybe);
    OAuthRequest nobody = requestTo(server.port(), OAuthFlow::Refresh);
    nobody.endpoints.token = u"http://127.0.0.1:1/token"_s;
    QCOMPARE(performOAuth(nobody, plenty())->seen.maybeSpent, false); // it never left
}

void PerformOAuthTest::nothingGoesOutUnprotected()
{
    OAuthRequest request = requestTo(1, OAuthFlow::Refresh);
    request.endpoints.token = u"http://id.example/token"_s;
    const auto result = performOAuth(request, plenty());
    QCOMPARE(firstFinding(result), u"config.oauth.plain-http"_s);
    QVERIFY(result->seen.answers.isEmpty());
    request.issuer = u"http://id.example"_s;
    QCOMPARE(firstFinding(performOAuth(request, plenty())), u"config.oauth.plain-http"_s);
}

void PerformOAuthTest::metadataOfAnotherAreNotBelieved()
{
    LoopbackServer server([](LoopbackPeer &peer) {
        readTokenCall(peer);
        peer.write(
            httpAnswer("{\"issuer\":\"https://evil.example\",\"token_endpoint\":\"https://evil.example/token\"}"));
    });
    OAuthRequest request = requestTo(server.port(), OAuthFlow::Client);
    request.endpoints = {};
    request.issuer = u"http://127.0.0.1:%1"_s.arg(server.port());
    const auto result = performOAuth(request, plenty());
    QCOMPARE(firstFinding(result), u"config.oauth.issuer-mismatch"_s);
    QCOMPARE(server.connections(), 1);
}

void PerformOAuthTest::whatIsMissingIsNamed_data()
{
    QTest::addColumn<std::function<void(OAuthRequest &)>>("change");
    QTest::addColumn<QString>("error");
    using Change = std::function<void(OAuthRequest &)>;
    QTest::newRow("the client") << Change([](OAuthRequest &request) { request.clientId.clear(); })
                                << u"oauth.client-id.missing"_s;
    QTest::newRow("the flow") << Change([](OAuthRequest &request) { request.provider.flows.clear(); })
                              << u"oauth.flow.unsupported"_s;
    QTest::newRow("the address") << Change([](OAuthRequest &request) { request.endpoints.authorization.clear(); })
                                 << u"oauth.endpoint.missing"_s;
    QTest::newRow("the port") << Change([](OAuthRequest &request) {
        request.provider.redirect.port = RedirectPort::Registered;
    }) << u"oauth.port.missing"_s;
}

void PerformOAuthTest::whatIsMissingIsNamed()
{
    using Change = std::function<void(OAuthRequest &)>;
    QFETCH(const Change, change);
    QFETCH(const QString, error);
    OAuthRequest request = requestTo(1, OAuthFlow::Code);
    change(request);
    QCOMPARE(firstFinding(performOAuth(request, plenty())), error);
}

void PerformOAuthTest::aStopEndsEveryWait_data()
{
    QTest::addColumn<OAuthFlow>("flow");
    QTest::newRow("the browser") << OAuthFlow::Code;
    QTest::newRow("the device") << OAuthFlow::Device;
    QTest::newRow("the token") << OAuthFlow::Refresh;
}

void PerformOAuthTest::aStopEndsEveryWait()
{
    QFETCH(const OAuthFlow, flow);
    std::stop_source stop;
    LoopbackServer server([&](LoopbackPeer &peer) {
        const TokenCall call = readTokenCall(peer);
        if (call.head.startsWith("POST /device"))
            return void(peer.write(
                httpAnswer("{\"device_code\":\"d\",\"user_code\":\"u\",\"verification_uri\":\"https://x/\"}")));
        stop.request_stop();
        peer.waitForClose();
    });
    OAuthRequest request = requestTo(server.port(), flow);
    request.prompt = [&](const OAuthPrompt &) {
        stop.request_stop();
    };
    const auto result = performOAuth(request, Wait(stop.get_token(), 1h));
    QVERIFY(result);
    QCOMPARE(result->seen.phases.last().outcome, seen::OAuthOutcome::Stopped);
}

}

LENTERA_TEST(tst_performOAuth, lentera::PerformOAuthTest)
#include "tst_performOAuth.moc"
