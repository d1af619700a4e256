// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTimer;
class QTreeWidget;

namespace lentera {

class ExplanationView;
class FieldForm;
class SecretEdit;

//! Signs a connection in with OAuth: asks what is not known yet, leads through the browser or the code on another
//! device, shows every step, and says what is wrong where it fails. What is given goes into the keychain.
class SignInDialog : public QDialog {
    Q_OBJECT
public:
    SignInDialog(Desk &desk, const Connection &connection, QWidget *parent);
    ~SignInDialog() override;

    bool isWorking() const { return m_ticket.has_value(); }

Q_SIGNALS:
    void ended(bool signedIn);

private:
    QWidget *makeQuestions();
    QWidget *makeProgress();
    QWidget *makeResult();
    QWidget *makeButtons();
    void take(const SignInStatus &status);
    void fillFlows();
    void start();
    void showPrompt(const OAuthPrompt &prompt);
    void showTimeLeft();
    void take(const Result<seen::OAuthSeen> &result);
    void showPhases(const seen::OAuthSeen &seen);
    void showFailure(const Error &error);
    void endWork();

    Desk &m_desk;
    Connection m_connection;
    OAuthUse m_use;
    const OAuthProvider *m_provider = nullptr;
    std::optional<int> m_ticket;
    std::stop_source m_stopper;
    QDateTime m_promptEnds;

    QLabel *m_sentence;
    QStackedWidget *m_pages;
    FieldForm *m_form;
    QComboBox *m_flows;
    QLineEdit *m_clientId;
    SecretEdit *m_clientSecret;
    QLineEdit *m_scopes;
    QLabel *m_task;
    QLabel *m_code;
    QPushButton *m_copyCode;
    QLineEdit *m_address;
    QPushButton *m_openBrowser;
    QLabel *m_timeLeft;
    QProgressBar *m_bar;
    QTreeWidget *m_phases;
    ExplanationView *m_explanation;
    QPushButton *m_start;
    QPushButton *m_stop;
    QTimer *m_tick;
};

}
