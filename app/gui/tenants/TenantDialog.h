// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace lentera {

class FieldForm;

//! Adds a tenant, or edits one. Closes once the store has taken it.
class TenantDialog : public QDialog {
    Q_OBJECT
public:
    //! Edits \a tenant when its id is set, else adds one that starts as it.
    TenantDialog(Desk &desk, const Tenant &tenant, QWidget *parent = nullptr);

private:
    void makeForm();
    QWidget *makeColour();
    void chooseColour();
    void showColour();
    Tenant entered() const;
    void save();
    void saved(const Result<void> &done, const Tenant &tenant);

    Desk &m_desk;
    Tenant m_tenant;
    bool m_adding;
    FieldForm *m_form;
    QLineEdit *m_name;
    QLineEdit *m_id;
    QComboBox *m_environment;
    QPushButton *m_colour;
    QPlainTextEdit *m_notes;
    QDialogButtonBox *m_buttons;
};

}
