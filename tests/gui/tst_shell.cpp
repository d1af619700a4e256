// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/WindowFixture.h"
#include "help/HelpPresenter.h"
#include "shell/Actions.h"
#include "shell/FrameParts.h"
#include "shell/ShortcutList.h"
#include "support/runTests.h"
#include "tenants/ConnectionDialog.h"
#include "tenants/TenantPanel.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace lentera;

static const TenantId acme(u"acme"_s);
static const ConnectionId service(u"desk"_s);

//! Every interactive control below \a object that has no name, as role and class.
static void collectUnnamed(QAccessibleInterface *object, QStringList &unnamed)
{
    static const QList<QAccessible::Role> interactive{
        QAccessible::Button,   QAccessible::EditableText, QAccessible::ComboBox,  QAccessible::CheckBox,
        QAccessible::SpinBox,  QAccessible::List,         QAccessible::Tree,      QAccessible::Table,
        QAccessible::MenuItem, QAccessible::RadioButton,  QAccessible::ButtonMenu};
    if (!object || !object->isValid() || object->state().invisible)
        return;
    const bool inside = object->object() && object->object()->objectName().startsWith("qt_"_L1);
    if (interactive.contains(object->role()) && !inside && object->text(QAccessible::Name).isEmpty())
        unnamed << u"%1 %2"_s
                       .arg(QLatin1StringView(object->object() ? object->object()->metaObject()->className() : ""))
                       .arg(int(object->role()));
    for (int child = 0; child < object->childCount(); ++child)
        collectUnnamed(object->child(child), unnamed);
}

class ShellTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void titleNamesTenantConnectionAndEnvironment()
    {
        WindowFixture fixture;
        QVERIFY(fixture.furnished);
        QCOMPARE(fixture.window.windowTitle(), u"Lentera"_s);
        fixture.desk.select(acme, service);
        QCOMPARE(fixture.window.windowTitle(), u"Acme · Service desk · Production — Lentera"_s);
    }

    void languageSwitchKeepsSelectionAndPlace()
    {
        WindowFixture fixture;
        fixture.desk.select(acme, service);
        fixture.desk.open(Place::Settings);
        fixture.language().use(u"id"_s);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(fixture.window.place(), Place::Settings);
        QCOMPARE(fixture.desk.selection(), (Selection{acme, service}));
        const auto *tree = fixture.window.findChild<TenantPanel *>()->findChild<QTreeView *>();
        QCOMPARE(tree->currentIndex().data().toString(), u"Service desk"_s);
        fixture.language().use(u"en"_s);
        QCoreApplication::processEvents();
    }

    void everyActionHasItsOwnShortcut()
    {
        WindowFixture fixture;
        QMap<QString, QString> taken;
        const auto *actions = fixture.window.findChild<Actions *>();
        QVERIFY(actions->all().size() > 20);
        for (const QAction *action : actions->all()) {
            QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->text()));
            for (const QKeySequence &key : action->shortcuts()) {
                const QString text = key.toString();
                QVERIFY2(!taken.contains(text), qPrintable(text + u' ' + taken.value(text)));
                taken.insert(text, action->text());
            }
        }
    }

    void theListHasEveryShortcutAtItsPlace_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("keys");
        QTest::newRow("of the window") << u"Everywhere"_s << u"Run check"_s << u"F5, Ctrl+R"_s;
        QTest::newRow("of the tree") << u"Tenants and connections"_s << u"Open in Diagnose"_s << u"Return"_s;
        QTest::newRow("of a page") << u"Overview"_s << u"Check all"_s << u"Ctrl+Shift+R, Alt+A"_s;
        QTest::newRow("of a table") << u"Overview"_s << u"Check selected"_s << u"Ctrl+Return, Alt+S"_s;
        QTest::newRow("of a button") << u"Diagnose"_s << u"Pass on"_s << u"Alt+P"_s;
        QTest::newRow("of a page that was never opened") << u"Credentials"_s << u"Set…"_s << u"Ctrl+Shift+S, Alt+S"_s;
    }
    void theListHasEveryShortcutAtItsPlace()
    {
        QFETCH(QString, place);
        QFETCH(QString, text);
        QFETCH(QString, keys);
        WindowFixture fixture;
        fixture.window.findChild<Actions *>()->action(Actions::Act::Shortcuts)->trigger();
        const QAbstractItemModel *model =
            fixture.window.findChild<ShortcutList *>()->findChild<QTableView *>()->model();
        QString heading;
        QStringList found;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QString first = model->index(row, 0).data().toString();
            const QString second = model->index(row, 1).data().toString();
            if (first == second)
                heading = first;
            else if (heading == place && first == text)
                found << second;
        }
        QCOMPARE(found, QStringList(keys));
    }

    void theTreeHasTheFocusAtTheStart()
    {
        WindowFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        auto *panel = fixture.window.findChild<TenantPanel *>();
        auto *tree = panel->findChild<QTreeView *>();
        QTRY_COMPARE(QApplication::focusWidget(), tree);
        QTest::keyClick(tree, Qt::Key_6);
        QCOMPARE(fixture.window.place(), Place::Settings);
        auto *filter = panel->findChild<QLineEdit *>();
        QTest::keyClicks(tree, u"s"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"h"_s);
        QCOMPARE(QApplication::focusWidget(), filter);
        QCOMPARE(filter->text(), u"sh"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(filter->text(), QString());
        QCOMPARE(QApplication::focusWidget(), tree);
    }

    void numberKeysOpenPagesUnlessTyping()
    {
        WindowFixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        auto *tree = fixture.window.findChild<TenantPanel *>()->findChild<QTreeView *>();
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_6);
        QCOMPARE(fixture.window.place(), Place::Settings);
        QTest::keyClick(tree, Qt::Key_1);
        QCOMPARE(fixture.window.place(), Place::Overview);
        auto *filter = fixture.window.findChild<TenantPanel *>()->findChild<QLineEdit *>();
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_6);
        QCOMPARE(filter->text(), u"6"_s);
        QCOMPARE(fixture.window.place(), Place::Overview);
    }

    void runCheckReachesWhoeverRunsChecks()
    {
        WindowFixture fixture;
        QSignalSpy asked(&fixture.desk, &Desk::checkRequested);
        auto *actions = fixture.window.findChild<Actions *>();
        QVERIFY(!actions->action(Actions::Act::RunCheck)->isEnabled());
        fixture.desk.select(acme, service);
        disconnect(&fixture.desk, &Desk::checkRequested, nullptr, nullptr); // nothing is to be run here
        QSignalSpy again(&fixture.desk, &Desk::checkRequested);
        actions->action(Actions::Act::RunCheck)->trigger();
        QCOMPARE(again.count(), 1);
        QCOMPARE(fixture.window.place(), Place::Diagnose);
    }

    void filterNarrowsTheTree()
    {
        WindowFixture fixture;
        auto *panel = fixture.window.findChild<TenantPanel *>();
        auto *tree = panel->findChild<QTreeView *>();
        panel->findChild<QLineEdit *>()->setText(u"shop"_s);
        QCOMPARE(tree->model()->rowCount(), 1);
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
        panel->findChild<QLineEdit *>()->setText(u"nothing like it"_s);
        QVERIFY(!tree->isVisible());
        panel->findChild<QLineEdit *>()->clear();
        QCOMPARE(tree->model()->rowCount(), 2);
        QVERIFY(tree->isVisible());
    }

    void theFilterLeadsToWhatWasTyped()
    {
        WindowFixture fixture;
        auto *panel = fixture.window.findChild<TenantPanel *>();
        auto *tree = panel->findChild<QTreeView *>();
        auto *filter = panel->findChild<QLineEdit *>();
        filter->setText(u"shop"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(fixture.desk.selection(), (Selection{acme, ConnectionId(u"shop"_s)}));
        filter->setText(u"nothing like it"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(fixture.desk.selection(), (Selection{acme, ConnectionId(u"shop"_s)}));
        filter->setText(u"BETA"_s);
        QTest::keyClick(filter, Qt::Key_Down);
        QCOMPARE(tree->currentIndex().data().toString(), u"Beta"_s);
    }

    void selectingInTheTreeSelectsOnTheDesk()
    {
        WindowFixture fixture;
        auto *tree = fixture.window.findChild<TenantPanel *>()->findChild<QTreeView *>();
        tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
        QCOMPARE(fixture.desk.selection(), (Selection{acme, service}));
        QVERIFY(fixture.changed([&] { fixture.desk.removeConnection(acme, ConnectionId(u"shop"_s)); }));
        QCOMPARE(tree->currentIndex().data().toString(), u"Service desk"_s);
    }

    void closingDuringWorkAsksOnce()
    {
        WindowFixture fixture;
        bool stopped = false;
        fixture.desk.beginWork([&] { stopped = true; });
        fixture.window.close();
        QVERIFY(fixture.window.isVisible());
        QVERIFY(!stopped);
        auto *box = fixture.window.findChild<QMessageBox *>();
        QVERIFY(box);
        for (QAbstractButton *button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        QVERIFY(!fixture.window.isVisible());
        QVERIFY(stopped);
    }

    void pastedErrorTextIsExplained()
    {
        WindowFixture fixture;
        QApplication::clipboard()->setText(u"tls.certificate.expired"_s);
        fixture.window.findChild<Actions *>()->action(Actions::Act::Paste)->trigger();
        QCOMPARE(fixture.window.place(), Place::Help);
        QCOMPARE(fixture.desk.presenter<HelpPresenter>().chosen(), u"tls.certificate.expired"_s);
    }

    void pastedAddressOffersACheck()
    {
        WindowFixture fixture;
        QApplication::clipboard()->setText(u"https://me:secret@desk.example.com/"_s);
        fixture.window.findChild<Actions *>()->action(Actions::Act::Paste)->trigger();
        auto *dialog = fixture.window.findChild<ConnectionDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->entered().parameters.value(u"baseUrl"_s), u"https://desk.example.com/"_s);
    }

    void everyControlHasAName()
    {
        WindowFixture fixture;
        fixture.desk.select(acme, service);
        QStringList unnamed;
        for (const Place place :
             {Place::Overview, Place::Diagnose, Place::Credentials, Place::Files, Place::Help, Place::Settings}) {
            fixture.desk.open(place);
            QCoreApplication::processEvents();
            collectUnnamed(QAccessible::queryAccessibleInterface(&fixture.window), unnamed);
        }
        for (const auto purpose : {ConnectionDialog::Purpose::Add, ConnectionDialog::Purpose::CheckOnce}) {
            Connection start;
            start.tenant = acme;
            ConnectionDialog dialog(fixture.desk, start, purpose);
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.show();
            collectUnnamed(QAccessible::queryAccessibleInterface(&dialog), unnamed);
        }
        QCOMPARE(unnamed.join(u'\n'), QString());
    }

    void aFontOfDoubleSizeFitsASmallScreen()
    {
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPointSizeF(before.pointSizeF() * 2);
        QApplication::setFont(large);
        QStringList tooLarge;
        {
            WindowFixture fixture;
            fixture.desk.select(acme, service);
            for (const Place place :
                 {Place::Overview, Place::Diagnose, Place::Credentials, Place::Files, Place::Help, Place::Settings}) {
                fixture.desk.open(place);
                QCoreApplication::processEvents();
                const QSize least = fixture.window.minimumSizeHint();
                if (least.width() > 1366 || least.height() > 768)
                    tooLarge << u"page %1 needs %2x%3"_s.arg(int(place)).arg(least.width()).arg(least.height());
            }
        }
        QApplication::setFont(before);
        QCOMPARE(tooLarge.join(u'\n'), QString());
    }

    void emptyWorkspaceShowsTheThreeDoors()
    {
        DeskFixture empty;
        Theme theme;
        PracticeRoom practice(empty.desk, *empty.workspace, {});
        MainWindow window(empty.desk, theme, practice);
        window.show();
        QVERIFY(empty.reload());
        QStringList doors;
        for (const QPushButton *button : window.findChildren<QPushButton *>())
            if (button->isVisible())
                doors << button->text();
        QCOMPARE(doors, QStringList({u"Try the practice workspace"_s, u"Add a tenant"_s, u"Import"_s}));
        QCOMPARE(qobject_cast<QPushButton *>(window.focusWidget())->text(), doors.first());
    }

    void practiceIsPlainlyMarked()
    {
        WindowFixture fixture;
        const auto room = DeskFixture::opened(true);
        auto *banner = fixture.window.findChild<PracticeBanner *>();
        QVERIFY(!banner->isVisible());
        fixture.desk.setWorkspace(*room);
        QVERIFY(banner->isVisible());
        QVERIFY(fixture.window.windowTitle().contains(u"Practice"_s));
        fixture.desk.setWorkspace(*fixture.workspace);
        QVERIFY(!banner->isVisible());
    }
};

LENTERA_TEST(tst_shell, ShellTest)
#include "tst_shell.moc"
