// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/FaultRun.h"
#include "support/HostileServers.h"
#include "support/MeasuredProgram.h"
#include "support/runTests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <future>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int deadlineSeconds = 2;
#ifdef LENTERA_SANITIZED
// The sanitizer keeps shadow memory and what was freed, and libcurl copies a folded header for each of its lines.
static constexpr qint64 mostKiB = 4 << 20;
static constexpr int mostLateMs = 30'000;
#else
static constexpr qint64 mostKiB = 200 << 10;
static constexpr int mostLateMs = 1000;
#endif
static constexpr qsizetype atOnce = 4;

//! One of them, listening.
class Stage {
public:
    explicit Stage(const HostileServer &server) : m_asked(server.asked)
    {
        const auto bare = [talk = server.talk](LoopbackPeer &peer) {
            Speaker speaker(peer);
            talk(speaker);
        };
        const auto afterHead = [talk = server.talk](Speaker &speaker, const QByteArray &) {
            talk(speaker);
        };
        if (m_asked == HostileServer::Asked::Bare || m_asked == HostileServer::Asked::BareTls)
            m_bare = std::make_unique<LoopbackServer>(bare);
        else if (m_asked == HostileServer::Asked::OverHttp2)
            m_http2 = std::make_unique<TlsServer>(TlsServer::Settings{.chain = AnswerServer::identity().pem(),
                                                                      .key = AnswerServer::identity().keyPem(),
                                                                      .http2 = true,
                                                                      .talk = [talk = server.talk](SSL *ssl) {
                                                                          Speaker speaker(ssl);
                                                                          talk(speaker);
                                                                      }});
        else
            m_server = std::make_unique<AnswerServer>(m_asked == HostileServer::Asked::OverTls ? u"https"_s : u"http"_s,
                                                      afterHead);
    }
    QString url() const
    {
        const bool plain = m_asked == HostileServer::Asked::Plainly || m_asked == HostileServer::Asked::Bare;
        const int port = m_bare ? m_bare->port() : m_http2 ? m_http2->port() : m_server->port();
        return u"%1://127.0.0.1:%2"_s.arg(plain ? u"http"_s : u"https"_s).arg(port);
    }

private:
    HostileServer::Asked m_asked;
    std::unique_ptr<LoopbackServer> m_bare;
    std::unique_ptr<TlsServer> m_http2;
    std::unique_ptr<AnswerServer> m_server;
};

// Every text within \a value that a terminal or a reader could be fooled by.
static QStringList steering(const QJsonValue &value)
{
    QStringList found;
    for (const QJsonValue &inner : value.toArray())
        found << steering(inner);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        found << steering(it.value());
    const QString text = value.toString();
    for (const QChar c : text) {
        const bool bidi = (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (bidi || (c.category() == QChar::Other_Control && c != u'\n'))
            return found << text;
    }
    return found;
}

//! The command line against servers that mean harm: it never crashes, ends in time, stays small, and passes nothing on
//! that steers a terminal.
class HostileServersTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QList<HostileServer> m_servers = hostileServers();
    QList<Measured> m_runs;

    Measured runAgainst(const HostileServer &server) const
    {
        const Stage stage(server);
        return measured({QStringLiteral(BIN_DIR "/lentera-cli"), u"check"_s, u"--json"_s, u"--url"_s, stage.url(),
                         u"--no-proxy"_s, u"--deadline"_s, QString::number(deadlineSeconds), u"--only-ca"_s,
                         m_folder.filePath(u"roots.pem"_s)},
                        {"LENTERA_HOME=" + m_folder.path().toUtf8()}, 60'000);
    }

private Q_SLOTS:
    // Four at once: some wait for the deadline.
    void initTestCase()
    {
        QFile roots(m_folder.filePath(u"roots.pem"_s));
        QVERIFY(roots.open(QIODevice::WriteOnly));
        roots.write(AnswerServer::identity().pem());
        roots.close();
        for (qsizetype i = 0; i < m_servers.size(); i += atOnce) {
            const QList<HostileServer> batch = m_servers.mid(i, atOnce);
            std::vector<std::future<Measured>> running;
            for (const HostileServer &server : batch)
                running.push_back(std::async(std::launch::async, [this, &server] { return runAgainst(server); }));
            for (auto &one : running)
                m_runs << one.get();
        }
    }

    // libcurl reads such frames without looking up: the one place where its own loop has to be broken.
    void aStopEndsFramesWithoutEnd()
    {
        const auto endless = std::find_if(m_servers.cbegin(), m_servers.cend(), [](const HostileServer &server) {
            return QByteArray(server.name) == "empty data without end";
        });
        const Stage stage(*endless);
        Connection connection = faultConnection(stage.url());
        connection.timeouts = {.connect = 30'000, .idle = 30'000, .total = 60'000};
        connection.trust = {.roots = TrustRoots::OwnOnly, .ownRoots = AnswerServer::identity().pem()};
        std::stop_source stop;
        std::atomic<bool> asks = false;
        const RunWatcher watcher{.stepChanged = [&](const Step &step) {
            asks = step.phase == Phase::Http && step.status == StepStatus::Running;
        }};
        const Plan plan = faultPlan(connection);
        auto running = std::async(std::launch::async, [&] { return faultRun(plan, stop.get_token(), watcher); });
        QTRY_VERIFY(asks.load());
        stop.request_stop();
        QVERIFY(running.wait_for(std::chrono::seconds(1)) == std::future_status::ready);
        QVERIFY(running.get().stopped);
    }

    void thereAreEnough() { QVERIFY2(m_servers.size() >= 60, qPrintable(QString::number(m_servers.size()))); }

    void everyRunEndsWell_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < m_servers.size(); ++i)
            QTest::newRow(m_servers.at(i).name) << i;
    }

    void everyRunEndsWell()
    {
        QFETCH(const int, index);
        const Measured &run = m_runs.at(index);
        QVERIFY2(run.exited, run.err.constData());
        QVERIFY2(run.status == 0 || run.status == 3, run.err.constData());
        QVERIFY2(run.peakKiB > 0 && run.peakKiB < mostKiB, qPrintable(QString::number(run.peakKiB)));
        QVERIFY2(!run.out.contains('\x1b') && !run.err.contains('\x1b'), run.out.constData());

        const QJsonObject document = QJsonDocument::fromJson(run.out).object();
        const double tookMs = document.value("durationMs"_L1).toDouble(-1);
        QVERIFY2(tookMs >= 0 && tookMs <= deadlineSeconds * 1000 + mostLateMs, qPrintable(QString::number(tookMs)));
        const QJsonArray roots = document.value("rootCauses"_L1).toArray();
        QVERIFY2(roots.size() == (document.value("verdict"_L1).toString() == "ok"_L1 ? 0 : 1),
                 QJsonDocument(roots).toJson().constData());
        for (const QJsonValue &finding : document.value("findings"_L1).toArray())
            QCOMPARE(steering(finding).join(u'\n'), QString());
    }
};

}

LENTERA_TEST(tst_hostileServers, lentera::HostileServersTest)
#include "tst_hostileServers.moc"
