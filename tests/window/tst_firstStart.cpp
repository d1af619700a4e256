// SPDX-License-Identifier: GPL-3.0-or-later
#include "Walk.h"
#include "support/SecretEcho.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

//! The way of a new person, by keyboard alone: three doors, a tenant, a connection, a check and its verdict; a removal
//! and its undo; and after a crash everything confirmed is there.
class FirstStartTest : public QObject {
    Q_OBJECT

    SecretEcho m_server;

    void tabTo(WindowDriver &window, const QString &role, const QString &name);
    void addTenant(WindowDriver &window);
    void addConnection(WindowDriver &window);
    void removeAndUndo(WindowDriver &window);

private Q_SLOTS:
    void threeDoorsAndTheWayBehindTheSecond();
    void practiceIsOneKeyAway();
};

//! Presses Tab until the node has the focus.
void FirstStartTest::tabTo(WindowDriver &window, const QString &role, const QString &name)
{
    static constexpr int most = 60;
    Node now;
    for (int i = 0; i < most && !(now.role == role && now.name.startsWith(name)); ++i)
        now = window.tab();
    QVERIFY2(now.role == role && now.name.startsWith(name),
             qPrintable(u"Tab does not reach %1 “%2”"_s.arg(role, name)));
}

void FirstStartTest::addTenant(WindowDriver &window)
{
    tabTo(window, u"push button"_s, u"Add a tenant"_s);
    window.keys({u"space"_s});
    window.awaitDialog();
    window.type(u"Toko Baru"_s);
    window.keys({u"Return"_s});
    window.await(u"the new tenant"_s, [](const WindowTree &tree) {
        return tree.find(u"tree item"_s, u"Toko Baru"_s) && tree.active().title().startsWith("Toko Baru"_L1);
    });
}

void FirstStartTest::addConnection(WindowDriver &window)
{
    window.keys({key::addConnection});
    const WindowTree dialog = window.awaitDialog();
    QVERIFY2(dialog.title().contains(u"Toko Baru"_s), qPrintable(dialog.title()));
    window.type(u"HTTPS"_s); // chooses the system, which has the focus
    window.await(u"the chosen system"_s,
                 [](const WindowTree &tree) { return tree.active().find(u"combo box"_s, u"HTTPS API"_s).has_value(); });
    tabTo(window, u"text"_s, u"Base URL"_s);
    window.type(u"http://127.0.0.1:%1/"_s.arg(m_server.port()));
    window.keys({u"Return"_s});
    window.awaitMain();
    window.await(u"the new connection"_s, [](const WindowTree &tree) {
        return tree.find(u"tree item"_s, u"HTTPS API"_s) && tree.active().title().contains("HTTPS API"_L1);
    });
}

void FirstStartTest::removeAndUndo(WindowDriver &window)
{
    window.keys({key::remove});
    window.awaitText(u"was removed"_s);
    QVERIFY(!window.tree().find(u"tree item"_s, u"HTTPS API"_s));
    tabTo(window, u"push button"_s, u"Undo"_s);
    window.keys({u"space"_s});
    window.await(u"what was removed"_s,
                 [](const WindowTree &tree) { return tree.find(u"tree item"_s, u"HTTPS API"_s).has_value(); });
}

void FirstStartTest::threeDoorsAndTheWayBehindTheSecond()
{
    m_server.answerWith(200);
    WindowDriver window;
    window.start({u"--language"_s, u"en"_s});
    for (const auto &door : {u"Try the practice workspace"_s, u"Add a tenant"_s, u"Import"_s})
        window.await(door, [&](const WindowTree &tree) { return tree.find(u"push button"_s, door).has_value(); });
    addTenant(window);
    addConnection(window);
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
    window.keys({key::runCheck});
    window.awaitText(u"Everything works"_s);
    QVERIFY(m_server.connections() > 0);
    removeAndUndo(window);
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));

    window.kill();
    window.start({u"--language"_s, u"en"_s});
    window.await(u"everything as before the crash"_s, [](const WindowTree &tree) {
        return tree.find(u"tree item"_s, u"Toko Baru, Production, OK"_s) &&
               tree.find(u"tree item"_s, u"HTTPS API, OK"_s);
    });
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

void FirstStartTest::practiceIsOneKeyAway()
{
    WindowDriver window;
    window.start({u"--language"_s, u"en"_s});
    tabTo(window, u"push button"_s, u"Try the practice workspace"_s);
    window.keys({u"space"_s});
    window.awaitText(u"Nothing here is real."_s);
    window.await(u"the practice connections"_s,
                 [](const WindowTree &tree) { return tree.find(u"tree item"_s, u"Jira"_s).has_value(); });
    tabTo(window, u"push button"_s, u"Leave practice"_s);
    window.keys({u"space"_s});
    window.await(u"the three doors"_s, [](const WindowTree &tree) {
        return tree.find(u"push button"_s, u"Import"_s) && !tree.says(u"Nothing here is real."_s);
    });
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

LENTERA_TEST(tst_firstStart, FirstStartTest)
#include "tst_firstStart.moc"
