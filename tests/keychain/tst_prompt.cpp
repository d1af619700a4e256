// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls.h"
#include "support/VirtualScreen.h"
#include "support/runTests.h"

#include <functional>
#include <future>

using namespace Qt::StringLiterals;
using namespace lentera;

//! What a person does at the desktop's prompt; real gcr-prompter windows, real key strokes.
class PromptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void thePasswordUnlocks();
    void dismissedStaysLocked();
    void stopTakesThePromptAway();
    void makesAKeyringWhereThereIsNone();

private:
    void lockWithAnEntry();
    std::future<QString> unlocking();
    //! The prompt's window; empty when none appears within 10 s.
    QByteArray promptWindow();
    void toPrompt(const QStringList &xdotool);
    //! Types into the prompt's fields, from the first on, and accepts it.
    void fillIn(const QStringList &fields);
    //! Acts again until it has worked: the window is there before it listens.
    void untilAnswered(const std::future<QString> &answered, const std::function<void()> &act);

    std::unique_ptr<VirtualScreen> m_screen;
    std::unique_ptr<KeyringSession> m_session;
    std::unique_ptr<AdoptedEnvironment> m_adopted;
    std::unique_ptr<KeychainStore> m_store;
    std::stop_source m_stop;
};

void PromptTest::init()
{
    m_screen = std::make_unique<VirtualScreen>();
    QVERIFY2(!m_screen->display().isEmpty(), "Xvfb is not there; packaging/test installs xvfb and xdotool");
    QVERIFY2(!QStandardPaths::findExecutable(u"xdotool"_s).isEmpty(), "packaging/test installs xdotool");
    m_session = std::make_unique<KeyringSession>(KeyringSession::Services::Desktop, m_screen->display());
    m_adopted = std::make_unique<AdoptedEnvironment>(m_session->environment());
    m_store = std::make_unique<KeychainStore>(keychainHelperPath());
    m_stop = {};
}

void PromptTest::cleanup()
{
    m_store.reset();
    m_adopted.reset();
    m_session.reset();
    m_screen.reset();
}

void PromptTest::lockWithAnEntry()
{
    m_session->startUnlocked();
    QCOMPARE(idOf(m_store->write(key(), secret("kept"), {})), u"ok"_s);
    m_session->lock();
    VERIFY_SESSION(*m_session);
}

std::future<QString> PromptTest::unlocking()
{
    return std::async(std::launch::async, [this] { return idOf(m_store->unlock(m_stop.get_token())); });
}

QByteArray PromptTest::promptWindow()
{
    return m_session->output(u"xdotool"_s,
                             {u"search"_s, u"--sync"_s, u"--onlyvisible"_s, u"--class"_s, u"gcr-prompter"_s});
}

void PromptTest::toPrompt(const QStringList &xdotool)
{
    const QString window = QString::fromLatin1(promptWindow().split('\n').first());
    m_session->output(u"xdotool"_s, QStringList{u"windowfocus"_s, u"--sync"_s, window} + xdotool);
}

void PromptTest::untilAnswered(const std::future<QString> &answered, const std::function<void()> &act)
{
    const QDeadlineTimer deadline(20'000);
    do {
        act();
    } while (answered.wait_for(std::chrono::seconds(1)) != std::future_status::ready && !deadline.hasExpired());
    m_stop.request_stop();
}

void PromptTest::fillIn(const QStringList &fields)
{
    for (const QString &field : fields) {
        toPrompt({u"key"_s, u"ctrl+a"_s});
        toPrompt({u"type"_s, field});
        toPrompt({u"key"_s, &field == &fields.last() ? u"Return"_s : u"Tab"_s});
    }
}

void PromptTest::thePasswordUnlocks()
{
    lockWithAnEntry();
    auto unlock = unlocking();
    QVERIFY(!promptWindow().isEmpty());
    QCOMPARE(keychainStateText(m_store->status({}).state), keychainStateText(KeychainState::Waiting));
    QCOMPARE(idOf(m_store->read(key(), {})), u"keychain.waiting"_s);
    untilAnswered(unlock, [this] { fillIn({QString::fromLatin1(KeyringSession::password())}); });
    QCOMPARE(unlock.get(), u"ok"_s);
    QCOMPARE(textOf(m_store->read(key(), {})), "kept");
}

void PromptTest::dismissedStaysLocked()
{
    lockWithAnEntry();
    auto unlock = unlocking();
    untilAnswered(unlock, [this] { toPrompt({u"key"_s, u"Escape"_s}); });
    QCOMPARE(unlock.get(), u"keychain.locked"_s);
    QCOMPARE(keychainStateText(m_store->status({}).state), keychainStateText(KeychainState::Locked));
}

void PromptTest::stopTakesThePromptAway()
{
    lockWithAnEntry();
    auto unlock = unlocking();
    QVERIFY(!promptWindow().isEmpty());
    m_stop.request_stop();
    QCOMPARE(unlock.get(), u"run.stopped"_s);
    const QStringList search{u"search"_s, u"--onlyvisible"_s, u"--class"_s, u"gcr-prompter"_s};
    QTRY_VERIFY(m_session->output(u"xdotool"_s, search).isEmpty());
}

void PromptTest::makesAKeyringWhereThereIsNone()
{
    m_session->startWithoutKeyring();
    VERIFY_SESSION(*m_session);
    QCOMPARE(m_store->status({}).detail, u"no keyring"_s);
    auto unlock = unlocking();
    untilAnswered(unlock, [this] { fillIn({u"new-password"_s, u"new-password"_s}); });
    QCOMPARE(unlock.get(), u"ok"_s);
    QCOMPARE(idOf(m_store->write(key(), secret("first"), {})), u"ok"_s);
    QCOMPARE(m_session->lookup(key().text()).value_or("missing"), "first");
}

LENTERA_TEST(tst_prompt, PromptTest)
#include "tst_prompt.moc"
