// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/DiagnosePage.h"
#include "diagnose/DiagnosePresenter.h"
#include "diagnose/FindingsModel.h"
#include "diagnose/LadderModel.h"
#include "diagnose/LadderView.h"
#include "diagnose/TracesView.h"
#include "gui/DeskFixture.h"
#include "shared/WrappedText.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTreeView>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace lentera;

namespace {

//! Every row of a tree as indented text.
QString drawn(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(depth * 2, u' ') + index.data().toString() + u'\n' + drawn(model, index, depth + 1);
    }
    return text;
}

QStringList shownTexts(const QWidget &page)
{
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>())
        if (label->isVisibleTo(&page) && !label->text().isEmpty())
            texts << label->text();
    for (const WrappedText *text : page.findChildren<WrappedText *>())
        if (text->isVisibleTo(&page))
            texts << text->toPlainText();
    return texts;
}

}

//! The Diagnose page: a live ladder, the root cause as one sentence, its detail without a click.
class DiagnosePageTest : public QObject {
    Q_OBJECT

    const TenantId acme{u"acme"_s};
    const ConnectionId shop{u"shop"_s};

    //! The page over the fixture's desk with `shop` selected and its check ended.
    std::unique_ptr<QWidget> checkedPage(DeskFixture &fixture)
    {
        fixture.furnish();
        return pageAfterCheck(fixture, {900, 500});
    }

    //! The same where the shop's connection is \a edited; null when that or the check did not come about.
    std::unique_ptr<QWidget> checkedPage(DeskFixture &fixture, const Connection &edited, QSize size)
    {
        fixture.furnish();
        const auto edit = [&](Store &store) {
            return store.editConnection(edited);
        };
        if (!fixture.workspace->store(edit).result().has_value() || !fixture.reload())
            return {};
        return pageAfterCheck(fixture, size);
    }

    std::unique_ptr<QWidget> pageAfterCheck(DeskFixture &fixture, QSize size)
    {
        std::unique_ptr<QWidget> page(makeDiagnosePage(fixture.desk, nullptr));
        page->resize(size);
        page->show();
        fixture.desk.select(acme, shop);
        QSignalSpy finished(&fixture.desk, &Desk::runFinished);
        fixture.desk.requestCheck(acme, shop);
        return finished.wait() ? std::move(page) : nullptr;
    }

private Q_SLOTS:
    void nothingSelectedOffersTheFirstStep()
    {
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        const std::unique_ptr<QWidget> page(makeDiagnosePage(fixture.desk, nullptr));
        page->show();
        QVERIFY(shownTexts(*page).contains(u"Choose a connection"_s));
    }

    void theRootCauseIsThereWithoutAClick()
    {
        DeskFixture fixture;
        const std::unique_ptr<QWidget> page = checkedPage(fixture);
        const QStringList texts = shownTexts(*page);
        const QString title = u"127.0.0.1 refuses connections on port 1"_s;
        QVERIFY2(texts.count(title) >= 2, qPrintable(texts.join(u'\n'))); // as the verdict and as the detail's title
        for (const QString &heading : {u"Cause"_s, u"Fix"_s, u"Prevention"_s, u"Who can fix it"_s, u"Evidence"_s})
            QVERIFY2(texts.contains(heading), qPrintable(heading));
        QStringList commands;
        for (const QPlainTextEdit *text : page->findChildren<QPlainTextEdit *>())
            if (text->isVisibleTo(page.get()) && text->accessibleName() == "Command that reproduces it"_L1)
                commands << text->toPlainText();
        QCOMPARE(commands, QStringList{u"nc -vz -w 5 127.0.0.1 1"_s});
    }

    void anExperimentIsShownAsTwoTraces()
    {
        const auto saying = [](const QByteArray &status) {
            return [status](LoopbackPeer &peer) {
                if (!peer.readUntil("\r\n\r\n").isEmpty())
                    peer.write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
            };
        };
        const LoopbackServer target(saying("200 OK"));
        const LoopbackServer proxy(saying("500 Internal Server Error"));
        Connection connection = DeskFixture::connectionOf(u"shop"_s, u"Shop"_s);
        connection.parameters.insert(u"baseUrl"_s, u"http://127.0.0.1:%1/"_s.arg(target.port()));
        connection.proxy = {ProxySource::Manual, u"http://127.0.0.1:%1"_s.arg(proxy.port())};
        connection.retry.attempts = 1;
        DeskFixture fixture;
        const std::unique_ptr<QWidget> page = checkedPage(fixture, connection, {900, 500});
        QVERIFY(page);
        const QStringList texts = shownTexts(*page);
        for (const char *wanted :
             {"What an experiment showed", "As the connection is set", "Without the proxy", "HTTP/1.1 200"})
            QVERIFY2(texts.contains(QString::fromLatin1(wanted)), qPrintable(texts.join(u'\n')));
        QVERIFY(texts.contains(u"HTTP/1.1 500"_s) && texts.contains(u"127.0.0.1: connected"_s));
        TracesView indonesian;
        indonesian.show(*fixture.desk.presenter<DiagnosePresenter>().current()->record,
                        fixture.desk.explanations().glossary(u"id"_s));
        QVERIFY(shownTexts(indonesian).contains(u"127.0.0.1: terhubung"_s));
    }

    //! In the smallest window the pane is about 600 wide; what comes from outside may have no place to break at.
    void theDetailNeverScrollsSideways()
    {
        const QString name = QString(60, u'a') + u'.' + QString(60, u'b') + u".test"_s;
        Connection connection = DeskFixture::connectionOf(u"shop"_s, u"Shop"_s);
        connection.parameters.insert(u"baseUrl"_s, u"http://%1:1/%2"_s.arg(name, QString(300, u'x')));
        connection.connectTo = {u"%1:1:127.0.0.1:1"_s.arg(name)};
        DeskFixture fixture;
        const std::unique_ptr<QWidget> page = checkedPage(fixture, connection, {600, 460});
        QVERIFY(page);
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        QVERIFY2(page->minimumSizeHint().width() <= 600, qPrintable(QString::number(page->minimumSizeHint().width())));
        QStringList wide;
        for (const QScrollArea *area : page->findChildren<QScrollArea *>())
            if (area->isVisible() && area->horizontalScrollBar()->maximum() > 0)
                wide << area->accessibleName();
        QCOMPARE(wide.join(u'\n'), QString());
        QVERIFY(shownTexts(*page).join(u'\n').contains(name)); // and nothing was put into it to break at
        // The wheel moves the pane, not the lines of one text within it.
        for (const WrappedText *text : page->findChildren<WrappedText *>()) {
            QWheelEvent turn({2, 2}, text->mapToGlobal(QPointF(2, 2)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                             Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(text->viewport(), &turn);
            QCOMPARE(text->verticalScrollBar()->value(), 0);
        }
    }

    void theLadderSaysWhatWasSkipped()
    {
        DeskFixture fixture;
        const std::unique_ptr<QWidget> page = checkedPage(fixture);
        const QAbstractItemModel *ladder = page->findChild<LadderView *>()->model();
        QStringList states;
        for (int row = 0; row < ladder->rowCount(); ++row)
            states << ladder->index(row, LadderModel::Name).data().toString() + u": "_s +
                          ladder->index(row, LadderModel::State).data().toString();
        QCOMPARE(states.join(u", "_s),
                 u"Settings: OK, DNS lookup: OK, TCP connection: Failed, TLS handshake: Skipped, HTTP answer: Skipped, "
                 "Content of the answer: Skipped, Clock: Skipped"_s);
    }

    void dependantsAreFoldedUnderTheirCause()
    {
        DeskFixture fixture;
        const std::unique_ptr<QWidget> page = checkedPage(fixture);
        const Diagnosis *diagnosis = fixture.desk.presenter<DiagnosePresenter>().current();
        QVERIFY(diagnosis && diagnosis->record);
        FindingsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(*diagnosis->record, fixture.desk.explanations(), u"en"_s);
        const QStringList lines = drawn(model).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(0), u"Failure: 127.0.0.1 refuses connections on port 1"_s);
        QVERIFY2(lines.at(1).startsWith("  4 step"_L1), qPrintable(lines.at(1)));
    }

    void aHealthySystemSaysSo()
    {
        const LoopbackServer server([](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok");
        });
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        Connection healthy = DeskFixture::connectionOf(u"healthy"_s, u"Healthy"_s);
        healthy.parameters.insert(u"baseUrl"_s, u"http://127.0.0.1:%1/"_s.arg(server.port()));
        QVERIFY(fixture.changed([&] { fixture.desk.addConnection(healthy); }));
        const std::unique_ptr<QWidget> page(makeDiagnosePage(fixture.desk, nullptr));
        page->show();
        fixture.desk.select(acme, healthy.id);
        QSignalSpy finished(&fixture.desk, &Desk::runFinished);
        fixture.desk.requestCheck(acme, healthy.id);
        QVERIFY(finished.wait());
        QVERIFY2(shownTexts(*page).contains(u"Everything works."_s), qPrintable(shownTexts(*page).join(u'\n')));
    }

    void theLastRunIsReadFromTheStore()
    {
        DeskFixture fixture;
        checkedPage(fixture).reset();
        auto &presenter = fixture.desk.presenter<DiagnosePresenter>();
        DiagnosePresenter later(fixture.desk); // as after a restart: knows only the store
        QTRY_VERIFY(later.current() && later.current()->record);
        QCOMPARE(later.current()->record->result.rootCauses(), presenter.current()->record->result.rootCauses());
    }

    void aRunThatWaitsIsStopped()
    {
        const LoopbackServer silent([](LoopbackPeer &peer) { peer.waitForClose(); });
        DeskFixture fixture;
        QVERIFY(fixture.furnish());
        Connection waiting = DeskFixture::connectionOf(u"waiting"_s, u"Waiting"_s);
        waiting.parameters.insert(u"baseUrl"_s, u"http://127.0.0.1:%1/"_s.arg(silent.port()));
        QVERIFY(fixture.changed([&] { fixture.desk.addConnection(waiting); }));
        const std::unique_ptr<QWidget> page(makeDiagnosePage(fixture.desk, nullptr));
        page->show();
        fixture.desk.select(acme, waiting.id);
        fixture.desk.requestCheck(acme, waiting.id);
        auto &presenter = fixture.desk.presenter<DiagnosePresenter>();
        QTRY_VERIFY(silent.connections() > 0);
        QVERIFY(presenter.current()->running);
        presenter.stop();
        QTRY_VERIFY(!presenter.current()->running);
        QVERIFY(shownTexts(*page).contains(u"The check was stopped."_s));
    }

    void reportsAreCopiedInEachForm()
    {
        DeskFixture fixture;
        const std::unique_ptr<QWidget> page = checkedPage(fixture);
        const auto &presenter = fixture.desk.presenter<DiagnosePresenter>();
        QVERIFY(presenter.report(DiagnosePresenter::Form::Text).contains("tcp.connection.refused"_L1));
        QVERIFY(presenter.report(DiagnosePresenter::Form::Markdown).startsWith(u'#'));
        const QByteArray json = presenter.report(DiagnosePresenter::Form::Json).toUtf8();
        QCOMPARE(QJsonDocument::fromJson(json).object().value("schema"_L1).toString(), u"lentera.run/1"_s);
    }

    void aCaseFileIsWritten()
    {
        const QTemporaryDir folder;
        DeskFixture fixture;
        const std::unique_ptr<QWidget> page = checkedPage(fixture);
        QSignalSpy told(&fixture.desk, &Desk::messageRaised);
        fixture.desk.presenter<DiagnosePresenter>().saveCase(folder.filePath(u"case.json"_s));
        QVERIFY(told.wait());
        QVERIFY(QFile::exists(folder.filePath(u"case.json"_s)));
    }

    void aRunGoesOnInTheModelWithoutLosingThePlace()
    {
        LadderModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Step dns{.phase = Phase::Dns, .status = StepStatus::Running};
        model.show({dns});
        const QPersistentModelIndex first = model.index(0, 0);
        model.show({{.phase = Phase::Dns, .status = StepStatus::Ok, .durationMs = 3},
                    {.phase = Phase::Tcp, .status = StepStatus::Running, .startedMs = 3}});
        QVERIFY(first.isValid());
        QCOMPARE(model.rowCount(), 2);
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

    void everyControlHasAName()
    {
        DeskFixture fixture;
        const std::unique_ptr<QWidget> page = checkedPage(fixture);
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(page.get()))
                continue;
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }
};

LENTERA_TEST(tst_diagnosePage, DiagnosePageTest)
#include "tst_diagnosePage.moc"
