// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "credentials/CredentialRow.h"
#include "credentials/SecretEdit.h"

#include <QWidget>

class QCheckBox;
class QDateEdit;
class QLabel;
class QVBoxLayout;

namespace lentera {

//! Where one field of a credential is entered: the value, hidden while it is a secret, what looks wrong with its shape
//! as it is typed, and the day it expires.
class CredentialInput : public QWidget {
    Q_OBJECT
public:
    CredentialInput(const CredentialRow &row, const SignIn &signIn, QWidget *parent = nullptr);

    const CredentialRow &row() const { return m_row; }
    //! Whether there is a value that is not stored already.
    bool isChanged() const;
    bool isEmpty() const { return m_edit->text().isEmpty(); }
    //! Moves the value out; nothing of it is left here.
    SharedSecret take() { return takeSecret(*m_edit); }
    void wipe() { m_edit->setText({}); }
    //! End of the chosen day; invalid when none is chosen.
    QDateTime expiry() const;
    bool isExpiryChanged() const { return expiry() != storedExpiry(); }

Q_SIGNALS:
    void hintsChanged(); //!< they may need another height

private:
    void addShowButton(QLayout *row, SecretEdit *edit);
    void addExpiry(QVBoxLayout *column);
    void forgetExpiry();
    void showHints();
    QDateTime storedExpiry() const { return m_row.stored ? m_row.stored->expires : QDateTime(); }

    CredentialRow m_row;
    SignIn m_signIn;
    QLineEdit *m_edit; //!< a SecretEdit where the field is secret
    QLabel *m_hints;
    QCheckBox *m_expires = nullptr;
    QDateEdit *m_date = nullptr;
};

}
