// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/DiagnosePage.h"

#include "base/visible.h"
#include "diagnose/DetailPane.h"
#include "diagnose/DiagnosePresenter.h"
#include "diagnose/FindingsModel.h"
#include "diagnose/LadderView.h"
#include "diagnose/PostureDialog.h"
#include "report/Wording.h"
#include "shared/EmptyState.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "shared/WrappedText.h"
#include "shared/words.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! Verdict and root cause in one sentence, the ladder below it, the detail beside it (or below, by width).
class DiagnosePage : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(DiagnosePage)
public:
    DiagnosePage(Desk &desk, DiagnosePresenter &presenter, QWidget *parent);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeActions();
    QWidget *makeBody();
    void showDiagnosis();
    void showSentence(const Diagnosis &diagnosis);
    void showFindings(const Diagnosis &diagnosis);
    void fitFindings();
    void showChosenFinding(const QModelIndex &index);
    void showChosenStep(Phase phase);
    void saveCase();
    QString sentenceOf(const Diagnosis &diagnosis) const;

    Desk &m_desk;
    DiagnosePresenter &m_presenter;
    QLabel *m_mark = new QLabel;
    WrappedText *m_sentence = new WrappedText({}, tr("Verdict"));
    WrappedText *m_when = new WrappedText({}, tr("Address and time of the check"));
    WrappedText *m_proxy = new WrappedText({}, tr("Proxy"));
    QProgressBar *m_progress = new QProgressBar;
    QPushButton *m_run;
    QPushButton *m_stop;
    QPushButton *m_share;
    QPushButton *m_examine;
    LadderView *m_ladder = new LadderView;
    FindingsModel *m_findings;
    QTreeView *m_list = new QTreeView;
    DetailPane *m_detail;
    QWidget *m_left = new QWidget;
    QSplitter *m_splitter = new QSplitter;
    QStackedWidget *m_states = new QStackedWidget;
};

DiagnosePage::DiagnosePage(Desk &desk, DiagnosePresenter &presenter, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_presenter(presenter), m_run(new QPushButton(icon("run"_L1), tr("&Run check"))),
      m_stop(new QPushButton(icon("stop"_L1), tr("S&top"))), m_share(new QPushButton(icon("copy"_L1), tr("&Pass on"))),
      m_examine(new QPushButton(icon("lock"_L1), tr("E&xamine TLS…"))), m_findings(new FindingsModel(this)),
      m_detail(new DetailPane(desk, presenter))
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHead());
    column->addWidget(makeBody(), 1);
    m_states->addWidget(emptyState("diagnose"_L1, tr("Choose a connection"),
                                   tr("Choose a connection on the left; its last check and its root cause are shown "
                                      "here.")));
    m_states->addWidget(whole);
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(m_states);
    connect(&presenter, &DiagnosePresenter::changed, this, [this] { showDiagnosis(); });
    connect(&presenter, &DiagnosePresenter::stepsChanged, this, [this] {
        if (const Diagnosis *shown = m_presenter.current()) {
            m_ladder->showSteps(shown->steps);
            showSentence(*shown);
        }
    });
    showDiagnosis();
}

QWidget *DiagnosePage::makeActions()
{
    auto *menu = new QMenu(m_share);
    const auto copyAs = [this, menu](const QString &text, DiagnosePresenter::Form form) {
        menu->addAction(icon("copy"_L1), text, this,
                        [this, form] { QApplication::clipboard()->setText(m_presenter.report(form)); });
    };
    copyAs(tr("Copy report as &text"), DiagnosePresenter::Form::Text);
    copyAs(tr("Copy report as &Markdown"), DiagnosePresenter::Form::Markdown);
    copyAs(tr("Copy report as &JSON"), DiagnosePresenter::Form::Json);
    menu->addSeparator();
    menu->addAction(icon("save"_L1), tr("&Save case file…"), this, [this] { saveCase(); });
    m_share->setMenu(menu);
    m_run->setDefault(true);
    connect(m_run, &QPushButton::clicked, &m_presenter, &DiagnosePresenter::start);
    connect(m_stop, &QPushButton::clicked, &m_presenter, &DiagnosePresenter::stop);
    m_examine->setToolTip(tr("Examine the server's TLS in full: versions, suites, chain, sessions"));
    connect(m_examine, &QPushButton::clicked, this, [this] {
        if (const Diagnosis *shown = m_presenter.current())
            (new PostureDialog(m_desk, shown->connection, this))->show();
    });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_share);
    layout->addWidget(m_examine);
    layout->addWidget(m_stop);
    layout->addWidget(m_run);
    return row;
}

QWidget *DiagnosePage::makeHead()
{
    auto *verdict = new QHBoxLayout;
    verdict->addWidget(m_mark, 0, Qt::AlignTop);
    verdict->addWidget(m_sentence, 1, Qt::AlignTop);
    verdict->addWidget(makeActions(), 0, Qt::AlignTop);
    m_mark->setAccessibleName(tr("Verdict"));
    m_sentence->setFont(headingFont(m_sentence->font(), 2));
    for (WrappedText *text : {m_when, m_proxy})
        text->setTone(Tone::Neutral);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->setAccessibleName(tr("The check is running"));

    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(verdict);
    column->addWidget(m_when);
    column->addWidget(m_proxy);
    column->addWidget(m_progress);
    return head;
}

QWidget *DiagnosePage::makeBody()
{
    m_list->setModel(m_findings);
    m_list->setHeaderHidden(true);
    m_list->setAccessibleName(tr("Findings"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setUniformRowHeights(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { showChosenFinding(index); });
    connect(m_ladder, &LadderView::chosen, this, [this](Phase phase) { showChosenStep(phase); });
    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    column->addWidget(m_ladder, 1);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_detail);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_detail->setMinimumHeight(12 * fontMetrics().height());
    auto *scroll = new QScrollArea; // with a large font both halves are higher than a small screen
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_splitter);
    return scroll;
}

void DiagnosePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < fontMetrics().averageCharWidth() * 90;
    m_splitter->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
    if (const int place = narrow ? 0 : 1; m_splitter->indexOf(m_detail) != place)
        m_splitter->insertWidget(place, m_detail); // below each other, the answer comes first
}

void DiagnosePage::showDiagnosis()
{
    const Diagnosis *shown = m_presenter.current();
    m_states->setCurrentIndex(shown ? 1 : 0);
    if (!shown)
        return m_detail->clear();
    m_run->setVisible(!shown->running);
    m_stop->setVisible(shown->running);
    m_examine->setVisible(shown->connection.usesTls());
    m_progress->setVisible(shown->running);
    m_share->setEnabled(shown->record && !shown->running);
    const QList<Step> steps = shown->running                   ? shown->steps
                              : shown->record && !shown->error ? shown->record->result.steps
                                                               : QList<Step>();
    m_ladder->showSteps(steps);
    m_left->setVisible(shown->running || !steps.isEmpty());
    showSentence(*shown);
    showFindings(*shown);
}

QString DiagnosePage::sentenceOf(const Diagnosis &diagnosis) const
{
    if (diagnosis.running) {
        for (const Step &step : diagnosis.steps)
            if (step.status == StepStatus::Running)
                return tr("Checking: %1").arg(words::phase(step.phase));
        if (diagnosis.trying != seen::Variation::None)
            return tr("Comparing: %1").arg(words::variation(diagnosis.trying, diagnosis.tried));
        return tr("Checking…");
    }
    if (diagnosis.error)
        return m_desk.explanations().of(*diagnosis.error, m_presenter.language()).title;
    if (!diagnosis.record)
        return diagnosis.loading ? QString() : tr("Not checked yet. Run the check to see whether it works.");
    const RunResult &result = diagnosis.record->result;
    if (result.stopped)
        return tr("The check was stopped.");
    const QList<Finding> roots = result.rootCauses();
    if (roots.isEmpty())
        return words::verdict(result.verdict()) + u'.';
    const QString title =
        m_desk.explanations().of(roots.first(), diagnosis.record->connector.id, m_presenter.language()).title;
    return roots.size() == 1 ? title : tr("%1 (and %n more cause(s))", nullptr, int(roots.size()) - 1).arg(title);
}

static Standing standingOf(const Diagnosis &diagnosis)
{
    if (diagnosis.running)
        return Standing::Running;
    if (diagnosis.error)
        return Standing::Failure;
    if (!diagnosis.record || diagnosis.record->result.stopped)
        return Standing::Unknown;
    return lentera::standingOf(diagnosis.record->result.verdict());
}

void DiagnosePage::showSentence(const Diagnosis &diagnosis)
{
    const int size = m_sentence->fontMetrics().height();
    m_mark->setPixmap(icon(standingOf(diagnosis)).pixmap(size, size));
    m_sentence->showText(visibleLine(sentenceOf(diagnosis)));
    const QString address = visibleLine(targetOf(diagnosis.connection));
    m_proxy->setVisible(!diagnosis.running && diagnosis.record &&
                        diagnosis.record->connector.kind == ConnectorKind::Http);
    if (diagnosis.running || !diagnosis.record) {
        m_when->showText(address);
        m_when->setToolTip({});
        return;
    }
    const RunResult &result = diagnosis.record->result;
    m_when->showText(tr("%1 · %2 · checked %3 · took %4")
                         .arg(address, words::verdict(result.verdict()), words::localTime(result.evidence.startedAt),
                              words::duration(result.durationMs)));
    m_when->setToolTip(words::utcTime(result.evidence.startedAt));
    m_proxy->showText(visibleLine(words::proxy(result.proxy)));
}

void DiagnosePage::showFindings(const Diagnosis &diagnosis)
{
    if (diagnosis.running || diagnosis.error || !diagnosis.record) {
        m_findings->clear();
        m_list->setVisible(false);
        return diagnosis.error ? m_detail->showError(*diagnosis.error) : m_detail->clear();
    }
    m_findings->show(*diagnosis.record, m_desk.explanations(), m_desk.language().tag());
    m_list->setVisible(m_findings->rowCount() > 0);
    m_list->expandAll();
    fitFindings();
    if (m_findings->rowCount() > 0)
        m_list->setCurrentIndex(m_findings->index(0, 0)); // the answer is there before anything is clicked
    else if (!diagnosis.record->result.steps.isEmpty())
        showChosenStep(diagnosis.record->result.steps.last().phase);
}

// As high as its rows, up to eight: the ladder below is seen whole too.
void DiagnosePage::fitFindings()
{
    static constexpr int mostRows = 8;
    int rows = m_findings->rowCount();
    for (int i = 0; i < m_findings->rowCount(); ++i)
        rows += m_findings->rowCount(m_findings->index(i, 0));
    m_list->setFixedHeight(std::min(rows, mostRows) * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth() + 2);
}

void DiagnosePage::showChosenFinding(const QModelIndex &index)
{
    const Diagnosis *shown = m_presenter.current();
    const QVariant finding = index.data(FindingsModel::findingRole);
    if (shown && shown->record && finding.isValid())
        m_detail->showFinding(*shown->record, finding.toInt());
}

void DiagnosePage::showChosenStep(Phase phase)
{
    const Diagnosis *shown = m_presenter.current();
    if (!shown || !shown->record || shown->running)
        return;
    const QList<Finding> &findings = shown->record->result.findings;
    for (int i = 0; i < findings.size(); ++i)
        if (findings.at(i).phase == phase) {
            m_list->setCurrentIndex(m_findings->indexOf(i));
            return m_detail->showFinding(*shown->record, i);
        }
    m_list->setCurrentIndex({});
    m_detail->showStep(*shown->record, phase);
}

void DiagnosePage::saveCase()
{
    const Diagnosis *shown = m_presenter.current();
    if (!shown)
        return;
    auto *dialog = new QFileDialog(this, tr("Save case file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Case files (*.json)"));
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"%1-%2.json"_s.arg(shown->connection.tenant.text(), shown->connection.id.text()));
    connect(dialog, &QFileDialog::fileSelected, &m_presenter, &DiagnosePresenter::saveCase);
    dialog->open();
}

}

QWidget *makeDiagnosePage(Desk &desk, QWidget *parent)
{
    return new DiagnosePage(desk, desk.presenter<DiagnosePresenter>(), parent);
}

}
