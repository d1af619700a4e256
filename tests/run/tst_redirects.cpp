// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray secretToken = "tok-0123456789abcdef";

static QByteArray redirectTo(const QByteArray &location, const QByteArray &status = "302 Found")
{
    return answer(status, "Location: " + location + "\r\n");
}

//! Whole runs against servers that redirect: what is followed, what is not, and that no credential crosses origins.
class RedirectsTest : public QObject {
    Q_OBJECT

    static Connection connectionTo(const AnswerServer &server)
    {
        Connection connection = faultConnection(server.url());
        connection.signIn = u"bearer"_s;
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        return connection;
    }
    static FaultRun runTo(const AnswerServer &server)
    {
        Plan plan = faultPlan(connectionTo(server), {{u"token"_s, secretToken}});
        plan.experiments = false; // one would leave the credential out
        return faultRun(plan);
    }

private Q_SLOTS:
    void withinTheOrigin_data()
    {
        QTest::addColumn<QByteArrayList>("answers");
        QTest::addColumn<QString>("expected");
        const QByteArray good = answer("200 OK", {}, "ok");
        const auto row = [](const char *name, const QByteArrayList &answers, const char *expected) {
            QTest::newRow(name) << answers << QString::fromLatin1(expected);
        };
        row("to another path is healthy", {redirectTo("/v2"), good}, "");
        row("by a whole address is healthy", {redirectTo("{SCHEME}://127.0.0.1:{PORT}/v2"), good}, "");
        row("by the network path is healthy", {redirectTo("//127.0.0.1:{PORT}/v2"), good}, "");
        row("308 is healthy", {redirectTo("v2/", "308 Permanent Redirect"), good}, "");
        row("303 is healthy", {redirectTo("?a=b", "303 See Other"), good}, "");
        row("five times is healthy",
            {redirectTo("/1"), redirectTo("/2"), redirectTo("/3"), redirectTo("/4"), redirectTo("/5"), good}, "");
        row("to itself", {redirectTo("/")}, "http.redirect.loop");
        row("there and back", {redirectTo("/a"), redirectTo("/b"), redirectTo("/a")}, "http.redirect.loop");
        row("to a failure", {redirectTo("/a"), answer("500 Internal Server Error")}, "http.server.error");
        row("to a page to log in", {redirectTo("/login?next=%2F"), good, redirectTo("/login?next=%2F")},
            "http.redirect.login");
        row("to a refusal", {redirectTo("/a"), answer("401 Unauthorized")}, "auth.credential.refused");
        row("without an address", {answer("302 Found")}, "http.status.unexpected");
        row("to nonsense", {redirectTo("http://[::1")}, "http.redirect.other-origin");
        row("300 with a choice", {redirectTo("/a", "300 Multiple Choices")}, "http.status.unexpected");
    }

    void withinTheOrigin()
    {
        QFETCH(QByteArrayList, answers);
        for (const QString &scheme : {u"http"_s, u"https"_s}) {
            QByteArrayList own = answers;
            for (QByteArray &one : own)
                one.replace("{SCHEME}", scheme.toLatin1());
            const AnswerServer server(scheme, own);
            QTEST(told(runTo(server)), "expected");
            for (const QByteArray &head : server.requests())
                QVERIFY(head.contains("Authorization: Bearer " + secretToken));
        }
    }

    void tooMany()
    {
        std::atomic<int> count = 0;
        const AnswerServer server(u"http"_s, [&count](Speaker &speaker, const QByteArray &) {
            speaker.write(redirectTo("/" + QByteArray::number(++count)));
        });
        const FaultRun result = runTo(server);
        QVERIFY(count <= 12);
        QCOMPARE(told(result), u"http.redirect.too-many"_s);
    }

    void toAnotherOrigin_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        const QString path = u"/api"_s;
        QTest::newRow("http to another port") << u"http"_s << u"http"_s << path << u"http.redirect.other-origin"_s;
        QTest::newRow("https to another port") << u"https"_s << u"https"_s << path << u"http.redirect.other-origin"_s;
        QTest::newRow("http to https") << u"http"_s << u"https"_s << path << u"http.redirect.upgrade"_s;
        QTest::newRow("https to http") << u"https"_s << u"http"_s << path << u"http.redirect.downgrade"_s;
        QTest::newRow("https to a page to log in over http")
            << u"https"_s << u"http"_s << u"/login"_s << u"http.redirect.downgrade"_s;
        QTest::newRow("a page to log in elsewhere")
            << u"https"_s << u"https"_s << u"/sso/signin?x=1"_s << u"http.redirect.login"_s;
    }

    void toAnotherOrigin()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, path);
        const AnswerServer other(to, QByteArrayList{answer("200 OK", {}, "stolen")});
        for (const char *status : {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
            const QByteArray location = other.url(u"127.0.0.1"_s, path).toUtf8();
            const AnswerServer server(from, QByteArrayList{redirectTo(location, status)});
            const FaultRun result = runTo(server);
            QTEST(told(result), "expected");
            QCOMPARE(rootFact(result, u"to"_s), QString::fromUtf8(location));
        }
        QCOMPARE(other.connections(), 0);
    }

    void toAnotherHostOnTheSamePort()
    {
        // Every name leads here: only the name tells the origins apart.
        const AnswerServer server(u"http"_s, QByteArrayList{redirectTo("http://evil.test:{PORT}/api")});
        const FaultRun result = runTo(server);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(told(result), u"http.redirect.other-origin"_s);
    }

    void toOtherSchemes_data()
    {
        QTest::addColumn<QByteArray>("location");
        for (const char *location : {"file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:alert(1)",
                                     "gopher://127.0.0.1:70/", "http://user:pw@127.0.0.1:1/x"})
            QTest::newRow(location) << QByteArray(location);
    }

    void toOtherSchemes()
    {
        QFETCH(const QByteArray, location);
        const AnswerServer server(u"http"_s, QByteArrayList{redirectTo(location)});
        const FaultRun result = runTo(server);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(told(result), u"http.redirect.other-origin"_s);
        QVERIFY(!rootFact(result, u"to"_s).contains("pw@"_L1));
    }

    void aPortalOnTheWay()
    {
        const AnswerServer server(u"http"_s, QByteArrayList{redirectTo("http://portal.hotspot.test/?u=1")});
        Connection connection = connectionTo(server);
        connection.signIn = u"none"_s;
        QCOMPARE(told(faultRun(connection)), u"captive.portal.detected"_s);
    }
};

}

LENTERA_TEST(tst_redirects, lentera::RedirectsTest)
#include "tst_redirects.moc"
