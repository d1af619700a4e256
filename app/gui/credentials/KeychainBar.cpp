// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/KeychainBar.h"

#include "credentials/CredentialsPresenter.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace lentera {

KeychainBar::KeychainBar(CredentialsPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_mark(new QLabel), m_sentence(plainLabel({}, Selectable::Yes)),
      m_unlock(new QPushButton(icon("unlock"_L1), tr("&Unlock…"))),
      m_stop(new QPushButton(icon("stop"_L1), tr("Stop waiting"))), m_explain(new QPushButton(tr("E&xplain"))),
      m_refresh(new QPushButton(tr("Re&fresh")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_sentence->setAccessibleDescription(tr("State of the keychain"));
    m_refresh->setToolTip(tr("Ask the keychain for its state again (Ctrl+Shift+K)"));
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_unlock, 0, Qt::AlignTop);
    row->addWidget(m_stop, 0, Qt::AlignTop);
    row->addWidget(m_explain, 0, Qt::AlignTop);
    row->addWidget(m_refresh, 0, Qt::AlignTop);
    connect(m_refresh, &QPushButton::clicked, &presenter, &CredentialsPresenter::askKeychain);
    connect(m_unlock, &QPushButton::clicked, &presenter, &CredentialsPresenter::unlock);
    connect(m_stop, &QPushButton::clicked, &presenter, &CredentialsPresenter::stopUnlocking);
    connect(m_explain, &QPushButton::clicked, &presenter, &CredentialsPresenter::explainKeychain);
    connect(&presenter, &CredentialsPresenter::changed, this, &KeychainBar::showState);
    showState();
}

static QIcon keychainIcon(const std::optional<KeychainStatus> &status)
{
    if (!status)
        return icon("waiting"_L1, Tone::Neutral);
    switch (status->state) {
    case KeychainState::Usable:
        return icon("unlock"_L1, Tone::Good);
    case KeychainState::Locked:
        return icon("lock"_L1, Tone::Caution);
    case KeychainState::Waiting:
        return icon("waiting"_L1, Tone::Caution);
    case KeychainState::Absent:
    case KeychainState::Silent:
        break;
    }
    return icon("failure"_L1, Tone::Bad);
}

void KeychainBar::showState()
{
    const auto &status = m_presenter.keychain();
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_mark->setPixmap(keychainIcon(status).pixmap(size, size));
    m_sentence->setText(m_presenter.keychainSentence());
    const bool unlocking = m_presenter.isUnlocking();
    m_refresh->setEnabled(!m_presenter.isAskingKeychain() && !unlocking);
    m_refresh->setVisible(!m_presenter.isPractice()); // there is no keychain to ask
    m_unlock->setVisible(m_presenter.canUnlock() && !unlocking);
    m_stop->setVisible(unlocking);
    m_explain->setVisible(!unlocking && status && status->state != KeychainState::Usable);
}

}
