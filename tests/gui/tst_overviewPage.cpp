// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/DeskFixture.h"
#include "overview/OverviewPage.h"
#include "overview/OverviewPresenter.h"
#include "overview/OverviewTable.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace lentera;

static const TenantId acme(u"acme"_s);
static const TenantId beta(u"beta"_s);

static OverviewRow rowOf(const QString &connection, Standing standing, const QStringList &causes = {})
{
    OverviewRow row;
    row.place = {acme, ConnectionId(connection)};
    row.tenant = u"Acme"_s;
    row.connection = connection;
    row.connector = u"generic-http"_s;
    row.system = u"HTTPS API"_s;
    row.settled = row.verdict.standing = standing;
    row.verdict.rootCauses = causes;
    row.rootCause = causes.join(u", "_s);
    return row;
}

template <class Widget>
static Widget *named(QWidget *in, const QString &name)
{
    for (Widget *widget : in->findChildren<Widget *>())
        if (widget->accessibleName() == name || widget->property("text").toString() == name)
            return widget;
    return nullptr;
}

//! The rows on the screen as text: `tenant | connection | state`.
static QString shown(const QTableView *table)
{
    QStringList lines;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        QStringList cells;
        for (const int column :
             {OverviewModel::TenantColumn, OverviewModel::ConnectionColumn, OverviewModel::StateColumn})
            cells << table->model()->index(row, column).data().toString();
        lines << cells.join(u" | "_s);
    }
    return lines.join(u'\n');
}

class OverviewPageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_fixture;
    std::unique_ptr<QWidget> m_page;

    Desk &desk() { return m_fixture->desk; }
    OverviewPresenter &presenter() { return desk().presenter<OverviewPresenter>(); }
    OverviewTable *table() { return m_page->findChild<OverviewTable *>(); }
    void addConnections(int count, int port)
    {
        for (int number = 1; number <= count; ++number) {
            const QString id = u"c%1"_s.arg(number);
            Connection connection = DeskFixture::connectionOf(id, id);
            connection.tenant = beta;
            connection.signIn = u"none"_s;
            connection.proxy.source = ProxySource::None;
            connection.parameters.insert(u"baseUrl"_s, u"http://127.0.0.1:%1/"_s.arg(port));
            QVERIFY(
                m_fixture->workspace->store([&](Store &store) { return store.addConnection(connection); }).result());
        }
        QVERIFY(m_fixture->reload());
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<DeskFixture>();
        QVERIFY(m_fixture->furnish());
        m_page.reset(makeOverviewPage(desk(), nullptr));
        m_page->resize(700, 500);
        m_page->show();
    }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void theStateIsOneSentence_data()
    {
        using S = Standing;
        QTest::addColumn<QList<Standing>>("standings");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing is nothing") << QList<S>{} << QString();
        QTest::newRow("one that was never checked") << QList<S>{S::Unknown} << u"The connection was not checked yet."_s;
        QTest::newRow("none was checked")
            << QList<S>{S::Unknown, S::Unknown} << u"None of the 2 connections was checked yet."_s;
        QTest::newRow("the only one fails") << QList<S>{S::Failure} << u"The connection does not work."_s;
        QTest::newRow("some fail") << QList<S>{S::Failure, S::Ok, S::Failure} << u"2 of 3 connections do not work."_s;
        QTest::newRow("all work") << QList<S>{S::Ok, S::Ok} << u"All 2 connections work."_s;
        QTest::newRow("a warning is not all right")
            << QList<S>{S::Ok, S::Warning} << u"1 connection works, with warnings."_s;
        QTest::newRow("what was not checked is told")
            << QList<S>{S::Failure, S::Unknown}
            << u"1 of 2 connections does not work. 1 connection was not checked yet."_s;
        QTest::newRow("what works does not hide what was not checked")
            << QList<S>{S::Ok, S::Unknown} << u"1 connection was not checked yet."_s;
    }
    void theStateIsOneSentence()
    {
        QFETCH(QList<Standing>, standings);
        QFETCH(QString, sentence);
        QList<OverviewRow> rows;
        for (const Standing standing : standings)
            rows << rowOf(u"c"_s, standing);
        QCOMPARE(overviewSentence(countsOf(rows)), sentence);
    }

    void sharedCausesNeedTwoFailures()
    {
        const QList<OverviewRow> rows{
            rowOf(u"a"_s, Standing::Failure, {u"dns"_s}),  rowOf(u"b"_s, Standing::Failure, {u"tls"_s}),
            rowOf(u"c"_s, Standing::Failure, {u"tls"_s}),  rowOf(u"d"_s, Standing::Failure, {u"tls"_s, u"dns"_s}),
            rowOf(u"e"_s, Standing::Warning, {u"slow"_s}), rowOf(u"f"_s, Standing::Warning, {u"slow"_s})};
        const QList<SharedCause> shared = sharedCauses(rows, [](const QString &id) { return id.toUpper(); });
        QCOMPARE(shared.size(), 2);
        QCOMPARE(shared.first().id, u"tls"_s);
        QCOMPARE(shared.first().affected.size(), 3);
        QVERIFY(shared.first().text.contains(u"“TLS”"_s));
        QCOMPARE(shared.last().id, u"dns"_s);
    }

    void rowsArePastedAsTextMarkdownAndJson()
    {
        OverviewRow row = rowOf(u"shop|two"_s, Standing::Failure, {u"tls.certificate.expired"_s});
        row.verdict.at = QDateTime::fromString(u"2026-11-22T05:00:00.000Z"_s, Qt::ISODateWithMs);
        QCOMPARE(
            overviewText({row}, OverviewForm::Text),
            u"Acme\tProduction\tshop|two\tHTTPS API\tFailed\ttls.certificate.expired\t2026-11-22T05:00:00.000Z\n"_s);
        const QStringList markdown = overviewText({row}, OverviewForm::Markdown).split(u'\n');
        QCOMPARE(markdown.at(1), u"| --- | --- | --- | --- | --- | --- | --- |"_s);
        QVERIFY(markdown.at(2).contains(u"shop\\|two"_s));
        const QJsonObject json = QJsonDocument::fromJson(overviewText({row}, OverviewForm::Json).toUtf8()).object();
        QCOMPARE(json.value("schema"_L1).toString(), u"lentera.overview/1"_s);
        const QJsonObject one = json.value("connections"_L1).toArray().first().toObject();
        QCOMPARE(one.value("verdict"_L1).toString(), u"fail"_s);
        QCOMPARE(one.value("lastChecked"_L1).toString(), u"2026-11-22T05:00:00.000Z"_s);
        QCOMPARE(one.value("rootCauses"_L1).toArray().first().toString(), u"tls.certificate.expired"_s);
    }

    void theModelKeepsTheRulesOfModels()
    {
        OverviewModel model(nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replace({rowOf(u"a"_s, Standing::Ok), rowOf(u"b"_s, Standing::Failure)});
        model.update(0, rowOf(u"a"_s, Standing::Running));
        model.append({rowOf(u"c"_s, Standing::Unknown)});
        QCOMPARE(model.rowCount(), 3);
    }

    void allTenantsThenOne()
    {
        QCOMPARE(shown(table()), u"Acme | Service desk | Failed\nAcme | Shop | Not checked"_s); // the worst first
        QVERIFY(!table()->isColumnHidden(OverviewModel::TenantColumn));
        desk().select(acme);
        QVERIFY(table()->isColumnHidden(OverviewModel::TenantColumn));
        QCOMPARE(table()->model()->rowCount(), 2);
        presenter().showAllTenants();
        QVERIFY(desk().selection().tenant.isEmpty());
        QVERIFY(!table()->isColumnHidden(OverviewModel::TenantColumn));
    }

    void theCauseIsWordedInTheInterfacesLanguage()
    {
        const auto cause = [this] {
            return presenter().rows().first().rootCause;
        };
        const QString english = cause();
        QVERIFY(english.contains(u"expired"_s));
        QVERIFY(english.contains(u"127.0.0.1"_s)); // what the connection knows is filled in
        m_fixture->language().use(u"id"_s);
        QVERIFY(cause().contains(u"kedaluwarsa"_s));
    }

    void aTenantWithoutConnectionsIsOfferedTheFirstStep()
    {
        desk().select(beta);
        QVERIFY(!table()->isVisible());
        const auto buttons = m_page->findChildren<QPushButton *>();
        const bool offered = std::any_of(buttons.cbegin(), buttons.cend(), [](const QPushButton *button) {
            return button->isVisible() && button->text().contains(u"Beta"_s);
        });
        QVERIFY(offered);
        desk().select(acme);
        QVERIFY(table()->isVisible());
    }

    void theFilterLooksInEveryColumnAndIsKeptForEachTenant()
    {
        auto *filter = named<QLineEdit>(m_page.get(), u"Filter the connections"_s);
        QVERIFY(filter);
        QTest::keyClicks(filter, u"not checked"_s);
        QCOMPARE(shown(table()), u"Acme | Shop | Not checked"_s);
        QTest::keyClicks(filter, u"xyz"_s);
        QVERIFY(!table()->isVisible()); // it says so, in place of an empty table
        desk().select(acme);
        QCOMPARE(table()->model()->rowCount(), 2);
        presenter().showAllTenants();
        QCOMPARE(filter->text(), u"not checkedxyz"_s);
        filter->clear();
        QCOMPARE(table()->model()->rowCount(), 2);
    }

    void enterOpensDiagnoseOnTheRow()
    {
        QSignalSpy places(&desk(), &Desk::placeRequested);
        table()->setCurrentIndex(table()->model()->index(0, OverviewModel::ConnectionColumn));
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(places.size(), 1);
        QCOMPARE(places.first().first().value<Place>(), Place::Diagnose);
        QCOMPARE(desk().selection(), (Selection{acme, ConnectionId(u"desk"_s)}));
    }

    void theSelectedConnectionIsSelectedInItsTenantsTable()
    {
        desk().select(acme, ConnectionId(u"shop"_s));
        QCOMPARE(table()->selectedPlaces(), (QList<Selection>{{acme, ConnectionId(u"shop"_s)}}));
    }

    void rowsThatStandAlikeKeepTheirOrder()
    {
        addConnections(6, 1);
        desk().select(beta);
        const QString before = shown(table());
        for (const int number : {4, 2, 6})
            desk().runStarted(beta, ConnectionId(u"c%1"_s.arg(number)));
        for (const int number : {6, 2, 4})
            m_fixture->desk.runEnded(beta, ConnectionId(u"c%1"_s.arg(number)));
        QTRY_COMPARE(shown(table()), before);
        QVERIFY(before.startsWith(u"Beta | c1 "_s));
    }

    void copyingIsForTheSelectedRowsOnly()
    {
        table()->selectPlaces({{acme, ConnectionId(u"shop"_s)}});
        for (QAction *action : table()->actions())
            if (action->shortcut() == QKeySequence(QKeySequence::Copy))
                action->trigger();
        const QString text = QApplication::clipboard()->text();
        QVERIFY(text.contains(u"Shop"_s));
        QVERIFY(!text.contains(u"Service desk"_s));
    }

    void rowsStayWhereTheyAreWhileACheckGoesOn()
    {
        const QString before = presenter().sentence();
        desk().runStarted(acme, ConnectionId(u"desk"_s));
        QCOMPARE(shown(table()), u"Acme | Service desk | Running\nAcme | Shop | Not checked"_s);
        QCOMPARE(presenter().sentence(), before);
        QSignalSpy ended(&desk(), &Desk::runFinished);
        desk().runEnded(acme, ConnectionId(u"desk"_s));
        QVERIFY(ended.wait());
        QCOMPARE(shown(table()), u"Acme | Service desk | Failed\nAcme | Shop | Not checked"_s);
    }

    void checkAllGivesEveryRowItsState()
    {
        LoopbackServer server([](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\nConnection: "
                       "close\r\n\r\nok");
        });
        addConnections(10, server.port());
        desk().select(beta);
        QSignalSpy messages(&desk(), &Desk::messageRaised);
        presenter().checkAll();
        QVERIFY(presenter().queue().isRunning());
        QVERIFY(desk().isWorking());
        QVERIFY(m_page->findChild<QProgressBar *>()->isVisible());
        QTRY_VERIFY(!presenter().queue().isRunning());
        QCOMPARE(presenter().queue().done(), 10);
        QVERIFY(!desk().isWorking());
        QTRY_COMPARE(countsOf(presenter().rows()).unchecked, 0);
        QCOMPARE(countsOf(presenter().rows()).failing, 0);
        QVERIFY(!m_page->findChild<QProgressBar *>()->isVisible());
        QCOMPARE(messages.size(), 1);
    }

    void atMostEightAtOnceAndStopEndsThem()
    {
        std::atomic<int> now = 0;
        std::atomic<int> most = 0;
        LoopbackServer server([&](LoopbackPeer &peer) {
            if (peer.readUntil("\r\n\r\n").isEmpty())
                return; // a connect that only looks whether the port is open
            most = std::max<int>(most, ++now);
            peer.waitForClose();
            --now;
        });
        addConnections(12, server.port());
        desk().select(beta);
        presenter().checkAll();
        QTRY_COMPARE(now.load(), 8);
        QCOMPARE(presenter().queue().total(), 12);
        QTest::mouseClick(named<QPushButton>(m_page.get(), u"S&top"_s), Qt::LeftButton);
        QTRY_VERIFY(!presenter().queue().isRunning());
        QCOMPARE(presenter().queue().done(), 8); // the four that waited never began
        QCOMPARE(most.load(), 8);
        QVERIFY(!desk().isWorking());
        QTRY_COMPARE(countsOf(presenter().rows()).unchecked, 12); // a stopped check proves nothing
    }

    void whatIsBeingCheckedIsNotCheckedTwice()
    {
        desk().runStarted(acme, ConnectionId(u"desk"_s));
        presenter().queue().add({{acme, ConnectionId(u"desk"_s)}, {acme, {}}});
        QVERIFY(!presenter().queue().isRunning());
        QVERIFY(!desk().isWorking());
    }

    void anotherWorkspaceEndsTheQueue()
    {
        LoopbackServer server([](LoopbackPeer &peer) { peer.waitForClose(); });
        addConnections(3, server.port());
        presenter().checkAll();
        QVERIFY(presenter().queue().isRunning());
        const auto other = DeskFixture::opened(true);
        QSignalSpy read(&desk(), &Desk::tenantsChanged);
        desk().setWorkspace(*other);
        QVERIFY(!presenter().queue().isRunning());
        QVERIFY(!desk().isWorking());
        QVERIFY(presenter().rows().isEmpty());
        QTRY_COMPARE(read.size(), 2); // emptied, then read
        desk().setWorkspace(*m_fixture->workspace);
        QTRY_COMPARE(presenter().rows().size(), 5);
    }
};

LENTERA_TEST(tst_overviewPage, OverviewPageTest)
#include "tst_overviewPage.moc"
