// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/Checklist.h"
#include "explain/Explanation.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

//! The shipped check lists are whole, and what checks found out ticks their steps.
class ChecklistTest : public QObject {
    Q_OBJECT

    static QString stateOf(const ChecklistStep &step, const ChecklistKnowledge &known, const QSet<QString> &ticked = {})
    {
        static constexpr QLatin1StringView states[]{"open"_L1, "good"_L1, "trouble"_L1};
        const StepStanding standing = standingOf(step, known, ticked);
        return states[int(standing.state)] + (standing.byHand ? " by hand"_L1 : ""_L1) +
               (standing.finding.isEmpty() ? QString() : u' ' + standing.finding);
    }

private Q_SLOTS:
    void shippedListsAreWhole();
    void aRunTicks();
    void mistakesInFilesTick();
    void theRootCauseGoesBeforeWhatFollows();
    void aTickByHandDoesNotHideTrouble();
};

static bool inBothLanguages(const LocalText &text)
{
    return !text.value(u"en"_s).isEmpty() && !text.value(u"id"_s).isEmpty() && text.size() == 2;
}

static Finding found(const QString &id, Severity severity, bool rootCause = false)
{
    Finding finding;
    finding.id = id;
    finding.severity = severity;
    finding.rootCause = rootCause;
    return finding;
}

void ChecklistTest::shippedListsAreWhole()
{
    const auto explanations = Explanations::open(u":/lentera/explanations"_s);
    const QStringList ids = explanations.ids();
    QSet<QString> kinds;
    for (const FileLinter *linter : allFileLinters())
        kinds << "file."_L1 + linter->kind;
    QVERIFY(!shippedChecklists().isEmpty());
    QSet<QString> lists;
    for (const Checklist &list : shippedChecklists()) {
        const QByteArray where = list.id.toUtf8();
        QVERIFY2(!list.id.isEmpty() && !lists.contains(list.id), where.constData());
        lists << list.id;
        QVERIFY2(inBothLanguages(list.title) && inBothLanguages(list.about) && !list.steps.isEmpty(),
                 where.constData());
        QSet<QString> steps;
        int part = 0;
        for (const ChecklistStep &step : list.steps) {
            const QByteArray at = where + '/' + step.id.toUtf8();
            QVERIFY2(!step.id.isEmpty() && !steps.contains(step.id), at.constData());
            steps << step.id;
            QVERIFY2(inBothLanguages(step.text), at.constData());
            QVERIFY2(step.how.isEmpty() || inBothLanguages(step.how), at.constData());
            QVERIFY2(int(step.part) >= part, at.constData());
            part = int(step.part);
            QVERIFY2(step.explanation.isEmpty() || ids.contains(step.explanation), at.constData());
            for (const QString &done : step.done)
                QVERIFY2(done == "verdict.ok"_L1 || kinds.contains(done) || phaseText(phaseFrom(done)) == done,
                         (at + ": " + done.toUtf8()).constData());
            for (const QString &watched : step.watch)
                QVERIFY2(std::any_of(ids.cbegin(), ids.cend(),
                                     [&](const QString &id) {
                                         return watched.endsWith(u'.') ? id.startsWith(watched) : id == watched;
                                     }),
                         (at + ": " + watched.toUtf8()).constData());
        }
    }
}

void ChecklistTest::aRunTicks()
{
    RunResult run;
    run.steps = {{.phase = Phase::Dns, .status = StepStatus::Ok},
                 {.phase = Phase::Tcp, .status = StepStatus::Fail},
                 {.phase = Phase::Tls, .status = StepStatus::Skipped}};
    run.findings = {found(u"tcp.connection.refused"_s, Severity::Failure, true)};
    ChecklistKnowledge known;
    known.learn(run);
    const Checklist &list = *findChecklist(u"connection"_s);
    QCOMPARE(stateOf(*list.find(u"name"_s), known), u"good"_s);
    QCOMPARE(stateOf(*list.find(u"reach"_s), known), u"trouble tcp.connection.refused"_s);
    QCOMPARE(stateOf(*list.find(u"tls"_s), known), u"open"_s);
    QCOMPARE(stateOf(*list.find(u"again"_s), known), u"open"_s);
    QCOMPARE(stateOf(*list.find(u"words"_s), known), u"open"_s);
    ChecklistKnowledge nothing;
    nothing.learn(RunResult{});
    QCOMPARE(stateOf(*list.find(u"name"_s), nothing), u"open"_s);
}

void ChecklistTest::mistakesInFilesTick()
{
    LintReport report;
    report.files = {{u"/x/.env"_s, "env"_L1}};
    ChecklistStep step;
    step.done = {u"file.env"_s};
    step.watch = {u"file.env."_s};
    ChecklistKnowledge known;
    known.learn(report);
    QCOMPARE(stateOf(step, known), u"good"_s);
    report.findings = {{u"/x/.env"_s, {}, u"file.env.empty"_s, Severity::Warning, {}}};
    known.learn(report);
    QCOMPARE(stateOf(step, known), u"trouble file.env.empty"_s);
}

void ChecklistTest::theRootCauseGoesBeforeWhatFollows()
{
    ChecklistStep step;
    step.watch = {u"tls."_s, u"clock.offset.severe"_s};
    ChecklistKnowledge known;
    known.findings = {found(u"tls.chain.order"_s, Severity::Warning),
                      found(u"tls.certificate.expired"_s, Severity::Failure),
                      found(u"clock.offset.severe"_s, Severity::Failure, true),
                      found(u"http.answer.slow"_s, Severity::Failure, true)};
    QCOMPARE(stateOf(step, known), u"trouble clock.offset.severe"_s);
}

void ChecklistTest::aTickByHandDoesNotHideTrouble()
{
    ChecklistStep step;
    step.id = u"x"_s;
    QCOMPARE(stateOf(step, {}, {u"x"_s}), u"good by hand"_s);
    step.watch = {u"tls."_s};
    ChecklistKnowledge known;
    known.findings = {found(u"tls.chain.order"_s, Severity::Warning)};
    QCOMPARE(stateOf(step, known, {u"x"_s}), u"trouble tls.chain.order"_s);
}

}

LENTERA_TEST(tst_checklist, lentera::ChecklistTest)
#include "tst_checklist.moc"
