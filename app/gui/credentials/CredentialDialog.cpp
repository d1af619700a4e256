// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/CredentialDialog.h"

#include "shared/FieldForm.h"
#include "shared/PlainLabel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static QString promise(CredentialDialog::Purpose purpose, bool practice)
{
    if (purpose == CredentialDialog::Purpose::Rotate)
        return CredentialDialog::tr(
            "The new values are tried against the live system first. They are stored only if it "
            "accepts them; else the old ones are kept.");
    return practice ? CredentialDialog::tr("What you enter is kept in memory for this practice and is gone when you "
                                           "leave it.")
                    : CredentialDialog::tr("What you enter goes into the keychain of this computer and nowhere else.");
}

static QString submitText(CredentialDialog::Purpose purpose, bool practice)
{
    if (purpose == CredentialDialog::Purpose::Rotate)
        return CredentialDialog::tr("&Check and store");
    return practice ? CredentialDialog::tr("&Store for this practice") : CredentialDialog::tr("&Store in the keychain");
}

CredentialDialog::CredentialDialog(Purpose purpose, const CredentialQuestion &question, QWidget *parent)
    : QDialog(parent), m_purpose(purpose), m_form(new FieldForm)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(purpose == Purpose::Set ? tr("Set the credential of %1").arg(question.whose)
                                           : tr("Rotate the credential of %1").arg(question.whose));
    addInputs(question);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &CredentialDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->addWidget(plainLabel(promise(purpose, question.practice)));
    if (const QString where = localText(question.signIn.whereToGet, question.language); !where.isEmpty())
        column->addWidget(noteLabel(where));
    column->addWidget(m_form);
    column->addStretch();
    column->addWidget(buttons);
    // Only now: added before the box is in the dialog, Qt 6.4 leaves Cancel out of Tab's order.
    QPushButton *submit = buttons->addButton(submitText(purpose, question.practice), QDialogButtonBox::AcceptRole);
    submit->setDefault(true);
    resize(560, sizeHint().height());
    growToFit();
}

void CredentialDialog::addInputs(const CredentialQuestion &question)
{
    for (const CredentialRow &row : question.rows) {
        if (m_purpose == Purpose::Rotate && !row.ofSignIn)
            continue;
        auto *input = new CredentialInput(row, question.signIn);
        m_form->add(row.field.id, row.label, input, localText(row.field.help, question.language));
        // Queued: the layouts know of the new text only after they were told.
        connect(input, &CredentialInput::hintsChanged, this, &CredentialDialog::growToFit, Qt::QueuedConnection);
        m_inputs << input;
    }
    if (!m_inputs.isEmpty())
        m_inputs.first()->setFocus();
}

//! Makes room for hints and problems that wrap; never takes it back under the person's hands.
void CredentialDialog::growToFit()
{
    const int wanted = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height();
    if (wanted > height())
        resize(width(), wanted);
}

bool CredentialDialog::isComplete()
{
    m_form->clearProblems();
    bool complete = true;
    for (const CredentialInput *input : std::as_const(m_inputs)) {
        const bool kept = input->row().field.secret && input->row().stored;
        if (!input->row().field.required || !input->isEmpty() || kept)
            continue;
        m_form->showProblem(input->row().field.id, tr("Enter a value; the sign-in needs it."));
        complete = false;
    }
    const bool changed = std::any_of(m_inputs.cbegin(), m_inputs.cend(), [this](const CredentialInput *input) {
        return input->isChanged() || (m_purpose == Purpose::Set && input->isExpiryChanged());
    });
    if (complete && !changed && !m_inputs.isEmpty())
        m_form->showProblem(m_inputs.first()->row().field.id, tr("Nothing was entered yet."));
    growToFit();
    return complete && changed;
}

void CredentialDialog::submit()
{
    if (!isComplete())
        return;
    CredentialEntry entry;
    for (CredentialInput *input : std::as_const(m_inputs)) {
        const QString &field = input->row().field.id;
        const bool renewed = input->isChanged();
        if (renewed || input->isExpiryChanged())
            entry.expiries.insert(field, input->expiry());
        if (renewed)
            entry.values.insert(field, input->take());
    }
    Q_EMIT entered(entry);
    accept();
}

// Also when it is cancelled or closed: nothing that was typed outlives the dialog.
void CredentialDialog::done(int result)
{
    for (CredentialInput *input : std::as_const(m_inputs))
        input->wipe();
    QDialog::done(result);
}

}
