// SPDX-License-Identifier: GPL-3.0-or-later
#include "Walk.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

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
    void aToolThatDoesNotAppearIsExplained();
    void aPastedErrorIsExplainedInIndonesian();
};

void StoriesTest::theMissingSlackScopeIsNamed()
{
    const LoopbackServer slack([](LoopbackPeer &peer) {
        peer.readUntil("\r\n\r\n");
        const QByteArray body = R"({"ok":false,"error":"missing_scope","needed":"users:read","provided":"chat:write"})";
        peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\n"
                   "X-OAuth-Scopes: chat:write\r\nX-Accepted-OAuth-Scopes: users:read\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n\r\n" + body);
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
    const WindowTree verdict = window.awaitQuiet();
    QVERIFY2(verdict.says(u"chat:write"_s), "what the token may do is not shown");
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

void StoriesTest::aToolThatDoesNotAppearIsExplained()
{
    WindowDriver window;
    window.session().startUnlocked();
    add(window, {u"tenant"_s, u"add"_s, u"acme"_s});
    window.start({u"--language"_s, u"en"_s});
    Walk(window, {}).open(4);
    window.setText(u"text"_s, u"File or folder to look at"_s, QStringLiteral(SOURCE_DIR "/tests/data/files/dify-plugin/broken"));
    window.press(u"push button"_s, u"Look"_s);
    window.awaitText(u"found"_s);
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
    window.setText(u"text"_s, u"Tempelkan teks galat, atau ketik sebuah kata"_s, u"x509: sertifikat telah kedaluwarsa"_s);
    window.awaitText(u"Sertifikat"_s);
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

LENTERA_TEST(tst_stories, StoriesTest)
#include "tst_stories.moc"
