// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"
#include "texts/ChecklistText.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace lentera {

//! The guided check lists for one connection, or for none: what its last check found out ticks steps, the rest a person
//! ticks. The ticks are kept with the tenant's view.
class ChecklistDialog : public QDialog {
    Q_OBJECT
public:
    ChecklistDialog(Desk &desk, const Selection &target, QWidget *parent);

private:
    QWidget *makeSteps();
    QWidget *makeDetail();
    QWidget *makeButtons();
    void fillLists();
    void readRun();
    void showList();
    void showSentence();
    void showStep();
    void itemChanged(QTreeWidgetItem *item);
    void decorate(QTreeWidgetItem *item, const ChecklistStep &step);
    const Checklist *list() const;
    const ChecklistStep *current() const;
    QSet<QString> ticked() const;
    void keepTicked(const QSet<QString> &ticked);
    ChecklistPlaces places() const;
    QString language() const { return m_desk.language().tag(); }

    Desk &m_desk;
    Selection m_target;
    ChecklistKnowledge m_known;
    QComboBox *m_lists;
    QLabel *m_about;
    QLabel *m_sentence;
    QTreeWidget *m_steps;
    QLabel *m_text;
    QLabel *m_how;
    QLabel *m_trouble;
    QPlainTextEdit *m_command;
    QPushButton *m_copy;
    QPushButton *m_explain;
    QPushButton *m_check;
    QPushButton *m_clear;
    QString m_topic; //!< what Explain leads to
};

}
