// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QDialog>

#include <optional>
#include <stop_token>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTabWidget;
class QTreeView;
class QTreeWidget;

namespace lentera {

class ExplanationView;
class FindingsModel;

//! Examines the TLS of one connection in full, with progress and Stop, and shows what was found: findings with their
//! explanation, what the server offers, and its chain. Begins at once; closing it stops the examination.
class PostureDialog : public QDialog {
    Q_OBJECT
public:
    PostureDialog(Desk &desk, const Connection &connection, QWidget *parent);
    ~PostureDialog() override;

    bool isExamining() const { return m_ticket.has_value(); }

Q_SIGNALS:
    void examined(); //!< an examination ended, by itself or by Stop

private:
    QWidget *makeHead();
    QWidget *makeFindings();
    QWidget *makeButtons();
    void examine();
    QFuture<Result<RunRecord>> begin(std::function<void(int)> progress);
    void take(const Result<RunRecord> &record);
    void showRecord(const RunRecord &record);
    void showSections(const RunRecord &record);
    void showFinding(const QModelIndex &index);
    void savePem();
    void enable();

    Desk &m_desk;
    Connection m_connection;
    std::stop_source m_stopper;
    std::optional<int> m_ticket; //!< of the work that goes on
    std::optional<RunRecord> m_record;
    QLabel *m_sentence;
    QProgressBar *m_progress;
    QCheckBox *m_revocation;
    QCheckBox *m_stores;
    QTabWidget *m_pages;
    FindingsModel *m_findings;
    QTreeView *m_list;
    ExplanationView *m_explanation;
    QTreeWidget *m_server;
    QPlainTextEdit *m_chain;
    QPushButton *m_stop;
    QPushButton *m_again;
    QPushButton *m_save;
};

}
