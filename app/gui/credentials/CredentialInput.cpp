// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/CredentialInput.h"

#include "credentials/credentialHints.h"
#include "shared/PlainLabel.h"
#include "shared/Theme.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

CredentialInput::CredentialInput(const CredentialRow &row, const SignIn &signIn, QWidget *parent)
    : QWidget(parent), m_row(row), m_signIn(signIn), m_edit(row.field.secret ? new SecretEdit : new QLineEdit),
      m_hints(plainLabel({}))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto *line = new QHBoxLayout;
    line->addWidget(m_edit, 1);
    column->addLayout(line);
    column->addWidget(m_hints);
    m_edit->setAccessibleName(row.label);
    setFocusProxy(m_edit);
    if (auto *secret = qobject_cast<SecretEdit *>(m_edit)) {
        addShowButton(line, secret);
        addExpiry(column);
        if (row.stored)
            secret->setPlaceholderText(tr("Leave empty to keep the stored value"));
        connect(secret, &QLineEdit::textEdited, this, &CredentialInput::forgetExpiry);
    } else
        m_edit->setText(row.stored ? row.stored->value : QString());
    connect(m_edit, &QLineEdit::textChanged, this, &CredentialInput::showHints);
    showHints();
}

void CredentialInput::addShowButton(QLayout *row, SecretEdit *edit)
{
    auto *show = new QToolButton;
    show->setText(tr("Show"));
    show->setCheckable(true);
    show->setFocusPolicy(Qt::StrongFocus);
    show->setToolTip(tr("Show what was entered for ten seconds"));
    show->setAccessibleName(tr("Show %1").arg(m_row.label));
    connect(show, &QToolButton::toggled, edit, &SecretEdit::setShown);
    connect(edit, &SecretEdit::shownChanged, show, &QToolButton::setChecked);
    row->addWidget(show);
}

void CredentialInput::addExpiry(QVBoxLayout *column)
{
    m_expires = new QCheckBox(tr("Expires on"));
    m_expires->setAccessibleName(tr("%1 expires").arg(m_row.label));
    m_date = new QDateEdit;
    m_date->setCalendarPopup(true);
    m_date->setAccessibleName(tr("Day on which %1 expires").arg(m_row.label));
    m_date->setDisplayFormat(
        QLocale().dateFormat(QLocale::ShortFormat).replace(u"yyyy"_s, u"yy"_s).replace(u"yy"_s, u"yyyy"_s));
    const QDateTime known = storedExpiry();
    m_date->setDate((known.isValid() ? known.toLocalTime() : m_row.now.toLocalTime().addYears(1)).date());
    m_expires->setChecked(known.isValid());
    m_date->setEnabled(known.isValid());
    connect(m_expires, &QCheckBox::toggled, m_date, &QWidget::setEnabled);
    auto *line = new QHBoxLayout;
    line->addWidget(m_expires);
    line->addWidget(m_date);
    line->addStretch();
    column->addLayout(line);
}

// The day belongs to the value that is being replaced; whoever knows the new one's enters it.
void CredentialInput::forgetExpiry()
{
    if (storedExpiry().isValid() && !isExpiryChanged())
        m_expires->setChecked(false);
}

bool CredentialInput::isChanged() const
{
    return !isEmpty() && (m_row.field.secret || !m_row.stored || m_edit->text() != m_row.stored->value);
}

QDateTime CredentialInput::expiry() const
{
    if (!m_expires || !m_expires->isChecked())
        return {};
    const QDateTime known = storedExpiry();
    // A day entered elsewhere with another hour stays as it is.
    if (known.isValid() && known.toLocalTime().date() == m_date->date())
        return known;
    return QDateTime(m_date->date(), QTime(23, 59, 59)).toUTC();
}

void CredentialInput::showHints()
{
    const SharedSecret value = secretIn(*m_edit);
    const QStringList hints = credentialHints(m_row.field, m_signIn, value);
    QStringList sentences = hints;
    if (m_row.field.secret && value)
        sentences.prepend(tr("%n character(s) entered.", nullptr, int(value->length())));
    QPalette colours = palette();
    const Tone tone = hints.isEmpty() ? Tone::Neutral : Tone::Caution;
    colours.setColor(QPalette::WindowText, toneColour(tone, palette()));
    m_hints->setPalette(colours);
    m_hints->setText(sentences.join(u'\n'));
    m_hints->setVisible(!sentences.isEmpty());
    m_edit->setAccessibleDescription(sentences.join(u' '));
    Q_EMIT hintsChanged();
}

}
