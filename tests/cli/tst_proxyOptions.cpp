// SPDX-License-Identifier: GPL-3.0-or-later
#include "shownFindings.h"
#include "support/CliProgram.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace lentera;

//! Where a check's proxy comes from, as the command line takes and tells it.
class ProxyOptionsTest : public QObject {
    Q_OBJECT

    CliProgram m_cli{QProcessEnvironment::systemEnvironment()};

    QString pacWith(const QByteArray &body)
    {
        QFile file(QDir(m_cli.home()).filePath(u"proxy.pac"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write("function FindProxyForURL(url, host) { " + body + " }");
        return file.fileName();
    }
    static QString rootOf(const CliAnswer &answer)
    {
        return answer.json().value("rootCauses"_L1).toArray().at(0).toObject().value("id"_L1).toString();
    }
    CliAnswer check(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_cli.run(QStringList{u"check"_s, u"--auth"_s, u"none"_s, u"--json"_s} + arguments, input);
    }

private Q_SLOTS:
    void aPacFileChoosesTheProxy();
    void theProgramThatEvaluatesIsMissing();
    void theEffectiveProxyIsTold();
    void aConnectionKeepsOneSource();
    void twoSourcesAreNamed();
    void impossibleSourcesAreRefused_data();
    void impossibleSourcesAreRefused();
    void aProxysSignInComesFromStandardInput();
};

static const QByteArray goodAnswer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

void ProxyOptionsTest::aPacFileChoosesTheProxy()
{
    QByteArray request;
    const LoopbackServer proxy([&](LoopbackPeer &peer) {
        if (const QByteArray asked = peer.readUntil("\r\n\r\n"); !asked.isEmpty()) // whether it listens is asked, too
            request = asked;
        peer.write(goodAnswer);
    });
    const QString pac = pacWith("return 'PROXY 127.0.0.1:" + QByteArray::number(proxy.port()) + "'");
    const CliAnswer answer = check({u"--url"_s, u"http://desk.test/"_s, u"--pac"_s, pac});
    QCOMPARE(answer.status, 0);
    QVERIFY2(request.startsWith("GET http://desk.test/"), request.constData());
    const QJsonObject told = answer.json().value("proxy"_L1).toObject();
    QCOMPARE(told.value("url"_L1).toString(), u"http://127.0.0.1:%1"_s.arg(proxy.port()));
    QCOMPARE(told.value("origin"_L1).toString(), u"pac:"_s + pac);
    QStringList kinds;
    for (const QJsonValue &observation : answer.json().value("observations"_L1).toArray())
        kinds << observation.toObject().value("kind"_L1).toString();
    QCOMPARE(kinds.first(), u"pac"_s);

    const CliAnswer broken = check({u"--url"_s, u"http://desk.test/"_s, u"--pac"_s, pacWith("while (true);")});
    QCOMPARE(broken.status, 3);
    QCOMPARE(rootOf(broken), u"proxy.pac.limit"_s);
}

void ProxyOptionsTest::theProgramThatEvaluatesIsMissing()
{
    const QTemporaryDir alone;
    QVERIFY(QFile::copy(QStringLiteral(BIN_DIR "/lentera-cli"), alone.filePath(u"lentera-cli"_s)));
    PastedCommand shell;
    shell.set(u"PATH"_s, alone.path() + u":/usr/bin:/bin"_s);
    const Pasted pasted = shell.run(u"lentera-cli check --auth none --json --url http://desk.test/ --pac "_s +
                                        pacWith("return 'DIRECT'") + u" 2>/dev/null"_s,
                                    30'000);
    QCOMPARE(shownFindings(QJsonDocument::fromJson(pasted.output).object(), shell), u"proxy.pac.evaluator"_s);
}

void ProxyOptionsTest::theEffectiveProxyIsTold()
{
    const LoopbackServer server([](LoopbackPeer &peer) {
        peer.readUntil("\r\n\r\n");
        peer.write(goodAnswer);
    });
    const QString url = u"http://desk.test:%1"_s.arg(server.port());
    CliProgram cli{QProcessEnvironment::systemEnvironment()};
    cli.environment().insert(u"http_proxy"_s, u"http://ann:hunter2@127.0.0.1:1"_s);
    cli.environment().insert(u"no_proxy"_s, u"other.org,.test"_s);
    const QStringList words{u"--lang"_s,       u"en"_s,           u"check"_s,      u"--url"_s,      url,
                            u"--connect-to"_s, u"::127.0.0.1:"_s, u"--resolver"_s, u"127.0.0.1:1"_s};
    const CliAnswer excepted = cli.run(words);
    QVERIFY2(excepted.out.contains("No proxy: “.test” in no_proxy matches, it covers every host below that domain"),
             excepted.out.constData());
    cli.environment().insert(u"no_proxy"_s, u"desk.test:1"_s);
    const CliAnswer missed = cli.run(words + QStringList{u"--json"_s});
    const QJsonObject exception =
        missed.json().value("proxy"_L1).toObject().value("exceptions"_L1).toArray().at(0).toObject();
    QCOMPARE(exception.value("reason"_L1).toString(), u"port"_s);
    QVERIFY(!missed.out.contains("hunter2") && !missed.err.contains("hunter2"));
}

void ProxyOptionsTest::aConnectionKeepsOneSource()
{
    m_cli.run({u"tenant"_s, u"add"_s, u"acme"_s, u"--name"_s, u"Acme"_s});
    const auto proxyAfter = [&](const QStringList &options) {
        const CliAnswer edited = m_cli.run(QStringList{u"connection"_s, u"edit"_s, u"acme/desk"_s} + options);
        const QJsonObject shown =
            m_cli.run({u"connection"_s, u"show"_s, u"acme/desk"_s, u"--json"_s}).json().value("proxy"_L1).toObject();
        return edited.status != 0 ? QString::fromUtf8(edited.err)
                                  : QStringList{shown.value("source"_L1).toString(), shown.value("url"_L1).toString(),
                                                shown.value("pac"_L1).toString()}
                                        .join(u' ');
    };
    QCOMPARE(m_cli.run({u"connection"_s, u"add"_s, u"acme/desk"_s, u"--url"_s, u"https://desk.example"_s}).status, 0);
    QCOMPARE(proxyAfter({u"--pac"_s, u"http://wpad.example/proxy.pac"_s}), u"Pac  http://wpad.example/proxy.pac"_s);
    QCOMPARE(proxyAfter({u"--name"_s, u"Desk"_s}), u"Pac  http://wpad.example/proxy.pac"_s);
    QCOMPARE(proxyAfter({u"--pac"_s, u"x.pac"_s}), u"Pac  "_s + QDir().absoluteFilePath(u"x.pac"_s));
    QCOMPARE(proxyAfter({u"--proxy"_s, u"socks5h://p:1080"_s}), u"Manual socks5h://p:1080 "_s);
    QCOMPARE(proxyAfter({u"--system-proxy"_s}), u"System  "_s);
    QCOMPARE(proxyAfter({u"--no-proxy"_s}), u"None  "_s);
    QCOMPARE(proxyAfter({u"--environment-proxy"_s}), u"Environment  "_s);
}

void ProxyOptionsTest::twoSourcesAreNamed()
{
    const QStringList two{u"--url"_s, u"http://127.0.0.1:1"_s, u"--pac"_s, u"x"_s, u"--no-proxy"_s};
    QVERIFY(check(two).err.startsWith("Error: --pac and --no-proxy cannot be used together.\n"));
    QVERIFY(check(QStringList{u"--lang"_s, u"id"_s} + two).err.contains("--pac dan --no-proxy"));
}

void ProxyOptionsTest::impossibleSourcesAreRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::newRow("two sources") << QStringList{u"--pac"_s, u"x"_s, u"--no-proxy"_s} << 1;
    QTest::newRow("a password in the PAC file's address")
        << QStringList{u"--pac"_s, u"http://ann:hunter2@wpad.example/"_s} << 6;
    QTest::newRow("a PAC file by another scheme") << QStringList{u"--pac"_s, u"ftp://wpad.example/x"_s} << 2;
    QTest::newRow("a password in the proxy's address") << QStringList{u"--proxy"_s, u"http://ann:hunter2@p:1"_s} << 6;
    QTest::newRow("a broken address with a password") << QStringList{u"--proxy"_s, u"http://ann:hunter2@p:x"_s} << 2;
}

void ProxyOptionsTest::impossibleSourcesAreRefused()
{
    QFETCH(const QStringList, options);
    const CliAnswer answer = check(QStringList{u"--url"_s, u"http://127.0.0.1:1"_s} + options);
    QTEST(answer.status, "status");
    QVERIFY2(!answer.err.contains("hunter2") && !answer.out.contains("hunter2"), answer.err.constData());
}

void ProxyOptionsTest::aProxysSignInComesFromStandardInput()
{
    QByteArray request;
    const LoopbackServer proxy([&](LoopbackPeer &peer) {
        if (const QByteArray asked = peer.readUntil("\r\n\r\n"); !asked.isEmpty())
            request = asked;
        peer.write(request.contains("Proxy-Authorization: Basic YW5uOmh1bnRlcjI=")
                       ? goodAnswer
                       : QByteArray("HTTP/1.1 407 x\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: "
                                    "0\r\nConnection: close\r\n\r\n"));
    });
    const QStringList options{u"--url"_s, u"http://desk.test/"_s, u"--proxy"_s,
                              u"http://127.0.0.1:%1"_s.arg(proxy.port())};
    const CliAnswer without = check(options);
    QCOMPARE(rootOf(without), u"proxy.authentication.required"_s);
    const CliAnswer with = check(options + QStringList{u"--secret-stdin"_s, u"proxyPassword"_s}, "ann:hunter2\n");
    QCOMPARE(with.status, 0);
    QVERIFY(!with.out.contains("hunter2"));
    const CliAnswer wrong = check(options + QStringList{u"--secret-stdin"_s, u"proxyPassword"_s}, "ann:hunter3\n");
    QCOMPARE(rootOf(wrong), u"proxy.authentication.refused"_s);
}

LENTERA_TEST(tst_proxyOptions, ProxyOptionsTest)
#include "tst_proxyOptions.moc"
