// SPDX-License-Identifier: GPL-3.0-or-later
#include "AnswerServer.h"
#include "FaultRun.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray secretToken = "tok-0123456789abcdef";
static const QByteArray secretKey = "key-fedcba9876543210";

//! Takes whole requests, bodies included, and answers well: whatever comes here was carried over.
class Recorder {
public:
    explicit Recorder(const QString &scheme)
        : m_server(scheme, [](Speaker &speaker, const QByteArray &) { speaker.write(answer("200 OK", {}, "taken")); })
    {
    }
    int port() const { return m_server.port(); }
    int connections() const { return m_server.connections(); }
    QByteArrayList requests() const { return m_server.requests(); }

private:
    AnswerServer m_server;
};

//! A call of a connector of its own: signs in by two headers, and posts where asked to.
static Plan planTo(const AnswerServer &server, const QString &method)
{
    Connection connection = faultConnection(server.url(u"practice.test"_s));
    connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
    Plan plan = faultPlan(connection);
    Call call{.id = u"low"_s, .method = method, .path = u"/api"_s};
    plan.connector.calls = {{call.id, call}};
    plan.connector.reachCall.clear();
    plan.signIn = {.id = u"both"_s,
                   .fields = {{.id = u"token"_s}, {.id = u"key"_s}},
                   .headers = {{u"Authorization"_s, u"Bearer {token}"_s}, {u"X-Api-Key"_s, u"{key}"_s}},
                   .call = call.id};
    plan.connector.signIns = {plan.signIn};
    plan.credential = {{u"token"_s, std::make_shared<const Secret>(QByteArray(secretToken))},
                       {u"key"_s, std::make_shared<const Secret>(QByteArray(secretKey))}};
    plan.reachCall.clear();
    plan.signedCall = call.id;
    plan.steps = {Phase::Config, Phase::Credential, Phase::Dns, Phase::Tcp, Phase::Http, Phase::Auth, Phase::Content};
    return plan;
}

//! Where to, seen from http://practice.test:<port>: names and addresses all lead to this machine by --connect-to.
struct Elsewhere {
    const char *name;
    const char *scheme;
    const char *authority; //!< `{OTHER}` is the recorder's port, `{OWN}` the first server's
};

static constexpr std::array elsewhere{
    Elsewhere{"another host", "http", "evil.test:{OTHER}"},
    Elsewhere{"another port", "http", "practice.test:{OTHER}"},
    Elsewhere{"another scheme", "https", "practice.test:{OTHER}"},
    Elsewhere{"a sub-domain", "http", "api.practice.test:{OTHER}"},
    Elsewhere{"the own name as user information", "http", "practice.test:{OWN}@evil.test:{OTHER}"},
    Elsewhere{"IPv6", "http", "[::1]:{OTHER}"},
    Elsewhere{"IDN", "http",
              "b\xc3\xbc"
              "cher.test:{OTHER}"},
    Elsewhere{"the metadata address", "http", "169.254.169.254:{OTHER}"},
};

//! Every way to another origin, by every redirecting status and for both methods: nothing at all is sent there.
class RedirectMatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingCrosses_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QByteArray>("authority");
        for (const char *status : {"301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect",
                                   "308 Permanent Redirect"})
            for (const char *method : {"GET", "POST"})
                for (const Elsewhere &to : elsewhere)
                    QTest::addRow("%.3s of a %s to %s", status, method, to.name)
                        << QByteArray(status) << QString::fromLatin1(method) << QString::fromLatin1(to.scheme)
                        << QByteArray(to.authority);
    }

    void nothingCrosses()
    {
        QFETCH(const QByteArray, status);
        QFETCH(const QString, method);
        QFETCH(const QString, scheme);
        QFETCH(QByteArray, authority);
        const Recorder recorder(scheme);
        const AnswerServer server(u"http"_s, [&](Speaker &speaker, const QByteArray &) {
            QByteArray to = authority;
            to.replace("{OTHER}", QByteArray::number(recorder.port())).replace("{OWN}", "80");
            speaker.write(answer(status, "Set-Cookie: session=cookie-of-the-first; Path=/\r\nLocation: " +
                                             scheme.toLatin1() + "://" + to + "/latest/meta-data?a=b\r\n"));
        });
        const FaultRun result = faultRun(planTo(server, method));

        QCOMPARE(server.requests().size(), 1);
        const QByteArray sent = server.requests().first();
        QVERIFY2(sent.startsWith(method.toLatin1() + " /api "), sent.constData());
        QVERIFY(sent.contains("Authorization: Bearer " + secretToken) && sent.contains("X-Api-Key: " + secretKey));
        QCOMPARE(recorder.connections(), 0);

        const seen::HttpSeen *seen = result.evidence.last<seen::HttpSeen>();
        QVERIFY(seen && seen->redirects.size() == 1);
        const seen::Redirect &redirect = seen->redirects.first();
        QVERIFY(redirect.otherOrigin && !redirect.followed);
        QStringList withheld{u"credential"_s, u"cookie"_s};
        if (method == "POST"_L1)
            withheld << u"body"_s;
        QCOMPARE(redirect.withheld, withheld);
        QVERIFY2(!redirect.to.contains(u'@'), qPrintable(redirect.to));
        QCOMPARE(result.rootCauses().size(), 1);
        QCOMPARE(result.rootCauses().first().id,
                 scheme == "https"_L1 ? u"http.redirect.upgrade"_s : u"http.redirect.other-origin"_s);
        QCOMPARE(rootFact(result, u"withheld"_s), withheld.join(", "_L1));
    }

    // The recorder would see what is carried over: within the origin it does.
    void withinTheOriginTheCredentialGoesAlong()
    {
        const AnswerServer server(u"http"_s,
                                  QByteArrayList{answer("302 Found", "Set-Cookie: session=1\r\nLocation: /next\r\n"),
                                                 answer("200 OK", {}, "ok")});
        const FaultRun result = faultRun(planTo(server, u"GET"_s));
        QVERIFY2(result.verdict() != "fail"_L1, qPrintable(causesOf(result)));
        const QByteArrayList requests = server.requests();
        QCOMPARE(requests.size(), 2);
        QVERIFY(requests.last().contains("Authorization: Bearer " + secretToken));
        QVERIFY(!requests.last().contains("Cookie"));
        const seen::Redirect redirect = result.evidence.last<seen::HttpSeen>()->redirects.first();
        QVERIFY(redirect.followed);
        QCOMPARE(redirect.withheld, QStringList{u"cookie"_s});
    }

    void aPostIsNotSentAgainAnywhere()
    {
        const AnswerServer server(u"http"_s, QByteArrayList{answer("307 Temporary Redirect", "Location: /next\r\n")});
        const FaultRun result = faultRun(planTo(server, u"POST"_s));
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(result.evidence.last<seen::HttpSeen>()->redirects.first().withheld,
                 (QStringList{u"credential"_s, u"body"_s}));
    }
};

}

LENTERA_TEST(tst_redirectMatrix, lentera::RedirectMatrixTest)
#include "tst_redirectMatrix.moc"
