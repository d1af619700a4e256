// SPDX-License-Identifier: GPL-3.0-or-later
#include "Walk.h"
#include "support/SecretEcho.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

//! What the window says and does while the keychain is locked, absent or frozen: each has its own words within 6 s, the
//! window goes on working, and nothing is called deleted or missing that is there.
class WindowKeychainTest : public QObject {
    Q_OBJECT

    static constexpr int promised = 6000; //!< ms until each state is told
    //! A frozen keychain holds a caller for 5 s and more: a window that repaints in this time does not wait for it.
    static constexpr int repainting = 1500;

    SecretEcho m_server;

    void furnish(WindowDriver &window);
    void expectUnharmed(WindowDriver &window, Walk &walk);

private Q_SLOTS:
    void init() { m_server.answerWith(200); }
    void eachStateHasItsOwnWords_data();
    void eachStateHasItsOwnWords();
    void repaintsWhileTheKeychainIsFrozen();
};

static QByteArray entriesIn(KeyringSession &session)
{
    return session.output(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, u"Lentera"_s});
}

//! One connection with a credential, two without.
void WindowKeychainTest::furnish(WindowDriver &window)
{
    window.session().startUnlocked();
    const QString url = u"http://127.0.0.1:%1/"_s.arg(m_server.port());
    CliProgram &cli = window.cli();
    QVERIFY2(cli.run({u"tenant"_s, u"add"_s, u"acme"_s}).status == 0, qPrintable(window.trouble()));
    for (const auto &name : {u"guarded"_s, u"second"_s, u"third"_s})
        QCOMPARE(
            cli.run({u"connection"_s, u"add"_s, u"acme/"_s + name, u"--url"_s, url, u"--auth"_s, u"bearer"_s}).status,
            0);
    const CliAnswer stored = cli.run({u"credential"_s, u"set"_s, u"acme/guarded"_s, u"--secret-stdin"_s, u"token"_s},
                                     "s3cr3t-token-value\n");
    QVERIFY2(stored.status == 0, stored.err.constData());
    window.start({u"--language"_s, u"en"_s});
}

//! The credential is there, in the window's eyes too, and works.
void WindowKeychainTest::expectUnharmed(WindowDriver &window, Walk &walk)
{
    walk.select(u"guarded"_s);
    walk.open(3);
    window.press(u"push button"_s, u"Refresh"_s);
    window.awaitText(u"The keychain is usable"_s);
    const WindowTree page = window.awaitText(u"Secret, 18 characters"_s);
    QVERIFY(!page.says(u"Missing"_s));
    QVERIFY(entriesIn(window.session()).contains("Lentera"));
    window.keys({key::runCheck});
    window.awaitText(u"Everything works"_s);
}

void WindowKeychainTest::eachStateHasItsOwnWords_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("onThePage");
    QTest::addColumn<QString>("fromACheck");
    QTest::newRow("locked") << u"locked"_s << u"The keychain is locked."_s
                            << u"The keyring is locked, so the credential"_s;
    QTest::newRow("absent") << u"absent"_s << u"There is no keychain here."_s
                            << u"There is no keyring on this machine"_s;
    QTest::newRow("frozen") << u"frozen"_s << u"The keychain does not answer."_s << u"The keyring does not answer"_s;
}

void WindowKeychainTest::eachStateHasItsOwnWords()
{
    QFETCH(QString, state);
    QFETCH(QString, onThePage);
    QFETCH(QString, fromACheck);
    WindowDriver window;
    furnish(window);
    Walk walk(window, {});
    walk.select(u"guarded"_s);
    walk.open(3);
    window.awaitText(u"The keychain is usable"_s);

    KeyringSession &session = window.session();
    if (state == "locked"_L1)
        session.lock();
    else if (state == "absent"_L1)
        session.stopKeyring();
    else
        session.freeze();
    window.press(u"push button"_s, u"Refresh"_s);
    const WindowTree page = window.awaitText(onThePage, promised);
    QVERIFY2(page.says(u"Secret, 18 characters"_s), "the credential is no longer listed");
    window.keys({key::runCheck});
    const WindowTree verdict = window.awaitText(fromACheck, promised);
    for (const auto &wrong : {u"No value is stored"_s, u"holds no such secret"_s, u"was removed"_s, u"deleted with"_s})
        QVERIFY2(!verdict.says(wrong) && !page.says(wrong), qPrintable(wrong));
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));

    if (state == "frozen"_L1)
        session.thaw();
    else
        session.unlock();
    expectUnharmed(window, walk);
    window.awaitQuiet();
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

void WindowKeychainTest::repaintsWhileTheKeychainIsFrozen()
{
    WindowDriver window;
    furnish(window);
    Walk walk(window, {});
    walk.select(u"guarded"_s);
    walk.open(3);
    window.awaitText(u"The keychain is usable"_s);
    window.session().freeze();
    window.press(u"push button"_s, u"Refresh"_s);
    window.keys({key::runCheck}); // both wait for the keychain now
    const auto titled = [](const QString &name) {
        return [name](const WindowTree &tree) {
            return tree.active().title().contains(name);
        };
    };
    for (const auto &name : {u"second"_s, u"third"_s, u"guarded"_s}) {
        walk.select(name);
        window.await(u"the title of “%1”"_s.arg(name), titled(name), repainting);
    }
    window.setText(u"text"_s, u"Filter tenants and connections"_s, u"third"_s);
    const auto filtered = [](const WindowTree &tree) {
        return tree.find(u"tree item"_s, u"third"_s) && !tree.find(u"tree item"_s, u"second"_s);
    };
    window.await(u"the filtered tree"_s, filtered, repainting);
    window.setText(u"text"_s, u"Filter tenants and connections"_s, {});
    const auto whole = [](const WindowTree &tree) {
        return tree.find(u"tree item"_s, u"second"_s).has_value();
    };
    window.await(u"the whole tree"_s, whole, repainting);
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
    window.awaitText(u"The keyring does not answer"_s);
    window.session().thaw();
    expectUnharmed(window, walk);
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

LENTERA_TEST(tst_windowKeychain, WindowKeychainTest)
#include "tst_windowKeychain.moc"
