// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

//! Whole runs in networks that want a sign-in before they let anyone out, and systems that only look like it.
class RootCausesPortalTest : public QObject {
    Q_OBJECT

    static FaultRun runTo(const AnswerServer &server, const QString &connector = u"generic-http"_s)
    {
        Connection connection = faultConnection(server.url(u"practice.test"_s), connector);
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        return faultRun(connection);
    }

private Q_SLOTS:
    void answers_data();
    void answers();
    void certificates();
    void proxies();
};

void RootCausesPortalTest::answers_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &sent, const char *expected) {
        QTest::newRow(name) << sent << QString::fromLatin1(expected);
    };
    const auto redirect = [](const QByteArray &to) {
        return answer("302 Found", "Location: " + to + "\r\n");
    };
    row("511", html("<html>", "511 Network Authentication Required"), "captive.portal.detected");
    row("a redirect to a portal's name", redirect("http://portal.hotel.test/?u=x"), "captive.portal.detected");
    row("a redirect to a bare address", redirect("http://192.0.2.1/login.html"), "captive.portal.detected");
    row("a page that is marked for phones",
        html("<html><WISPAccessGatewayParam xmlns:xsi=\"x\"></WISPAccessGatewayParam><form>"),
        "captive.portal.detected");
    row("a redirect to a cloud's metadata", redirect("http://169.254.169.254/"), "http.redirect.other-origin");
    row("a redirect to another host", redirect("http://www.other.test/"), "http.redirect.other-origin");
    row("a redirect to a page to sign in", redirect("http://sso.other.test/"), "http.redirect.login");
    row("a page that speaks of Wi-Fi is healthy", html("<html><title>Rooms with Wi-Fi</title><form>"), "");
}

void RootCausesPortalTest::answers()
{
    QFETCH(const QByteArray, sent);
    const AnswerServer server(u"http"_s, {sent});
    QTEST(told(runTo(server)), "expected");
}

void RootCausesPortalTest::certificates()
{
    const auto with = [](const char *names) {
        const TestIdentity identity = TestAuthority::selfSigned({.names = names});
        const TlsServer server({.chain = identity.pem(), .key = identity.keyPem()});
        Connection connection = faultConnection(u"https://practice.test:%1"_s.arg(server.port()));
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = identity.pem()};
        return told(faultRun(connection));
    };
    QCOMPARE(with("DNS:captive.hotel.test"), u"captive.portal.detected | tls.certificate.wrong-host"_s);
    QCOMPARE(with("DNS:www.hotel.test"), u"tls.certificate.wrong-host"_s);
}

void RootCausesPortalTest::proxies()
{
    const LoopbackServer portal([](LoopbackPeer &peer) {
        if (!peer.readUntil("\r\n\r\n").isEmpty())
            peer.write(answer("302 Found", "Location: http://portal.hotel.test/\r\n"));
    });
    Connection connection = faultConnection(u"https://practice.test"_s);
    connection.proxy = {ProxySource::Manual, u"http://127.0.0.1:%1"_s.arg(portal.port()), {}};
    const FaultRun result = faultRun(connection);
    QCOMPARE(told(result), u"captive.portal.detected"_s);
    QCOMPARE(rootFact(result, u"to"_s), u"http://portal.hotel.test/"_s);
    QCOMPARE(result.rootCauses().first().phase, Phase::Proxy);
}

}

LENTERA_TEST(tst_rootCausesPortal, lentera::RootCausesPortalTest)
#include "tst_rootCausesPortal.moc"
