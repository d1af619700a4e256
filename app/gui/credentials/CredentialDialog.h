// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "credentials/CredentialInput.h"

#include <QDialog>

namespace lentera {

class FieldForm;

//! What a person entered: values by field id, and days of expiry by field id (an invalid one: none is known).
struct CredentialEntry {
    QMap<QString, SharedSecret> values;
    QMap<QString, QDateTime> expiries;
};

//! What a person is asked for.
struct CredentialQuestion {
    QString whose; //!< tenant, connection and environment
    QList<CredentialRow> rows;
    SignIn signIn;
    QString language;      //!< the interface's
    bool practice = false; //!< kept in memory, not in the keychain
};

//! Asks for a credential, field by field, to set it or to try it as a replacement.
class CredentialDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Set, Rotate };

    CredentialDialog(Purpose purpose, const CredentialQuestion &question, QWidget *parent);

    void done(int result) override;

Q_SIGNALS:
    void entered(const lentera::CredentialEntry &entry);

private:
    void addInputs(const CredentialQuestion &question);
    void growToFit();
    bool isComplete();
    void submit();

    Purpose m_purpose;
    FieldForm *m_form;
    QList<CredentialInput *> m_inputs;
};

}
