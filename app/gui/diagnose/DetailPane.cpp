// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/DetailPane.h"

#include "base/visible.h"
#include "diagnose/TracesView.h"
#include "explain/Reproduce.h"
#include "shared/ExplanationView.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "shared/words.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

static QPlainTextEdit *evidenceText(const QString &accessibleName)
{
    auto *text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(accessibleName);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return text;
}

DetailPane::DetailPane(Desk &desk, DiagnosePresenter &presenter, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_presenter(presenter), m_explanation(new ExplanationView(presenter.language())),
      m_raw(evidenceText(tr("Raw evidence"))), m_pages(new QStackedWidget),
      m_rawButton(new QPushButton(tr("Raw &evidence")))
{
    m_rawButton->setCheckable(true);
    m_rawButton->setToolTip(tr("Show what was seen, as it was stored"));
    m_pages->addWidget(new QWidget);
    m_pages->addWidget(makeExplained());
    m_pages->addWidget(m_raw);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_rawButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages, 1);
    column->addLayout(buttons);
    connect(m_rawButton, &QPushButton::toggled, m_pages, [this](bool raw) { m_pages->setCurrentIndex(raw ? 2 : 1); });
    connect(m_explanation, &ExplanationView::languageChosen, &presenter, &DiagnosePresenter::setLanguage);
    clear();
}

QWidget *DetailPane::makeExplained()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->addWidget(m_explanation);
    m_traces = new TracesView;
    column->addWidget(m_traces);
    column->addWidget(makeReproduce());
    m_worked = noteLabel({});
    column->addWidget(m_worked);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Detail"));
    scroll->setWidget(content);
    return scroll;
}

QWidget *DetailPane::makeReproduce()
{
    m_reproduce = new QWidget;
    m_command = evidenceText(tr("Command that reproduces it"));
    m_command->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_command->setWordWrapMode(QTextOption::WrapAnywhere);
    m_command->setFixedHeight(m_command->fontMetrics().height() * 4 + 2 * m_command->frameWidth() + 8);
    auto *copy = new QPushButton(icon("copy"_L1), tr("Copy c&ommand"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_command->toPlainText()); });
    auto *top = new QHBoxLayout;
    top->addWidget(headingLabel(tr("Reproduce"), 3), 1);
    top->addWidget(copy);
    auto *column = new QVBoxLayout(m_reproduce);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_command);
    return m_reproduce;
}

void DetailPane::clear()
{
    m_desk.setTopic({});
    m_pages->setCurrentIndex(0);
    m_rawButton->setVisible(false);
    m_rawButton->setChecked(false);
}

void DetailPane::showFinding(const RunRecord &record, int index)
{
    const Finding &finding = record.result.findings.at(index);
    m_desk.setTopic(finding.id);
    m_explanation->setLanguage(m_presenter.language());
    m_explanation->show([&explanations = m_desk.explanations(), finding, connector = record.connector.id](
                            const QString &language) { return explanations.of(finding, connector, language); });
    m_command->setPlainText(
        visibleLine(reproduceCommand(finding, record.connection, record.connector, record.result.proxy)));
    m_reproduce->show();
    if (finding.rootCause)
        m_traces->show(record, m_desk.explanations().glossary(m_desk.language().tag()));
    else
        m_traces->clear();
    const Diagnosis *shown = m_presenter.current();
    const QDateTime worked = shown ? shown->lastGood : QDateTime();
    m_worked->setText(worked.isValid() ? tr("Last worked: %1").arg(words::localTime(worked))
                                       : tr("No earlier check of this connection was good."));
    m_worked->setToolTip(worked.isValid() ? words::utcTime(worked) : QString());
    showRaw(record, finding.phase);
}

void DetailPane::showError(const Error &error)
{
    m_desk.setTopic(error.id);
    m_explanation->setLanguage(m_presenter.language());
    m_explanation->show([&explanations = m_desk.explanations(), error](const QString &language) {
        return explanations.of(error, language);
    });
    m_reproduce->hide();
    m_traces->clear();
    m_worked->clear();
    m_rawButton->setVisible(false);
    m_pages->setCurrentIndex(1);
}

static QString sentenceFor(const Step &step)
{
    switch (step.status) {
    case StepStatus::Ok:
        return DetailPane::tr("This step is in order.");
    case StepStatus::Skipped:
        return DetailPane::tr("This step was not run because an earlier one failed.");
    case StepStatus::Stopped:
        return DetailPane::tr("This step was stopped.");
    default:
        return {};
    }
}

void DetailPane::showStep(const RunRecord &record, Phase phase)
{
    Step step{.phase = phase};
    for (const Step &one : record.result.steps)
        if (one.phase == phase)
            step = one;
    m_desk.setTopic(step.because);
    m_explanation->setLanguage(m_presenter.language());
    m_explanation->show([step](const QString &language) {
        Explained explained;
        explained.language = language;
        explained.title = u"%1: %2"_s.arg(words::phase(step.phase), words::status(step.status));
        explained.cause = sentenceFor(step);
        return explained;
    });
    m_reproduce->hide();
    m_traces->clear();
    m_worked->clear();
    showRaw(record, phase);
}

void DetailPane::showRaw(const RunRecord &record, Phase phase)
{
    QJsonArray own;
    QJsonArray all;
    for (const Observation &observation : record.result.evidence.observations) {
        all << observationJson(observation);
        if (observation.phase == phase)
            own << all.last();
    }
    const QJsonArray seen = own.isEmpty() ? all : own; // a step that is judged from what the others saw
    m_raw->setPlainText(visible(QString::fromUtf8(QJsonDocument(seen).toJson())));
    m_rawButton->setVisible(true);
    m_rawButton->setEnabled(!seen.isEmpty());
    if (seen.isEmpty())
        m_rawButton->setChecked(false);
    m_pages->setCurrentIndex(m_rawButton->isChecked() ? 2 : 1);
}

}
