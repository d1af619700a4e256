// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/DeskFixture.h"
#include "help/HelpPresenter.h"
#include "shared/MessageBar.h"
#include "support/runTests.h"
#include "tenants/TenantTreeModel.h"

#include <QAbstractItemModelTester>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace lentera;

static const TenantId acme(u"acme"_s);
static const TenantId beta(u"beta"_s);
static const ConnectionId service(u"desk"_s);
static const ConnectionId shop(u"shop"_s);

//! The tree as indented lines, so that a failure can be read.
static QString drawn(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines += QString(depth * 2, u' ') + index.data(Qt::AccessibleTextRole).toString() + u'\n';
        lines += drawn(model, index, depth + 1);
    }
    return lines;
}

class DeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTenantsWithTheirVerdicts()
    {
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        TenantTreeModel model(fixture.desk);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(drawn(model), u"Acme, Production, Failed\n"
                               "  Service desk, Failed\n"
                               "  Shop, Not checked\n"
                               "Beta, Staging, Not checked\n"_s);
        fixture.desk.runStarted(acme, shop);
        QVERIFY(drawn(model).contains(u"Shop, Running"_s));
    }

    void treeModelKeepsItsWordThroughChanges()
    {
        DeskFixture fixture;
        TenantTreeModel model(fixture.desk);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(fixture.furnish());
        QVERIFY(fixture.changed([&] { fixture.desk.removeTenant(acme); }));
        QCOMPARE(drawn(model), u"Beta, Staging, Not checked\n"_s);
        QVERIFY(!model.indexOf({acme, service}).isValid());
    }

    void removedTenantComesBackByUndo()
    {
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        MessageBar bar;
        connect(&fixture.desk, &Desk::messageRaised, &bar, &MessageBar::show);
        QSignalSpy raised(&fixture.desk, &Desk::messageRaised);
        QVERIFY(fixture.changed([&] { fixture.desk.removeTenant(acme); }));
        QVERIFY(raised.count() > 0 || raised.wait());
        QVERIFY(bar.isShowing());
        QVERIFY(!fixture.desk.tenant(acme));
        QVERIFY(fixture.changed([&] { bar.findChild<QPushButton *>()->click(); }));
        QVERIFY(fixture.desk.tenant(acme));
        QCOMPARE(fixture.desk.connections(acme).size(), 2);
        QVERIFY(!bar.isShowing());
    }

    void removedConnectionComesBackByUndo()
    {
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        Message last;
        connect(&fixture.desk, &Desk::messageRaised, this, [&](const Message &message) { last = message; });
        QSignalSpy raised(&fixture.desk, &Desk::messageRaised);
        QVERIFY(fixture.changed([&] { fixture.desk.removeConnection(acme, shop); }));
        QVERIFY(raised.count() > 0 || raised.wait());
        QVERIFY(!fixture.desk.connection(acme, shop));
        QVERIFY(last.action);
        QVERIFY(fixture.changed(last.action));
        QVERIFY(fixture.desk.connection(acme, shop));
    }

    void duplicateGetsAFreeIdAndIsSelected()
    {
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        QVERIFY(fixture.changed([&] { fixture.desk.duplicateConnection(acme, shop); }));
        QVERIFY(fixture.changed([&] { fixture.desk.duplicateConnection(acme, shop); }));
        QCOMPARE(fixture.desk.connections(acme).size(), 4);
        QVERIFY(fixture.desk.connection(acme, ConnectionId(u"shop-copy-2"_s)));
        QCOMPARE(fixture.desk.selection().connection, ConnectionId(u"shop-copy-2"_s));
        QVERIFY(fixture.changed([&] { fixture.desk.duplicateTenant(acme); }));
        QCOMPARE(fixture.desk.connections(TenantId(u"acme-copy"_s)).size(), 4);
    }

    void anExistingIdIsAnErrorForWhoeverAsked()
    {
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        const Result<void> added = fixture.desk.addTenant({acme, u"Again"_s, Environment::Sandbox, {}, {}}).result();
        QVERIFY(!added);
        QCOMPARE(added.error().id, u"tenant.exists"_s);
    }

    void selectionBeforeReadingIsTakenUpLater()
    {
        DeskFixture fixture;
        fixture.desk.select(acme, service);
        QVERIFY(fixture.desk.selection().tenant.isEmpty());
        QVERIFY(fixture.furnish());
        QCOMPARE(fixture.desk.selection(), (Selection{acme, service}));
        QVERIFY(fixture.changed([&] { fixture.desk.removeConnection(acme, service); }));
        QCOMPARE(fixture.desk.selection(), (Selection{acme, {}}));
    }

    void answersOfAnotherWorkspaceAreDropped()
    {
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        const auto practice = DeskFixture::opened(true);
        bool answered = false;
        fixture.desk.ask(
            &fixture.desk, [](Store &store) { return store.tenants(); },
            [&](const Result<QList<Tenant>> &) { answered = true; });
        QSignalSpy read(&fixture.desk, &Desk::tenantsChanged);
        fixture.desk.setWorkspace(*practice);
        QVERIFY(fixture.desk.tenants().isEmpty());
        QVERIFY(fixture.desk.isLoaded() || read.wait());
        QVERIFY(!answered);
        fixture.desk.setWorkspace(*fixture.workspace);
        QVERIFY(read.wait());
        QCOMPARE(fixture.desk.tenants().size(), 2);
    }

    void presenterIsMadeOnce()
    {
        DeskFixture fixture;
        auto &presenter = fixture.desk.presenter<HelpPresenter>();
        QCOMPARE(&fixture.desk.presenter<HelpPresenter>(), &presenter);
        QCOMPARE(presenter.parent(), &fixture.desk);
    }

    void stoppingReachesAllWork()
    {
        DeskFixture fixture;
        int stopped = 0;
        const int first = fixture.desk.beginWork([&] { ++stopped; });
        const int second = fixture.desk.beginWork([&] { ++stopped; });
        fixture.desk.stopWork();
        QCOMPARE(stopped, 2);
        fixture.desk.endWork(first);
        QVERIFY(fixture.desk.isWorking());
        fixture.desk.endWork(second);
        QVERIFY(!fixture.desk.isWorking());
    }

    void settingsSurviveByTheirStore()
    {
        DeskFixture fixture;
        QMap<QString, QString> kept;
        {
            Settings settings({}, [&](const QString &key, const QString &value) { kept.insert(key, value); });
            QCOMPARE(settings.get(setting::connectMs), 10'000);
            settings.set(setting::connectMs, 2'500);
            settings.set(setting::proxySource, u"None"_s);
            settings.keepViewState(acme, "diagnose/splitter"_L1, "\x01\x02");
        }
        const Settings again(kept, {});
        QCOMPARE(again.connectionDefaults().timeouts.connect, 2'500);
        QCOMPARE(again.connectionDefaults().proxy.source, ProxySource::None);
        QCOMPARE(again.viewState(acme, "diagnose/splitter"_L1), QByteArray("\x01\x02"));
        QVERIFY(again.viewState(beta, "diagnose/splitter"_L1).isEmpty());
    }
};

LENTERA_TEST(tst_desk, DeskTest)
#include "tst_desk.moc"
