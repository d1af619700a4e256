// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/Reproduce.h"
#include "run/AnswerServer.h"
#include "run/FaultRun.h"
#include "support/CliProgram.h"
#include "support/runTests.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace lentera {

//! The command of each finding about proxies, pasted into a shell, shows what the run saw.
class ReproduceProxyTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    //! What a colleague's shell prints for the only root cause of \a result.
    QByteArray pasted(const RunResult &result, const Connection &connection)
    {
        const QList<Finding> roots = result.rootCauses();
        if (roots.size() != 1)
            return told(result).toUtf8();
        const QString command =
            reproduceCommand(roots.first(), connection, shipped(connection.connector), result.proxy);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PATH"_s, QStringLiteral(BIN_DIR ":") + environment.value(u"PATH"_s));
        environment.insert(u"LENTERA_HOME"_s, m_folder.path());
        environment.insert(u"LENTERA_PROXY_USER"_s, u"ann"_s);
        environment.insert(u"LENTERA_PROXY_PASSWORD"_s, u"wrong"_s);
        environment.insert(u"no_proxy"_s, u"practice.test:1"_s);
        QProcess shell;
        shell.setProcessEnvironment(environment);
        shell.setProcessChannelMode(QProcess::MergedChannels);
        shell.start(u"/bin/sh"_s, {u"-c"_s, command});
        shell.closeWriteChannel();
        if (!shell.waitForFinished(30'000))
            shell.kill();
        const bool secret = command.contains("hunter2"_L1);
        return secret ? "a secret in: " + command.toUtf8() : command.toUtf8() + '\n' + shell.readAll();
    }
    QByteArray through(const QString &proxy, const QString &target)
    {
        Connection connection = faultConnection(target);
        connection.connectTo.clear();
        connection.proxy = {ProxySource::Manual, proxy, {}};
        Plan plan = faultPlan(connection);
        return pasted(faultRun(plan), connection);
    }
    QByteArray by(const QString &pac)
    {
        Connection connection = faultConnection(u"http://127.0.0.1:1"_s);
        connection.proxy = {ProxySource::Pac, {}, pac};
        return pasted(faultRun(connection), connection);
    }
    QString fileWith(const QByteArray &body)
    {
        QFile file(m_folder.filePath(u"it's a.pac"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write("function FindProxyForURL(url, host) { " + body + " }");
        return file.fileName();
    }

private Q_SLOTS:
    void answersToConnect_data();
    void answersToConnect();
    void proxiesThatAreNotThere();
    void pacFiles();
    void exceptions();
};

void ReproduceProxyTest::answersToConnect_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("symptom");
    const auto row = [](const char *name, const QByteArray &sent, const QByteArray &symptom) {
        QTest::newRow(name) << sent << symptom;
    };
    row("sign-in", answer("407 x", "Proxy-Authenticate: Basic realm=\"x\"\r\n"), "407");
    row("sign-in by the desktop", answer("407 x", "Proxy-Authenticate: Negotiate\r\n"),
        "Proxy-Authenticate: Negotiate");
    row("rule", answer("403 x", "X-Squid-Error: ERR_ACCESS_DENIED 0\r\n"), "response 403");
    row("no name", answer("503 x", "X-Squid-Error: ERR_DNS_FAIL 0\r\n"), "ERR_DNS_FAIL");
    row("no way", answer("502 x"), "response 502");
    row("no CONNECT", answer("405 x"), "response 405");
    row("closed", {}, "Proxy CONNECT aborted");
    row("another protocol", "SSH-2.0-x\r\n", "curl: (");
    row("a portal", answer("302 x", "Location: http://portal.test/\r\n"), "302");
}

void ReproduceProxyTest::answersToConnect()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, symptom);
    const LoopbackServer server([sent](LoopbackPeer &peer) {
        if (!peer.readUntil("\r\n\r\n").isEmpty())
            peer.write(sent);
    });
    const QByteArray shown = through(u"http://127.0.0.1:%1"_s.arg(server.port()), u"https://practice.test"_s);
    QVERIFY2(shown.contains(symptom), shown.constData());
}

void ReproduceProxyTest::proxiesThatAreNotThere()
{
    const RefusedPort refused;
    for (const QString &kind : {u"http"_s, u"socks5h"_s}) {
        const QByteArray shown = through(kind + u"://127.0.0.1:%1"_s.arg(refused.port()), u"https://practice.test"_s);
        QVERIFY2(shown.contains("refused") || shown.contains("Couldn't connect"), shown.constData());
    }
    const LoopbackServer socks([](LoopbackPeer &peer) {
        peer.readBytes(3);
        peer.write(QByteArray::fromHex("0500"));
        peer.readBytes(5);
        peer.write(QByteArray::fromHex("05020001000000000000"));
    });
    const QByteArray shown = through(u"socks5h://127.0.0.1:%1"_s.arg(socks.port()), u"https://practice.test"_s);
    QVERIFY2(shown.contains("(2)"), shown.constData());
}

void ReproduceProxyTest::pacFiles()
{
    const AnswerServer missing(u"http"_s, {answer("404 Not Found")});
    const AnswerServer page(u"http"_s, {html("<html><title>Sign in</title>")});
    const RefusedPort refused;
    const QByteArray dead = "return 'PROXY 127.0.0.1:" + QByteArray::number(refused.port());
    const QList<QPair<QString, QByteArray>> files{{missing.url(), "404 Not Found"},
                                                  {page.url(), "<title>Sign in"},
                                                  {u"http://127.0.0.1:%1/x"_s.arg(refused.port()), "connect"},
                                                  {m_folder.filePath(u"none"_s), "No such file"}};
    for (const auto &[pac, symptom] : files) {
        const QByteArray shown = by(pac);
        QVERIFY2(shown.contains(symptom), shown.constData());
    }
    const QList<QPair<QByteArray, QByteArray>> scripts{{"return (;", "proxy.pac.syntax"},
                                                       {"return x.y;", "proxy.pac.exception"},
                                                       {"while (true);", "proxy.pac.limit"},
                                                       {"", "proxy.pac.result-invalid"},
                                                       {dead + "'", "refused"},
                                                       {dead + "; DIRECT'", "refused"}};
    for (const auto &[script, symptom] : scripts) {
        const QByteArray shown = by(fileWith(script));
        QVERIFY2(shown.contains(symptom), shown.constData());
    }
}

void ReproduceProxyTest::exceptions()
{
    const Finding finding{
        u"proxy.exception.near-miss"_s, Phase::Proxy, Severity::Info, {{u"list"_s, u"no_proxy"_s}}, {}, {}, true};
    RunResult result;
    result.findings = {finding};
    const QByteArray shown = pasted(result, faultConnection(u"https://practice.test"_s));
    QVERIFY2(shown.endsWith("practice.test:1\n"), shown.constData());
}

}

LENTERA_TEST(tst_reproduceProxy, lentera::ReproduceProxyTest)
#include "tst_reproduceProxy.moc"
