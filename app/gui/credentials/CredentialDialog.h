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

//! Asks for a credential, field by field, to set it or to try it as a replacement.
class CredentialDialog : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Set, Rotate };

    //! \a whose names tenant, connection and environment for the title; \a language is the interface's.
    CredentialDialog(Purpose purpose, const QString &whose, const QList<CredentialRow> &rows, const SignIn &signIn,
                     const QString &language, QWidget *parent);

    void done(int result) override;

Q_SIGNALS:
    void entered(const lentera::CredentialEntry &entry);

private:
    void addInputs(const QList<CredentialRow> &rows, const SignIn &signIn, const QString &language);
    void growToFit();
    bool isComplete();
    void submit();

    Purpose m_purpose;
    FieldForm *m_form;
    QList<CredentialInput *> m_inputs;
};

}
