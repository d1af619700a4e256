// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnose/DiagnosePresenter.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace lentera {

class ExplanationView;
class TracesView;

//! The detail of what is chosen: a finding's explanation with its evidence and the command that reproduces it, or what
//! a step saw; the raw observations one key away.
class DetailPane : public QWidget {
    Q_OBJECT
public:
    DetailPane(Desk &desk, DiagnosePresenter &presenter, QWidget *parent = nullptr);

    void showFinding(const RunRecord &record, int finding);
    void showStep(const RunRecord &record, Phase phase);
    //! Why there is no run to show.
    void showError(const Error &error);
    void clear();

private:
    QWidget *makeReproduce();
    QWidget *makeExplained();
    void showRaw(const RunRecord &record, Phase phase);

    Desk &m_desk;
    DiagnosePresenter &m_presenter;
    ExplanationView *m_explanation;
    QWidget *m_reproduce = nullptr;
    QPlainTextEdit *m_command = nullptr;
    TracesView *m_traces = nullptr;
    QLabel *m_worked = nullptr;
    QPlainTextEdit *m_raw;
    QStackedWidget *m_pages;
    QPushButton *m_rawButton;
    QString m_stepTitle;
};

}
