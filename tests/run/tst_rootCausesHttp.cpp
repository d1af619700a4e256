// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultRun.h"
#include "explain/Reproduce.h"
#include "support/Compressed.h"
#include "support/HostileServers.h"
#include "support/runTests.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lentera {

static const QByteArray secretToken = "tok-0123456789abcdef";

//! A server that is ill in one way, how it is called, what must be found, and what the reproduce command must show.
struct Lab {
    const char *name;
    AnswerServer::Talk talk;
    QString expected;
    QString symptom = {}; //!< a pattern; empty where nothing is wrong
    QString scheme = u"http"_s;
    QString host = u"127.0.0.1"_s;
    bool expectsJson = false;
    bool signedIn = false;
    int samples = 1;
};

// Variations of a lab, so that the tables below stay tables.
static Lab sampled(Lab lab, int samples)
{
    lab.samples = samples;
    return lab;
}

static Lab signedIn(Lab lab)
{
    lab.signedIn = true;
    return lab;
}

static Lab forJson(Lab lab)
{
    lab.expectsJson = true;
    return lab;
}

static Lab named(Lab lab, const QString &host)
{
    lab.host = host;
    return lab;
}

static Lab overTls(Lab lab)
{
    lab.scheme = u"https"_s;
    return lab;
}

static AnswerServer::Talk says(const QByteArray &bytes)
{
    return [bytes](Speaker &speaker, const QByteArray &) {
        speaker.write(bytes);
    };
}

// Each of \a answers in turn, again and again.
static AnswerServer::Talk inTurn(const QByteArrayList &answers)
{
    return [answers, count = std::make_shared<std::atomic<qsizetype>>(0)](Speaker &speaker, const QByteArray &) {
        speaker.write(answers.at((*count)++ % answers.size()));
    };
}

static AnswerServer::Talk parts(const QByteArrayList &bytes, int pauseMs)
{
    return [bytes, pauseMs](Speaker &speaker, const QByteArray &) {
        for (const QByteArray &part : bytes)
            if (!speaker.write(part) || !speaker.holdBack(pauseMs))
                return;
    };
}

static AnswerServer::Talk everySecondSlow(int ms)
{
    return [ms, count = std::make_shared<std::atomic<int>>(0)](Speaker &speaker, const QByteArray &) {
        if ((*count)++ % 2 == 1)
            speaker.holdBack(ms);
        speaker.write(answer("200 OK", {}, "ok"));
    };
}

static const QByteArray kept = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

// Keeps the connection as it promises, until the next request comes, or for ever.
static AnswerServer::Talk keepsConnections(bool dies)
{
    return [dies](Speaker &speaker, const QByteArray &) {
        do
            speaker.write(kept);
        while (!speaker.readHead().isEmpty() && !dies);
        if (dies)
            speaker.reset();
    };
}

static QByteArray chunked(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n";
}

static QList<Lab> paceLabs()
{
    const QByteArray ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    const QByteArrayList slowHeaders{ok, "X-A: b\r\n", "X-B: c\r\n", "X-C: d\r\n", "X-D: e\r\n", "\r\nok"};
    const QByteArrayList slowBody{ok + "\r\n", "some", "bytes", "now", "and", "then"};
    const QByteArrayList interim(60, "HTTP/1.1 102 Processing\r\n\r\n");
    return {
        {"interim answers without end", parts(interim, 50), u"http.interim.endless"_s, u"HTTP/1.1 102"_s},
        {"slow headers", parts(slowHeaders, 650), u"http.headers.slow"_s, u"total 3\\."_s},
        {"a slow body", parts(slowBody, 650), u"http.body.slow"_s, u"total 3\\."_s},
        sampled(
            Lab{"two speeds", everySecondSlow(160), u"http.latency.bimodal"_s, u"200 0\\.0[\\s\\S]*200 0\\.1[6-9]"_s},
            12),
        sampled(Lab{"now and then 503", inTurn({answer("200 OK", {}, "ok"), answer("503 Busy")}),
                    u"http.answer.unsteady"_s, u"200 [\\s\\S]*503 "_s},
                6),
        sampled(Lab{"kept connections that die", keepsConnections(true), u"http.keep-alive.race"_s, u"died"_s}, 2),
    };
}

static QList<Lab> frontLabs()
{
    const QByteArray nginx =
        "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center>"
        "<hr><center>nginx/1.22.1</center></body></html>";
    const QByteArray tomcat = "<!doctype html><html><head><title>HTTP Status 404 – Not Found</title></head><body>"
                              "<h1>HTTP Status 404 – Not Found</h1><h3>Apache Tomcat/9.0.70</h3></body></html>";
    const QByteArray f5 =
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please "
        "consult with your administrator.<br><br>Your support ID is: 4711</body></html>";
    return {
        {"Cloudflare without its origin", says(answer("522 ", "Server: cloudflare\r\nCF-RAY: 8a-CGK\r\n")),
         u"http.gateway.origin"_s, u"HTTP/1.1 522"_s},
        signedIn(Lab{"a firewall's page", says(html(f5)), u"http.request.blocked"_s, u"support ID is: 4711"_s}),
        {"maintenance", says(html("<title>Site under maintenance</title>", "503 Service Unavailable")),
         u"http.service.maintenance"_s, u"under maintenance"_s},
        {"413", says(answer("413 Content Too Large")), u"http.request.too-large"_s, u"HTTP/1.1 413"_s},
        {"414", says(answer("414 URI Too Long")), u"http.request.too-large"_s, u"HTTP/1.1 414"_s},
        {"431", says(answer("431 Request Header Fields Too Large")), u"http.request.too-large"_s, u"HTTP/1.1 431"_s},
        {"421", says(answer("421 Misdirected Request")), u"http.request.misdirected"_s, u"HTTP/1.1 421"_s},
        {"nginx without an application", says(html(nginx, "404 Not Found")), u"http.path.wrong-base"_s, u"nginx/"_s},
        signedIn(Lab{"Tomcat without an application", says(html(tomcat, "404 Not Found")), u"http.path.wrong-base"_s,
                     u"Tomcat"_s}),
        forJson(Lab{"a web server's welcome", says(html("<title>Welcome to nginx!</title>")), u"http.path.wrong-base"_s,
                    u"Welcome to nginx"_s}),
    };
}

static QList<Lab> answerLabs()
{
    const QByteArray loop = answer("302 Found", "Set-Cookie: a=b\r\nLocation: /\r\n");
    return {
        {"two lengths",
         says("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"),
         u"http.length.conflict"_s, u"Content-Length: 3[\\s\\S]*Content-Length: 2"_s},
        {"a length that is never reached",
         says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 200\r\nConnection: close\r\n\r\nok"),
         u"http.length.conflict | http.body.incomplete"_s, u"Content-Length: 200"_s},
        signedIn(Lab{"https wanted", says(answer("301 Moved Permanently", "Location: https://127.0.0.1/\r\n")),
                     u"http.redirect.upgrade"_s, u"Location: https://127.0.0.1/"_s}),
        named(Lab{"HSTS over http", says(answer("200 OK", "strict-transport-security: max-age=1\r\n", "ok")),
                  u"http.hsts.contradicted"_s, u"strict-transport-security"_s},
              u"practice.test"_s),
        {"a circle that sets cookies", says(loop), u"http.redirect.loop"_s, u"Maximum \\(10\\) redirects"_s},
        forJson(Lab{"a mark before JSON", says(json("\xef\xbb\xbf{\"status\":\"up\"}")), u"content.body.bom"_s,
                    u"ef bb bf"_s}),
        forJson(Lab{"JSON in Latin-1", says(json("{\"status\":\"\xe9\"}")), u"content.body.encoding"_s, u"e9"_s}),
    };
}

static QList<Lab> healthyLabs()
{
    const QByteArray ok = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
    const QByteArray body = R"({"status":"up","name":"é 🏮"})";
    const QByteArray gzip = compressed(body);
    const QByteArray old = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nAge: 900000000\r\n";
    const auto healthy = [](const char *name, const QByteArray &bytes) {
        return Lab{.name = name, .talk = says(bytes), .expected = {}, .expectsJson = true};
    };
    QList<Lab> labs{
        healthy("a cached answer with an old date is healthy", json(body, "200 OK", old)),
        healthy("gzip in chunks is healthy", ok +
                                                 "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"
                                                 "Transfer-Encoding: chunked\r\n\r\n" +
                                                 chunked(gzip)),
        healthy("early hints are healthy", "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + json(body)),
        healthy("100 and 102 before the answer are healthy",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + json(body)),
        healthy("HTTP/1.0 is healthy", "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + body),
        healthy("headers in lower case are healthy",
                "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n\r\n" + body),
        healthy("a charset parameter is healthy", ok + "Content-Type: application/json;charset=UTF-8\r\n\r\n" + body),
        healthy("the same length twice is healthy",
                ok + "Content-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
        healthy("a page that speaks of maintenance in JSON is healthy",
                json(R"({"status":"up","note":"under maintenance on Sunday"})")),
        healthy("JSON in many lines is healthy", json("\r\n\t{\r\n\"status\": \"up\"\r\n}\r\n")),
    };
    labs << Lab{"a redirect to the slash is healthy",
                inTurn({answer("301 Moved", "Location: /api/\r\nSet-Cookie: a=b\r\n"), answer("200 OK", {}, "ok")}),
                {}}
         << named(Lab{"no HSTS over http is healthy", says(answer("200 OK", {}, "ok")), {}}, u"practice.test"_s)
         << overTls(Lab{"no HSTS on this machine is healthy", says(answer("200 OK", {}, "ok")), {}})
         << sampled(Lab{"kept connections that live are healthy", keepsConnections(false), {}}, 2)
         << sampled(Lab{"steady answers are healthy", says(answer("200 OK", {}, "ok")), {}}, 10)
         << Lab{"a welcome page where any answer will do is healthy",
                says(html("<title>Welcome to nginx!</title>")),
                {}};
    return labs;
}

//! Whole runs against servers of which one thing about HTTP is wrong: the right cause, alone; and the command that is
//! offered shows the same. What only looks wrong stays quiet.
class RootCausesHttpTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QList<Lab> m_labs = paceLabs() + frontLabs() + answerLabs() + healthyLabs();

    Connection connectionTo(const Lab &lab, int port) const
    {
        Connection connection = faultConnection(u"%1://%2:%3"_s.arg(lab.scheme, lab.host).arg(port));
        connection.signIn = lab.signedIn ? u"bearer"_s : u"none"_s;
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        if (lab.expectsJson)
            connection.parameters.insert(u"expectJson"_s, u"true"_s);
        if (lab.expected == "http.interim.endless"_L1)
            connection.timeouts.total = 1500;
        return connection;
    }
    QByteArray shell(const QString &command) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LENTERA_TOKEN"_s, QString::fromLatin1(secretToken));
        environment.insert(u"LENTERA_ROOTS"_s, m_folder.filePath(u"roots.pem"_s));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"/bin/sh"_s, {u"-c"_s, command});
        process.waitForFinished(30'000);
        return process.readAll();
    }
    void reproduces(const FaultRun &result, const Connection &connection, const QString &symptom) const
    {
        const QString command =
            reproduceCommand(result.rootCauses().first(), connection, shipped(connection.connector), result.proxy);
        QVERIFY2(!command.contains(QString::fromLatin1(secretToken)), qPrintable(command));
        const QByteArray output = shell(command);
        QVERIFY2(QRegularExpression(symptom).match(QString::fromUtf8(output)).hasMatch(),
                 (command.toUtf8() + '\n' + output).constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile roots(m_folder.filePath(u"roots.pem"_s));
        QVERIFY(roots.open(QIODevice::WriteOnly));
        roots.write(AnswerServer::identity().pem());
    }

    void everyLabHasItsCause_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < m_labs.size(); ++i)
            QTest::newRow(m_labs.at(i).name) << i;
    }

    void everyLabHasItsCause()
    {
        QFETCH(const int, index);
        const Lab &lab = m_labs.at(index);
        const AnswerServer server(lab.scheme, lab.talk);
        const Connection connection = connectionTo(lab, server.port());
        Plan plan = faultPlan(connection, lab.signedIn ? Secrets{{u"token"_s, secretToken}} : Secrets{});
        plan.samples = lab.samples;
        const FaultRun result = faultRun(plan);
        QCOMPARE(told(result), lab.expected);
        if (!lab.symptom.isEmpty())
            reproduces(result, connection, lab.symptom);
    }

    void http2ThatBreaksOff_data()
    {
        QTest::addColumn<QByteArray>("frames");
        QTest::addColumn<QString>("error");
        const QByteArray settings = http2Frame(4, 0, 0, {});
        QTest::newRow("a stream that is reset")
            << QByteArray(settings + http2Frame(3, 0, 1, QByteArray::fromHex("00000002"))) << u"INTERNAL_ERROR"_s;
        QTest::newRow("calm is asked for")
            << QByteArray(settings + http2Frame(3, 0, 1, QByteArray::fromHex("0000000b"))) << u"ENHANCE_YOUR_CALM"_s;
        QTest::newRow("within the body") << QByteArray(settings + http2Frame(1, 4, 1, QByteArray::fromHex("88")) +
                                                       http2Frame(0, 0, 1, "x") +
                                                       http2Frame(3, 0, 1, QByteArray::fromHex("00000008")))
                                         << u"CANCEL"_s;
    }

    void http2ThatBreaksOff()
    {
        QFETCH(const QByteArray, frames);
        const TlsServer server({.chain = AnswerServer::identity().pem(),
                                .key = AnswerServer::identity().keyPem(),
                                .http2 = true,
                                .talk = [&frames](SSL *ssl) {
                                    Speaker speaker(ssl);
                                    speaker.write(frames);
                                    speaker.waitForClose();
                                }});
        const Lab lab = overTls(Lab{.name = "HTTP/2", .talk = {}, .expected = {}});
        const Connection connection = connectionTo(lab, server.port());
        const FaultRun result = faultRun(connection);
        QCOMPARE(told(result), u"http.h2.failed"_s);
        QTEST(rootFact(result, u"error"_s), "error");
        reproduces(result, connection, u"was not closed cleanly"_s);
    }
};

}

LENTERA_TEST(tst_rootCausesHttp, lentera::RootCausesHttpTest)
#include "tst_rootCausesHttp.moc"
