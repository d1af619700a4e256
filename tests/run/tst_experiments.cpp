// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "CertificateServers.h"
#include "FaultRun.h"
#include "explain/Reproduce.h"
#include "run/Comparison.h"
#include "support/Relay.h"
#include "support/runTests.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

//! Failed runs whose cause shows when one thing is changed.
class ExperimentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void proxyThatSpoilsAnswers();
    void proxyThatTakesTheCredentialOut();
    void proxyThatPutsItsOwnPageIn();
    void proxyThatShowsAnotherCertificate();
    void proxyThatIsNeeded();
    void oneBackEndIsBroken();
    void nameIsRejected();
    void versionIsNotTolerated();
    void ownTrustIsUnsuitable();
    void ownTrustIsUnused();
    void credentialUpsetsTheSystem();
    void environmentHoldsTheRightCredential();
    void http2IsBroken();
    void refusedCredentialIsSentOnce_data();
    void refusedCredentialIsSentOnce();
    void whatFailsEitherWayNamesNoExperiment();
    void healthyRunsMakeNone();
    void experimentsEndWithTheRun();
    void everyFlipReproduces();
};

static TrustSetting trusting(const TestIdentity &root)
{
    return {.roots = TrustRoots::OwnOnly, .ownRoots = root.pem()};
}

static Connection viaProxy(const QString &url, int proxyPort)
{
    Connection connection = faultConnection(url);
    connection.proxy = {ProxySource::Manual, u"http://127.0.0.1:%1"_s.arg(proxyPort)};
    return connection;
}

static QStringList experimentsOf(const FaultRun &result, const Connection &connection)
{
    QStringList names;
    for (const Comparison &one : comparisonsOf({result.evidence, connection, shipped(connection.connector)}))
        names << (one.flipped ? u"+"_s : u"-"_s) + toJson(one.variation).toString();
    return names;
}

void ExperimentsTest::proxyThatSpoilsAnswers()
{
    const AnswerServer target(u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    const LoopbackServer proxy([](LoopbackPeer &peer) {
        if (!peer.readUntil("\r\n\r\n").isEmpty())
            peer.write(answer("500 Internal Server Error", {}, "filter crashed"));
    });
    const Connection connection = viaProxy(target.url(), proxy.port());
    const FaultRun result = faultRun(connection);
    QCOMPARE(told(result), u"proxy.route.altered | http.server.error"_s);
    QCOMPARE(rootFact(result, u"failure"_s), u"http.server.error"_s);
    QCOMPARE(rootFact(result, u"origin"_s), u"setting"_s);
    QCOMPARE(experimentsOf(result, connection), QStringList{u"+Direct"_s});
}

// What every proxy here answers in place of what it would have to pass on.
static void sayTo(LoopbackPeer &peer, const QByteArray &answer)
{
    if (!peer.readUntil("\r\n\r\n").isEmpty())
        peer.write(answer);
}

void ExperimentsTest::proxyThatTakesTheCredentialOut()
{
    const QByteArray refusal = answer("401 Unauthorized", "WWW-Authenticate: Bearer\r\n", "no token");
    const AnswerServer target(u"http"_s, [&refusal](Speaker &speaker, const QByteArray &head) {
        speaker.write(head.contains("tok-0123456789") ? answer("200 OK", {}, "ok") : refusal);
    });
    const LoopbackServer proxy([&refusal](LoopbackPeer &peer) { sayTo(peer, refusal); });
    Connection connection = viaProxy(target.url(), proxy.port());
    connection.signIn = u"bearer"_s;
    const FaultRun result = faultRun(connection, {{u"token"_s, "tok-0123456789"}});
    QCOMPARE(told(result).section(u' ', 0, 0), u"proxy.authorization.removed"_s);
    QCOMPARE(rootFact(result, u"directStatus"_s), u"200"_s);
    QVERIFY(result.rootCauses().first().explained.contains(u"proxy.route.altered"_s));
}

void ExperimentsTest::proxyThatPutsItsOwnPageIn()
{
    const AnswerServer target(u"http"_s, QByteArrayList{json(R"({"id":1})")});
    const LoopbackServer proxy([](LoopbackPeer &peer) { sayTo(peer, html("<html><title>Notice</title>")); });
    Connection connection = viaProxy(target.url(), proxy.port());
    connection.parameters.insert(u"expectJson"_s, u"true"_s);
    const FaultRun result = faultRun(connection);
    QCOMPARE(told(result).section(u' ', 0, 0), u"proxy.body.rewritten"_s);
    QCOMPARE(rootFact(result, u"directType"_s), u"application/json"_s);
    QVERIFY(result.rootCauses().first().explained.contains(u"proxy.route.altered"_s));
}

void ExperimentsTest::proxyThatShowsAnotherCertificate()
{
    const AnswerServer target(u"https"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    const TestIdentity stranger = TestAuthority::selfSigned({.commonName = "inspection"});
    const TlsServer inspecting({.chain = stranger.pem(), .key = stranger.keyPem()});
    const Relay relay(inspecting.port());
    Connection connection = viaProxy(target.url(u"practice.test"_s), relay.port());
    connection.trust = trusting(AnswerServer::identity());
    const FaultRun result = faultRun(connection);
    QCOMPARE(told(result).section(u' ', 0, 0), u"tls.interception.detected"_s);
    QVERIFY(result.rootCauses().first().explained.contains(u"proxy.route.altered"_s));
}

void ExperimentsTest::proxyThatIsNeeded()
{
    const AnswerServer target(u"https"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    const Relay relay(target.port());
    const RefusedPort refused;
    Connection connection = faultConnection(u"https://practice.test:%1"_s.arg(refused.port()));
    connection.trust = trusting(AnswerServer::identity());
    const EnvironmentVariables variables{{u"https_proxy"_s, u"http://user:pass@127.0.0.1:%1"_s.arg(relay.port())}};
    const Plan plan = planFor(connection, shipped(connection.connector), variables);
    QVERIFY(plan.proxy.direct());
    const FaultRun result = faultRun(plan);
    QCOMPARE(told(result), u"proxy.route.needed | tcp.connection.refused"_s);
    QCOMPARE(rootFact(result, u"proxy"_s), u"http://127.0.0.1:%1"_s.arg(relay.port()));
}

void ExperimentsTest::oneBackEndIsBroken()
{
    Nginx pair;
    const int shared = freePort();
    pair.serve(
        {},
        u"return 200; } server { listen 127.0.0.1:%1; return 502; } server { listen 127.0.0.2:%1; return 200 'ok';"_s
            .arg(shared));
    QVERIFY2(pair.start(), pair.output().constData());
    Connection connection = faultConnection(u"http://practice.test:%1"_s.arg(shared));
    Plan plan = faultPlan(connection);
    plan.addresses = {QHostAddress(u"127.0.0.1"_s), QHostAddress(u"127.0.0.2"_s)};
    const FaultRun result = faultRun(plan);
    QCOMPARE(told(result), u"tcp.backend.broken | http.gateway.bad"_s);
    QCOMPARE(rootFact(result, u"failing"_s), u"127.0.0.1"_s);
    QCOMPARE(rootFact(result, u"working"_s), u"127.0.0.2"_s);
}

void ExperimentsTest::nameIsRejected()
{
    const TestIdentity &identity = AnswerServer::identity();
    Nginx nginx;
    const int port = nginx.show({.chain = identity.pem(), .key = identity.keyPem()});
    nginx.serve(
        {},
        u"return 200; } server { listen 127.0.0.1:%1 ssl; server_name practice.test; ssl_reject_handshake on;"_s.arg(
            port));
    QVERIFY2(nginx.start(), nginx.output().constData());
    Connection connection = faultConnection(u"https://practice.test:%1"_s.arg(port));
    connection.trust = trusting(identity);
    QCOMPARE(told(faultRun(connection)), u"tls.name.rejected | tls.name.unrecognised"_s);
}

void ExperimentsTest::versionIsNotTolerated()
{
    const TestIdentity &identity = AnswerServer::identity();
    const TlsServer older({.chain = identity.pem(), .key = identity.keyPem(), .newestVersion = TLS1_2_VERSION});
    const LoopbackServer device([&older](LoopbackPeer &peer) {
        const QByteArray head = peer.readBytes(5);
        if (head.size() < 5)
            return;
        const QByteArray hello = head + peer.readBytes(quint8(head[3]) << 8 | quint8(head[4]));
        if (hello.contains(QByteArray::fromHex("03040303"))) // supported_versions with TLS 1.3 and 1.2
            return peer.reset();
        Relay::carryTo(older.port(), peer, hello);
    });
    Connection connection = faultConnection(u"https://practice.test:%1"_s.arg(device.port()));
    connection.trust = trusting(identity);
    const FaultRun result = faultRun(connection);
    QCOMPARE(told(result), u"tls.version.intolerant | tcp.connection.reset"_s);
    QCOMPARE(rootFact(result, u"version"_s), u"TLS 1.2"_s);
}

void ExperimentsTest::ownTrustIsUnsuitable()
{
    const QTemporaryDir folder;
    const AnswerServer target(u"https"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    qputenv("SSL_CERT_FILE", writtenTo(folder.path(), u"roots.pem"_s, AnswerServer::identity().pem()).toUtf8());
    Connection connection = faultConnection(target.url(u"practice.test"_s));
    connection.trust = trusting(TestAuthority::root("Former authority"));
    const QString found = told(faultRun(connection));
    qunsetenv("SSL_CERT_FILE");
    QCOMPARE(found, u"tls.trust.own-unsuitable | tls.certificate.self-signed"_s);
}

void ExperimentsTest::ownTrustIsUnused()
{
    const AnswerServer target(u"https"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    Connection connection = faultConnection(target.url(u"practice.test"_s));
    connection.trust = {.roots = TrustRoots::System, .ownRoots = AnswerServer::identity().pem()};
    QCOMPARE(told(faultRun(connection)), u"tls.trust.own-unused | tls.certificate.self-signed"_s);
}

static AnswerServer::Talk byToken(const QByteArray &good, const QByteArray &otherwise)
{
    return [good, otherwise](Speaker &speaker, const QByteArray &head) {
        speaker.write(head.contains(good) ? answer("200 OK", {}, "ok") : otherwise);
    };
}

void ExperimentsTest::credentialUpsetsTheSystem()
{
    const AnswerServer target(u"http"_s, [](Speaker &speaker, const QByteArray &head) {
        const bool signedIn = head.contains("Authorization:");
        speaker.write(signedIn ? answer("500 Internal Server Error") : answer("200 OK", {}, "ok"));
    });
    Connection connection = faultConnection(target.url());
    connection.signIn = u"bearer"_s;
    const FaultRun result = faultRun(connection, {{u"token"_s, "tok-0123456789"}});
    QCOMPARE(told(result), u"auth.credential.harmful | http.server.error"_s);
    QCOMPARE(rootFact(result, u"status"_s), u"500"_s);
    QCOMPARE(rootFact(result, u"without"_s), u"200"_s);
}

void ExperimentsTest::environmentHoldsTheRightCredential()
{
    const AnswerServer target(u"http"_s, byToken("Bearer right-token-1234", answer("401 Unauthorized")));
    Connection connection = faultConnection(target.url());
    connection.signIn = u"bearer"_s;
    Plan plan = faultPlan(connection, {{u"token"_s, "stale-token-1234"}});
    plan.environmentCredential.insert(u"token"_s, std::make_shared<const Secret>(QByteArray("right-token-1234")));
    plan.environmentVariables << u"LENTERA_TOKEN"_s;
    const FaultRun result = faultRun(plan);
    QCOMPARE(told(result), u"credential.environment.works | auth.credential.refused"_s);
    QCOMPARE(rootFact(result, u"variables"_s), u"LENTERA_TOKEN"_s);

    // The same value under another name is the same credential: it was refused already.
    plan.credential.insert(u"token"_s, std::make_shared<const Secret>(QByteArray("stale-token-1234")));
    plan.environmentCredential.insert(u"token"_s, std::make_shared<const Secret>(QByteArray("stale-token-1234")));
    const qsizetype before = target.requests().size();
    QCOMPARE(faultRun(plan).rootCauses().value(0).id, u"auth.credential.refused"_s);
    QCOMPARE(target.requests().size() - before, 1);
}

void ExperimentsTest::http2IsBroken()
{
    const QTemporaryDir folder;
    const TestIdentity &identity = AnswerServer::identity();
    const int port = freePort();
    LoopbackProgram server;
    // It agrees to HTTP/2 and then answers in the words of HTTP/1.0.
    QVERIFY2(server.start(u"openssl"_s,
                          {u"s_server"_s, u"-4"_s, u"-www"_s, u"-accept"_s, u"127.0.0.1:%1"_s.arg(port), u"-alpn"_s,
                           u"h2,http/1.1"_s, u"-cert"_s, writtenTo(folder.path(), u"own.pem"_s, identity.pem()),
                           u"-key"_s, writtenTo(folder.path(), u"own.key"_s, identity.keyPem())},
                          "ACCEPT"),
             server.output().constData());
    Connection connection = faultConnection(u"https://practice.test:%1"_s.arg(port));
    connection.trust = trusting(identity);
    connection.timeouts = {.connect = 3000, .idle = 3000, .total = 15'000};
    QCOMPARE(told(faultRun(connection)), u"http.version.broken | http.answer.timeout"_s);
}

void ExperimentsTest::refusedCredentialIsSentOnce_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"401 Unauthorized", "403 Forbidden", "429 Too Many Requests"})
        QTest::newRow(status) << QByteArray(status);
}

void ExperimentsTest::refusedCredentialIsSentOnce()
{
    QFETCH(const QByteArray, status);
    const AnswerServer target(u"http"_s, QByteArrayList{answer(status)});
    const Relay relay(target.port());
    Connection connection = faultConnection(target.url());
    connection.signIn = u"bearer"_s;
    connection.proxy = {ProxySource::Manual, u"socks5h://127.0.0.1:%1"_s.arg(relay.port())};
    faultRun(connection, {{u"token"_s, "tok-0123456789"}});
    const QByteArrayList requests = target.requests();
    QCOMPARE(std::count_if(requests.cbegin(), requests.cend(),
                           [](const QByteArray &head) { return head.contains("tok-0123456789"); }),
             1);
}

void ExperimentsTest::whatFailsEitherWayNamesNoExperiment()
{
    const AnswerServer target(u"http"_s, QByteArrayList{answer("500 Internal Server Error")});
    const LoopbackServer proxy([&target](LoopbackPeer &peer) { Relay::carryTo(target.port(), peer, {}); });
    const Connection connection = viaProxy(target.url(), proxy.port());
    const FaultRun result = faultRun(connection);
    QCOMPARE(told(result), u"http.server.error"_s);
    QCOMPARE(experimentsOf(result, connection), QStringList{u"-Direct"_s});
}

void ExperimentsTest::healthyRunsMakeNone()
{
    const AnswerServer target(u"http"_s, QByteArrayList{answer("200 OK", {}, "ok")});
    const LoopbackServer proxy([&target](LoopbackPeer &peer) { Relay::carryTo(target.port(), peer, {}); });
    const FaultRun result = faultRun(viaProxy(target.url(), proxy.port()));
    QCOMPARE(told(result), QString());
    QVERIFY(result.evidence.trials().isEmpty());
}

void ExperimentsTest::experimentsEndWithTheRun()
{
    const LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
    Connection connection = faultConnection(u"https://practice.test:%1"_s.arg(silent.port()));
    connection.timeouts = {.connect = 5000, .idle = 5000, .total = 1500};
    QElapsedTimer clock;
    clock.start();
    faultRun(connection);
    QVERIFY2(clock.elapsed() < 2500, qPrintable(QString::number(clock.elapsed())));
}

// The command of each such finding names the way as it was and the way with the one change, and no secret.
void ExperimentsTest::everyFlipReproduces()
{
    Connection connection = faultConnection(u"https://practice.test"_s);
    connection.signIn = u"bearer"_s;
    const Connector &connector = shipped(u"generic-http"_s);
    for (const char *id : {"proxy.route.altered", "proxy.route.needed", "tcp.backend.broken", "tls.name.rejected",
                           "tls.version.intolerant", "tls.trust.own-unsuitable", "tls.trust.own-unused",
                           "auth.credential.harmful", "credential.environment.works", "http.version.broken"}) {
        Finding finding{QString::fromLatin1(id), Phase::Http, Severity::Failure, {}, {}, {}, true};
        connection.trust.roots = finding.id == "tls.trust.own-unsuitable"_L1 ? TrustRoots::OwnOnly : TrustRoots::System;
        finding.facts = {{u"proxy"_s, u"http://10.1.1.1:3128"_s},
                         {u"failing"_s, u"10.0.0.1"_s},
                         {u"working"_s, u"10.0.0.2"_s},
                         {u"version"_s, u"TLS 1.2"_s},
                         {u"variables"_s, u"LENTERA_TOKEN"_s}};
        const EffectiveProxy proxy{u"http://10.1.1.1:3128"_s, u"setting"_s};
        const QStringList pair = reproduceCommand(finding, connection, connector,
                                                  finding.id == "proxy.route.needed"_L1 ? EffectiveProxy{} : proxy)
                                     .split(u"; "_s);
        QVERIFY2(pair.size() >= 2, id);
        QVERIFY2(pair.size() > 2 || pair.first() != pair.last(), id); // more: variables are set in between
    }
}

}

LENTERA_TEST(tst_experiments, lentera::ExperimentsTest)
#include "tst_experiments.moc"
