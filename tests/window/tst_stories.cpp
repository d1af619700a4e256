// SPDX-License-Identifier: GPL-3.0-or-later
#include "Walk.h"
#include "support/LoopbackServer.h"
#include "support/TlsServer.h"
#include "support/runTests.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace lentera;

//! What people open the window for, from the first key to the answer.
class StoriesTest : public QObject {
    Q_OBJECT

    //! Adds what a story needs from the command line, before the window starts.
    static void add(WindowDriver &window, const QStringList &arguments, const QByteArray &input = {})
    {
        const CliAnswer answer = window.cli().run(arguments, input);
        QVERIFY2(answer.status == 0, answer.err.constData());
    }

private Q_SLOTS:
    void theMissingSlackScopeIsNamed();
    void aServerThatDoesNotStartIsExplained();
    void aToolThatDoesNotAppearIsExplained();
    void githubIsConnectedByDeviceCode();
    void aPastedErrorIsExplainedInIndonesian();
};

static QByteArray jsonAnswer(const QByteArray &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\n" + headers +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void StoriesTest::theMissingSlackScopeIsNamed()
{
    const LoopbackServer slack([](LoopbackPeer &peer) {
        peer.readUntil("\r\n\r\n");
        peer.write(jsonAnswer(R"({"ok":false,"error":"missing_scope","needed":"users:read","provided":"chat:write"})",
                              "X-OAuth-Scopes: chat:write\r\nX-Accepted-OAuth-Scopes: users:read\r\n"));
    });
    WindowDriver window;
    window.session().startUnlocked();
    add(window, {u"tenant"_s, u"add"_s, u"acme"_s});
    add(window, {u"connection"_s, u"add"_s, u"acme/chat"_s, u"--connector"_s, u"slack"_s, u"--url"_s,
                 u"http://127.0.0.1:%1"_s.arg(slack.port()), u"--param"_s, u"read=users"_s});
    add(window, {u"credential"_s, u"set"_s, u"acme/chat"_s, u"--secret-stdin"_s, u"token"_s},
        "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy\n");
    window.start({u"--language"_s, u"en"_s});
    Walk(window, {}).select(u"chat"_s);
    window.keys({key::runCheck});
    window.awaitText(u"users:read"_s);
    QVERIFY2(window.awaitQuiet().says(u"chat:write"_s), "what the token may do is not shown");
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

void StoriesTest::aServerThatDoesNotStartIsExplained()
{
    WindowDriver window;
    window.session().startUnlocked();
    add(window, {u"tenant"_s, u"add"_s, u"acme"_s});
    add(window, {u"connection"_s, u"add"_s, u"acme/notes"_s, u"--connector"_s, u"mcp-stdio"_s, u"--"_s,
                 u"/usr/bin/python3"_s, u"-m"_s, u"mcp_server_that_nobody_installed"_s});
    window.start({u"--language"_s, u"en"_s});
    Walk(window, {}).select(u"notes"_s);
    window.keys({key::runCheck});
    window.awaitText(u"lacks mcp_server_that_nobody_installed"_s);
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

void StoriesTest::aToolThatDoesNotAppearIsExplained()
{
    const QTemporaryDir folder;
    QCOMPARE(QProcess::execute(u"cp"_s,
                               {u"-r"_s, QStringLiteral(SOURCE_DIR "/tests/data/files/dify-plugin/."), folder.path()}),
             0);
    QCOMPARE(QProcess::execute(u"sed"_s, {u"-i"_s, u"s|tools/forecast.yaml|tools/forecasts.yaml|"_s,
                                          folder.filePath(u"provider/weather.yaml"_s)}),
             0);
    WindowDriver window;
    window.session().startUnlocked();
    add(window, {u"tenant"_s, u"add"_s, u"acme"_s});
    const QJsonArray mistakes =
        window.cli().run({u"lint"_s, u"--json"_s, folder.path()}).json().value("findings"_L1).toArray();
    QVERIFY(!mistakes.isEmpty());
    window.start({u"--language"_s, u"en"_s});
    Walk(window, {}).open(4);
    window.setText(u"text"_s, u"File or folder to look at"_s, folder.path());
    window.press(u"push button"_s, u"Look"_s);
    for (const QJsonValue &mistake : mistakes)
        window.awaitText(mistake.toObject().value("title"_L1).toString());
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

void StoriesTest::githubIsConnectedByDeviceCode()
{
    const TestIdentity root = TestAuthority::root();
    const TestIdentity leaf = TestAuthority::signedBy(root, {.commonName = "github.com", .names = "DNS:github.com"});
    std::atomic<bool> agreed = false;
    const TlsServer github({.chain = leaf.pem() + root.pem(), .key = leaf.keyPem(), .talk = [&](SSL *ssl) {
                                QByteArray request;
                                char byte = 0;
                                while (!request.endsWith("\r\n\r\n") && SSL_read(ssl, &byte, 1) == 1)
                                    request += byte;
                                // RFC 8628, section 3.2; the answers as GitHub documents them.
                                const QByteArray body =
                                    request.startsWith("POST /login/device/code ")
                                        ? QByteArray(R"({"device_code":"3584d83530557fdd1f46af8289938c8ef79f9dc5",)"
                                                     R"("user_code":"WDJB-MJHT","expires_in":900,"interval":1,)"
                                                     R"("verification_uri":"https://github.com/login/device"})")
                                    : agreed
                                        ? QByteArray(R"({"access_token":"gho_16C7e42F292c6912E7710c838347Ae178B4a",)"
                                                     R"("token_type":"bearer","scope":"repo"})")
                                        : QByteArray(R"({"error":"authorization_pending"})");
                                const QByteArray answer = jsonAnswer(body);
                                SSL_write(ssl, answer.constData(), int(answer.size()));
                            }});
    const QTemporaryDir folder;
    WindowDriver window;
    window.session().startUnlocked();
    add(window, {u"tenant"_s, u"add"_s, u"acme"_s});
    add(window, {u"connection"_s, u"add"_s, u"acme/code"_s, u"--connector"_s, u"github"_s, u"--auth"_s, u"oauth"_s,
                 u"--only-ca"_s, writtenTo(folder.path(), u"root.pem"_s, root.pem()), u"--no-proxy"_s,
                 u"--connect-to"_s, u"github.com:443:127.0.0.1:%1"_s.arg(github.port())});
    window.start({u"--language"_s, u"en"_s});
    Walk walk(window, {});
    walk.select(u"code"_s);
    walk.open(3);
    window.press(u"push button"_s, u"Sign in…"_s);
    window.awaitDialog();
    window.awaitText(u"Not signed in to GitHub yet."_s);
    window.setText(u"text"_s, u"Client ID"_s, u"Iv1.b507a08c87ecfe98"_s);
    window.tab(u"shift+Tab"_s);
    window.type(u"With a code"_s);
    window.await(u"the chosen way"_s, [](const WindowTree &tree) {
        return tree.active().find(u"combo box"_s, u"With a code"_s).has_value();
    });
    window.press(u"push button"_s, u"Sign in"_s);
    const WindowTree prompt = window.awaitText(u"WDJB-MJHT"_s);
    QVERIFY(prompt.says(u"https://github.com/login/device"_s));
    agreed = true;
    window.awaitText(u"Signed in. The tokens are in the keychain."_s);
    window.keys({u"Escape"_s});
    window.awaitMain();
    QVERIFY2(window.awaitText(u"Secret, 40 characters"_s).says(u"Secret, 40 characters"_s), "no token is listed");
    QVERIFY(!window.seen().contains("gho_16C7e42F292c"));
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

void StoriesTest::aPastedErrorIsExplainedInIndonesian()
{
    WindowDriver window;
    window.session().startUnlocked();
    add(window, {u"tenant"_s, u"add"_s, u"acme"_s});
    window.start({u"--language"_s, u"id"_s});
    Walk(window, {}).open(5);
    window.focus(u"text"_s, u"Tempel teks galat, atau ketik sebuah kata"_s);
    window.type(u"Alat saya tidak muncul di selektor tool"_s);
    window.awaitText(u"Custom tool tidak muncul di Dify"_s);
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

LENTERA_TEST(tst_stories, StoriesTest)
#include "tst_stories.moc"
