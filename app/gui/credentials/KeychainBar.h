// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace lentera {

class CredentialsPresenter;

//! The keychain's state in one line, what to do about it, and buttons to unlock it and to ask again.
class KeychainBar : public QWidget {
    Q_OBJECT
public:
    explicit KeychainBar(CredentialsPresenter &presenter, QWidget *parent = nullptr);

    QPushButton *refreshButton() const { return m_refresh; }

private:
    void showState();

    CredentialsPresenter &m_presenter;
    QLabel *m_mark;
    QLabel *m_sentence;
    QPushButton *m_unlock;
    QPushButton *m_stop;
    QPushButton *m_explain;
    QPushButton *m_refresh;
};

}
