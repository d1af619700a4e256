// SPDX-License-Identifier: GPL-3.0-or-later
#include "../run/ProxyPrograms.h"
#include "dify/DifyDoors.h"
#include "dify/examineServices.h"
#include "dify/judgeDify.h"
#include "support/LoopbackServer.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyCompose;
using seen::DifyEnd;
using seen::DifyQuestion;
using seen::DifySeen;

static QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

// A server that gives each path its answer, 404 in plain text for any other, and keeps the last request.
class Paths {
public:
    explicit Paths(QMap<QByteArray, QByteArray> answers) : m_answers(std::move(answers)) {}

    int port() const { return m_server.port(); }
    QByteArray lastRequest() const
    {
        const std::lock_guard lock(m_mutex);
        return m_last;
    }

private:
    void serve(LoopbackPeer &peer)
    {
        const QByteArray request = peer.readUntil("\r\n\r\n");
        {
            const std::lock_guard lock(m_mutex);
            m_last = request;
        }
        const QByteArray path = request.mid(4).split(' ').first();
        peer.write(m_answers.value(path, "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                                         "Content-Length: 18\r\n\r\n404 page not found"));
    }

    QMap<QByteArray, QByteArray> m_answers;
    mutable std::mutex m_mutex;
    QByteArray m_last;
    LoopbackServer m_server{[this](LoopbackPeer &peer) {
        serve(peer);
    }};
};

static void publish(DifyCompose &compose, const QString &service, int inside, int outside)
{
    seen::DifyContainer container;
    container.service = service;
    container.state = u"running"_s;
    container.published.insert(QString::number(inside), outside);
    compose.containers << container;
    compose.answer = seen::DockerAnswer::Answered;
}

static const DifyQuestion *of(const QList<DifyQuestion> &asked, const QString &service, const QString &about)
{
    for (const DifyQuestion &one : asked)
        if (one.service == service && one.about == about)
            return &one;
    return nullptr;
}

//! Questions to the services, on loopback, with a real squid in between.
class ServicesTest : public QObject {
    Q_OBJECT

    Redactor m_redactor;
    const Wait m_wait{{}, std::chrono::minutes(1)};

    QList<DifyQuestion> services(const DifyStack &stack, const QByteArray &env, const DifyCompose &compose) const
    {
        return examineServices(stack, readComposeEnv(env), compose, m_redactor, m_wait);
    }
    // What a request for \a target through squid is judged as.
    QString throughSquid(const QByteArray &rules, const QString &target) const
    {
        const Squid squid(rules);
        if (!squid.ready())
            return QString::fromUtf8(squid.output());
        DifyStack stack;
        stack.target = QUrl(target);
        DifySeen seen;
        publish(seen.compose, u"ssrf_proxy"_s, 3128, squid.port());
        seen.questions = services(stack, {}, seen.compose);
        QStringList ids;
        for (const Finding &finding : judgeDify(seen))
            if (finding.id.startsWith("dify.ssrf"_L1) || finding.id.startsWith("squid."_L1))
                ids << finding.id + (finding.facts.value(u"direct"_s) == "200"_L1 ? u"!"_s : QString());
        return ids.join(u' ');
    }

private Q_SLOTS:
    void healthIsAsked()
    {
        const Paths server({{"/health/check", answer("200 OK", R"({"status":"ok","version":"0.6.1"})")},
                            {"/plugin/00000000-0000-0000-0000-000000000000/management/list?page=1&page_size=1",
                             answer("200 OK", R"({"code":0,"message":"","data":{"list":[],"total":0}})")}});
        const Paths sandbox({{"/health", answer("200 OK", "\"ok\"")}});
        const Paths store({{"/v1/.well-known/ready", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"}});
        DifyCompose compose;
        publish(compose, u"plugin_daemon"_s, 5002, server.port());
        publish(compose, u"sandbox"_s, 8194, sandbox.port());
        publish(compose, u"weaviate"_s, 8080, store.port());
        const auto asked = services({}, "PLUGIN_DAEMON_KEY=planted-daemon-canary\nVECTOR_STORE=weaviate\n", compose);
        QCOMPARE(of(asked, u"plugin_daemon"_s, u"health"_s)->version, u"0.6.1"_s);
        QCOMPARE(of(asked, u"plugin_daemon"_s, u"key"_s)->status, 200);
        QVERIFY(server.lastRequest().contains("X-Api-Key: planted-daemon-canary\r\n"));
        QCOMPARE(of(asked, u"sandbox"_s, u"health"_s)->status, 200);
        QCOMPARE(of(asked, u"vector_store"_s, u"health"_s)->status, 204);
        QCOMPARE(of(asked, u"ssrf_proxy"_s, u"target"_s)->end, DifyEnd::NoWay);
        for (const DifyQuestion &one : asked)
            QVERIFY(!toJson(one).toObject().value("url"_L1).toString().contains("canary"_L1));
    }

    void aRefusedKeyIsSeen()
    {
        const Paths server({{"/health/check", answer("200 OK", "{}")},
                            {"/plugin/00000000-0000-0000-0000-000000000000/management/list?page=1&page_size=1",
                             answer("401 Unauthorized", R"({"code":-401,"message":"unauthorized"})")}});
        DifySeen seen;
        publish(seen.compose, u"plugin_daemon"_s, 5002, server.port());
        seen.questions = services({}, "PLUGIN_DAEMON_KEY=planted-daemon-canary\n", seen.compose);
        QStringList ids;
        for (const Finding &finding : judgeDify(seen))
            ids << finding.id;
        QVERIFY2(ids.contains(u"plugin.daemon.key-refused"_s), qPrintable(ids.join(u' ')));
    }

    void theApiIsAsked()
    {
        const Paths server({{"/console/api/ping", answer("200 OK", R"({"result":"pong"})", "X-Version: 1.14.2\r\n")},
                            {"/console/api/setup", answer("500 Internal Server Error", "{}")}});
        DifyStack stack;
        stack.apiUrl = QUrl(u"http://127.0.0.1:%1/"_s.arg(server.port()));
        DifySeen seen;
        seen.questions = examineApi(stack, {}, m_redactor, m_wait);
        QCOMPARE(seen.version(), u"1.14.2"_s);
        QCOMPARE(seen.questions.size(), 2);
        QCOMPARE(judgeDify(seen).value(0).id, u"dify.api.database-failing"_s);
    }

    void theWebsPageIsNotTheApi()
    {
        const Paths server({{"/console/api/ping", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
                                                  "Content-Length: 13\r\n\r\n<html></html>"}});
        DifySeen seen;
        publish(seen.compose, u"nginx"_s, 80, server.port());
        seen.questions = examineApi({}, seen.compose, m_redactor, m_wait);
        QCOMPARE(judgeDify(seen).value(0).id, u"dify.api.other-page"_s);
    }

    void squidsRulesAndTheTargetsAreToldApart()
    {
        const Paths target({{"/good", answer("200 OK", "{}")}, {"/guarded", answer("401 Unauthorized", "{}")}});
        const QString base = u"http://127.0.0.1:%1"_s.arg(target.port());
        const RefusedPort refused;
        QCOMPARE(throughSquid("http_access allow all", base + "/good"_L1), QString());
        QCOMPARE(throughSquid("http_access allow all", base + "/guarded"_L1), u"dify.ssrf-proxy.target-refuses"_s);
        QCOMPARE(throughSquid("http_access deny all", base + "/good"_L1), u"dify.ssrf-proxy.refuses!"_s);
        QCOMPARE(throughSquid("http_access allow all", u"http://127.0.0.1:%1/"_s.arg(refused.port())),
                 u"dify.ssrf-proxy.target-unreached"_s);
    }

    // As Dify's template has it: the sandbox is a parent, and gets what does not resolve (this squid knows no
    // localhost).
    void theSandboxAnswersForOthers()
    {
        const RefusedPort refused;
        const Paths sandbox({});
        QCOMPARE(throughSquid("cache_peer 127.0.0.1 parent " + QByteArray::number(sandbox.port()) +
                                  " 0 no-query originserver name=sandbox\nhttp_access allow all",
                              u"http://localhost:%1/"_s.arg(refused.port())),
                 u"squid.request.sent-to-sandbox"_s);
    }

    void aProxyThatIsDownIsSeen()
    {
        const RefusedPort refused;
        DifySeen seen;
        publish(seen.compose, u"ssrf_proxy"_s, 3128, refused.port());
        seen.questions = services({}, {}, seen.compose);
        QCOMPARE(judgeDify(seen).value(0).id, u"dify.ssrf-proxy.unreachable"_s);
    }

    void aSilentServiceEndsWhenStopped()
    {
        LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
        DifyCompose compose;
        publish(compose, u"sandbox"_s, 8194, silent.port());
        QVERIFY(endsWhenStopped([&](Wait &wait) { examineServices({}, {}, compose, m_redactor, wait); },
                                [&] { return silent.connections() > 0; }));
    }

    void doors_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<int>("published");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("env");
        QTest::addColumn<QString>("door");
        QTest::newRow("given") << u"10.0.0.9"_s << 15432 << u"172.18.0.3"_s << u"db"_s << u"10.0.0.9:5432 option"_s;
        QTest::newRow("published") << QString() << 15432 << u"172.18.0.3"_s << u"db"_s
                                   << u"127.0.0.1:15432 published"_s;
        QTest::newRow("container") << QString() << 0 << u"172.18.0.3"_s << u"db"_s << u"172.18.0.3:5432 container"_s;
        QTest::newRow("external") << QString() << 0 << QString() << u"pg.example.com"_s << u"pg.example.com:5432 env"_s;
        QTest::newRow("a compose name is no way") << QString() << 0 << QString() << u"db"_s << u":0 "_s;
        QTest::newRow("the container itself") << QString() << 0 << QString() << u"127.0.0.1"_s << u":0 "_s;
    }
    void doors()
    {
        QFETCH(const QString, given);
        QFETCH(const int, published);
        QFETCH(const QString, address);
        QFETCH(const QString, env);
        DifyCompose compose;
        publish(compose, u"db"_s, 5432, published);
        compose.containers.first().address = address;
        DifyAddress option;
        option.host = given;
        const seen::DifyDoor door = doorTo({u"db_postgres"_s, u"db"_s}, 5432, option, env, compose);
        QTEST(u"%1:%2 %3"_s.arg(door.host, QString::number(door.port), door.from), "door");
    }

    void addresses()
    {
        const auto whole = difyAddressFrom(u"postgresql://dify@db.example.com:6432/main?sslmode=verify-full"_s);
        QVERIFY(whole);
        QCOMPARE(whole->host, u"db.example.com"_s);
        QCOMPARE(whole->port, 6432);
        QCOMPARE(whole->user, u"dify"_s);
        QCOMPARE(whole->name, u"main"_s);
        QCOMPARE(whole->sslMode, u"verify-full"_s);
        QCOMPARE(difyAddressFrom(u"127.0.0.1:15432/dify"_s)->name, u"dify"_s);
        QCOMPARE(difyAddressFrom(u"[::1]:5432"_s)->host, u"::1"_s);
        QCOMPARE(difyAddressFrom(u"redis"_s)->port, 0);
        for (const char *bad : {"", ":5432", "host:port", "tcp://u:p@host", "a b"})
            QVERIFY2(!difyAddressFrom(QString::fromLatin1(bad)), bad);
    }
};

}

LENTERA_TEST(tst_services, lentera::ServicesTest)
#include "tst_services.moc"
