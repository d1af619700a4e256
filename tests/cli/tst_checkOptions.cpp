// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CliProgram.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace lentera;

namespace {

QByteArray answer(const QByteArray &status, const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "Content-Length: 2\r\n\r\nok";
}

//! A server that answers every request in the same way, and counts them.
class Counting {
public:
    explicit Counting(const QByteArray &bytes)
        : m_server([this, bytes](LoopbackPeer &peer) {
              if (peer.readUntil("\r\n\r\n").isEmpty())
                  return; // the ladder's own look at the port
              ++m_requests;
              peer.write(bytes);
          })
    {
    }
    QString url() const { return u"http://127.0.0.1:%1/"_s.arg(m_server.port()); }
    int requests() const { return m_requests; }

private:
    std::atomic<int> m_requests = 0;
    LoopbackServer m_server; // last: its threads use the other
};

//! Takes connections and says nothing.
LoopbackServer::Handler silence()
{
    return [](LoopbackPeer &peer) {
        peer.waitForClose();
    };
}

QString urlOf(const LoopbackServer &server)
{
    return u"http://127.0.0.1:%1/"_s.arg(server.port());
}

}

//! The options of `check`, and those exit statuses that need more than a line of arguments.
class CheckOptionsTest : public QObject {
    Q_OBJECT

    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};

    static QStringList idsIn(const CliAnswer &answer, QLatin1StringView list)
    {
        QStringList ids;
        for (const QJsonValue &finding : answer.json().value(list).toArray())
            ids << finding.toObject().value("id"_L1).toString();
        return ids;
    }
    static QJsonObject httpSeenIn(const CliAnswer &answer)
    {
        QJsonObject last;
        for (const QJsonValue &observation : answer.json().value("observations"_L1).toArray())
            if (const QJsonObject seen = observation.toObject().value("seen"_L1).toObject(); seen.contains("status"_L1))
                last = seen;
        return last;
    }
    CliAnswer check(const QString &url, const QStringList &more = {})
    {
        return m_cli.run(QStringList{u"check"_s, u"--url"_s, url, u"--auth"_s, u"none"_s, u"--json"_s} + more);
    }

private Q_SLOTS:
    void valuesOutOfRangeAreUsage_data()
    {
        QTest::addColumn<QStringList>("option");
        for (const auto &[name, value] :
             std::initializer_list<std::pair<QString, QString>>{{u"--deadline"_s, u"0"_s},
                                                                {u"--deadline"_s, u"3601"_s},
                                                                {u"--deadline"_s, u"soon"_s},
                                                                {u"--connect-timeout"_s, u"0"_s},
                                                                {u"--idle-timeout"_s, u"601"_s},
                                                                {u"--samples"_s, u"0"_s},
                                                                {u"--samples"_s, u"101"_s},
                                                                {u"--samples"_s, u"some"_s}})
            QTest::addRow("%s %s", qPrintable(name), qPrintable(value)) << QStringList{name, value};
    }

    void valuesOutOfRangeAreUsage()
    {
        QFETCH(const QStringList, option);
        const CliAnswer refused = check(u"http://127.0.0.1:1"_s, option);
        QVERIFY2(refused.status == 1, (refused.out + refused.err).constData());
        QVERIFY2(refused.err.contains(option.first().toUtf8()), refused.err.constData());
        QCOMPARE(refused.out, QByteArray());
    }

    void theDeadlineEndsACheck()
    {
        const LoopbackServer server(silence());
        QElapsedTimer clock;
        clock.start();
        const CliAnswer late = check(urlOf(server), {u"--deadline"_s, u"1"_s});
        QVERIFY2(clock.elapsed() < 4000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(late.status, 3);
        QCOMPARE(idsIn(late, "rootCauses"_L1), QStringList{u"http.answer.timeout"_s});
    }

    void samplesAreMeasured()
    {
        const Counting server(answer("200 OK"));
        const CliAnswer measured = check(server.url(), {u"--samples"_s, u"4"_s});
        QCOMPARE(measured.status, 0);
        QCOMPARE(httpSeenIn(measured).value("samples"_L1).toArray().size(), 4);
        QCOMPARE(server.requests(), 4);
    }

    void experimentsMayBeForbidden()
    {
        const Counting server(answer("503 Service Unavailable", "Retry-After: 0\r\n"));
        QCOMPARE(check(server.url()).status, 3);
        const int asked = server.requests();
        QVERIFY(asked > 1); // tried again
        QCOMPARE(check(server.url(), {u"--no-experiments"_s}).status, 3);
        QCOMPARE(server.requests(), asked + 1);
    }

    void warningsCountWhereTheyShall()
    {
        const Counting server(answer("200 OK", "RateLimit-Limit: 100\r\nRateLimit-Remaining: 3\r\n"));
        const CliAnswer lenient = check(server.url());
        QCOMPARE(lenient.status, 0);
        QCOMPARE(lenient.json().value("verdict"_L1).toString(), u"warn"_s);
        QCOMPARE(idsIn(lenient, "rootCauses"_L1), QStringList{u"rate.limit.near"_s});
        QCOMPARE(check(server.url(), {u"--strict"_s}).status, 4);
        const Counting healthy(answer("200 OK"));
        QCOMPARE(check(healthy.url(), {u"--strict"_s}).status, 0);
    }

    void whatCannotRunIsToldApart()
    {
        CliProgram cli(QProcessEnvironment::systemEnvironment());
        cli.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        QCOMPARE(cli.run({u"credential"_s, u"status"_s}).status, 5);
        cli.run({u"tenant"_s, u"add"_s, u"acme"_s});
        QCOMPARE(cli.run({u"connection"_s, u"add"_s, u"acme/api"_s, u"--url"_s, u"http://127.0.0.1:1"_s, u"--auth"_s,
                          u"bearer"_s})
                     .status,
                 0);
        const CliAnswer set =
            cli.run({u"credential"_s, u"set"_s, u"acme/api"_s, u"--secret-stdin"_s, u"token"_s}, "x\n");
        QCOMPARE(set.status, 5);
        QFile file(cli.home() + u"/plain"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        cli.environment().insert(u"LENTERA_HOME"_s, file.fileName());
        QCOMPARE(cli.run({u"tenant"_s, u"list"_s}).status, 5); // no store below a file
        const Counting server(answer("200 OK"));
        QCOMPARE(check(server.url(), {u"--save"_s, u"/nonexistent/folder/case.json"_s}).status, 5);
    }

    void whatCannotBePrintedIsNotCalledDone()
    {
        QProcess process;
        process.setProcessEnvironment(m_cli.environment());
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(QStringLiteral(BIN_DIR "/lentera-cli"), {u"explain"_s, u"--list"_s});
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 5);
    }

    void aSafetyRuleRefuses()
    {
        QFile file(m_cli.home() + u"/secret.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"schema":"lentera.tenants/1","tenants":[{"id":"acme","password":"hunter2"}]})");
        file.close();
        const CliAnswer imported = m_cli.run({u"tenant"_s, u"import"_s, file.fileName()});
        QVERIFY2(imported.status == 6, imported.err.constData());
        QVERIFY(!imported.err.contains("hunter2"));
    }

    void aMistakeOfItsOwnIsToldAsOne()
    {
#ifdef LENTERA_SANITIZED
        QSKIP("the sanitizer reserves more address space than any limit that shows this");
#endif
        QFile file(m_cli.home() + u"/large.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[" + QByteArray("1,").repeated(16 << 20) + "1]");
        file.close();
        QProcess process;
        process.setProcessEnvironment(m_cli.environment());
        // Less memory than the document takes: what is thrown then is nobody's answer to anything.
        process.start(u"sh"_s, {u"-c"_s, u"ulimit -v $1; shift; exec \"$@\""_s, u"sh"_s, u"400000"_s,
                                QStringLiteral(BIN_DIR "/lentera-cli"), u"check"_s, u"--replay"_s, file.fileName()});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 70);
    }

    void anInterruptEndsACheckAtOnce()
    {
        std::atomic<bool> asked = false;
        const LoopbackServer server([&asked](LoopbackPeer &peer) {
            if (!peer.readUntil("\r\n\r\n").isEmpty())
                asked = true;
            peer.waitForClose();
        });
        QProcess process;
        process.setProcessEnvironment(m_cli.environment());
        process.start(QStringLiteral(BIN_DIR "/lentera-cli"), {u"check"_s, u"--url"_s, urlOf(server)});
        QTRY_VERIFY_WITH_TIMEOUT(asked, 10'000);
        ::kill(pid_t(process.processId()), SIGINT);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(process.waitForFinished(10'000));
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(process.exitCode(), 130);
    }
};

LENTERA_TEST(tst_checkOptions, CheckOptionsTest)
#include "tst_checkOptions.moc"
