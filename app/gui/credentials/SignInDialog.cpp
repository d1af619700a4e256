// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/SignInDialog.h"

#include "check/verdict.h"
#include "base/visible.h"
#include "credentials/SecretEdit.h"
#include "oauth/judgeOAuth.h"
#include "plan/Plan.h"
#include "shared/ExplanationView.h"
#include "shared/FieldForm.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "shared/sizes.h"
#include "shared/words.h"
#include "texts/OAuthText.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeWidget>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

SignInDialog::SignInDialog(Desk &desk, const Connection &connection, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_connection(connection), m_sentence(headingLabel({}, 3)),
      m_pages(new QStackedWidget), m_form(new FieldForm), m_flows(new QComboBox), m_clientId(new QLineEdit),
      m_clientSecret(new SecretEdit), m_scopes(new QLineEdit), m_task(plainLabel({})), m_code(headingLabel({}, 1)),
      m_copyCode(new QPushButton(icon("copy"_L1), tr("Copy &code"))), m_address(new QLineEdit),
      m_openBrowser(new QPushButton(icon("external"_L1), tr("&Open the browser"))), m_timeLeft(noteLabel({})),
      m_bar(new QProgressBar), m_phases(new QTreeWidget), m_explanation(new ExplanationView(desk.language().tag())),
      m_start(new QPushButton(icon("run"_L1), tr("&Sign in"))), m_stop(new QPushButton(icon("stop"_L1), tr("S&top"))),
      m_tick(new QTimer(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const Tenant *tenant = desk.tenant(connection.tenant);
    setWindowTitle(tr("Sign in to %1")
                       .arg(visibleLine(u"%1 · %2 · %3"_s.arg(
                           tenant ? tenant->name : QString(), connection.name,
                           words::environment(tenant ? tenant->environment : Environment::Production)))));
    resize(roomFor(*this, 84, 30));
    m_pages->addWidget(makeQuestions());
    m_pages->addWidget(makeProgress());
    m_pages->addWidget(makeResult());
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_sentence);
    column->addWidget(m_pages, 1);
    column->addWidget(makeButtons());
    m_sentence->setText(tr("Reading what is known of this sign-in…"));
    m_tick->setInterval(std::chrono::seconds(1));
    connect(m_tick, &QTimer::timeout, this, &SignInDialog::showTimeLeft);
    m_start->setEnabled(false);
    m_stop->hide();
    whenDone(m_desk.workspace().signInStatus(connection.tenant, connection.id), this,
             [this](const Result<SignInStatus> &status) {
                 if (status)
                     take(*status);
                 else
                     showFailure(status.error());
             });
}

SignInDialog::~SignInDialog()
{
    m_stopper.request_stop();
    endWork();
}

QWidget *SignInDialog::makeQuestions()
{
    m_form->add(u"flow"_s, tr("&Way"), m_flows);
    m_form->add(u"clientId"_s, tr("&Client ID"), m_clientId, tr("Of the app that is registered with this system."));
    m_form->add(u"clientSecret"_s, tr("Client s&ecret"), m_clientSecret,
                tr("Leave it empty where it is stored, or where the app has none."));
    m_form->add(u"scopes"_s, tr("Sco&pes"), m_scopes, tr("Separated by blanks."));
    connect(m_clientId, &QLineEdit::textChanged, m_start,
            [this](const QString &text) { m_start->setEnabled(!text.trimmed().isEmpty() && !isWorking()); });
    return m_form;
}

QWidget *SignInDialog::makeProgress()
{
    m_address->setReadOnly(true);
    m_address->setAccessibleName(tr("Address to open"));
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setAccessibleDescription(tr("Code to type there"));
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("The sign-in goes on"));
    auto *progress = new QWidget;
    auto *column = new QVBoxLayout(progress);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_task);
    auto *code = new QHBoxLayout;
    code->addWidget(m_code);
    code->addWidget(m_copyCode);
    code->addStretch();
    column->addLayout(code);
    auto *address = new QHBoxLayout;
    address->addWidget(m_address, 1);
    address->addWidget(m_openBrowser);
    column->addLayout(address);
    column->addWidget(m_timeLeft);
    column->addWidget(m_bar);
    column->addStretch();
    connect(m_copyCode, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_code->text()); });
    connect(m_openBrowser, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_address->text())); });
    return progress;
}

QWidget *SignInDialog::makeResult()
{
    m_phases->setColumnCount(3);
    m_phases->setHeaderLabels({tr("Step"), tr("State"), tr("Time")});
    m_phases->setRootIsDecorated(false);
    m_phases->setAccessibleName(tr("Steps of the sign-in"));
    m_phases->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Explanation"));
    scroll->setWidget(m_explanation);
    auto *result = new QWidget;
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_phases, 1);
    column->addWidget(scroll, 2);
    return result;
}

QWidget *SignInDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_start, QDialogButtonBox::ActionRole);
    buttons->addButton(m_stop, QDialogButtonBox::ActionRole);
    m_start->setDefault(true);
    connect(m_start, &QPushButton::clicked, this, &SignInDialog::start);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_stopper.request_stop(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &SignInDialog::close);
    return buttons;
}

void SignInDialog::take(const SignInStatus &status)
{
    m_use = status.use;
    m_provider = findOAuthProvider(status.choice.provider.isEmpty() ? m_use.provider : status.choice.provider);
    const QString name = m_provider ? localText(m_provider->name, m_desk.language().tag()) : m_use.provider;
    m_sentence->setText(status.signedInAt.isValid()
                            ? tr("Signed in to %1 since %2. Signing in again replaces the tokens.")
                                  .arg(visibleLine(name), words::localTime(status.signedInAt))
                            : tr("Not signed in to %1 yet.").arg(visibleLine(name)));
    m_clientId->setText(status.choice.clientId);
    m_scopes->setText((status.choice.scopes.isEmpty() ? m_use.scopes : status.choice.scopes).join(u' '));
    fillFlows();
    m_pages->setCurrentIndex(0);
    m_clientId->setFocus();
}

void SignInDialog::fillFlows()
{
    m_flows->clear();
    if (!m_provider)
        return;
    for (const seen::OAuthFlow flow : m_provider->flows)
        if (flow == seen::OAuthFlow::Code || flow == seen::OAuthFlow::Device || flow == seen::OAuthFlow::Client)
            m_flows->addItem(words::oauthFlow(flow), int(flow));
}

void SignInDialog::start()
{
    if (isWorking())
        return;
    OAuthChoice choice;
    choice.clientId = m_clientId->text().trimmed();
    choice.clientSecret = takeSecret(*m_clientSecret);
    choice.scopes = m_scopes->text().split(u' ', Qt::SkipEmptyParts);
    choice.page = words::oauthPage();
    choice.prompt = [dialog = QPointer(this)](const OAuthPrompt &prompt) {
        QMetaObject::invokeMethod(
            qApp,
            [dialog, prompt] {
                if (dialog)
                    dialog->showPrompt(prompt);
            },
            Qt::QueuedConnection);
    };
    m_stopper = {};
    m_ticket = m_desk.beginWork([stop = m_stopper]() mutable { stop.request_stop(); });
    m_start->hide();
    m_stop->show();
    m_sentence->setText(tr("Signing in…"));
    m_task->clear();
    for (QWidget *widget : {static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_copyCode),
                            static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_openBrowser)})
        widget->hide();
    m_timeLeft->clear();
    m_pages->setCurrentIndex(1);
    const auto flow = seen::OAuthFlow(m_flows->currentData().toInt());
    whenDone(m_desk.workspace().signIn(m_connection.tenant, m_connection.id, flow, std::move(choice),
                                       CheckOptions::fromHere(), m_stopper.get_token()),
             this, [this](const Result<seen::OAuthSeen> &result) { take(result); });
}

void SignInDialog::showPrompt(const OAuthPrompt &prompt)
{
    if (!isWorking())
        return;
    const bool types = !prompt.userCode.isEmpty();
    m_sentence->setText(types ? tr("Type this code on the page, on any device.")
                              : tr("Sign in on the page that your browser shows."));
    m_task->setText(types ? tr("1. Open the address. 2. Type the code there and agree. Lentera notices by itself.")
                          : tr("Open the address, sign in and agree. Lentera notices by itself."));
    m_code->setText(visibleLine(prompt.userCode));
    m_address->setText(prompt.url);
    m_address->setCursorPosition(0);
    m_code->setVisible(types);
    m_copyCode->setVisible(types);
    m_address->show();
    m_openBrowser->show();
    m_promptEnds = QDateTime::currentDateTimeUtc().addSecs(prompt.seconds);
    showTimeLeft();
    m_tick->start();
    m_openBrowser->setFocus();
}

void SignInDialog::showTimeLeft()
{
    const qint64 seconds = std::max<qint64>(QDateTime::currentDateTimeUtc().secsTo(m_promptEnds), 0);
    m_timeLeft->setText(tr("Time left: %1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')));
}

void SignInDialog::endWork()
{
    m_tick->stop();
    if (m_ticket)
        m_desk.endWork(*std::exchange(m_ticket, {}));
    m_stop->hide();
    m_start->show();
    m_start->setEnabled(!m_clientId->text().trimmed().isEmpty());
}

void SignInDialog::take(const Result<seen::OAuthSeen> &result)
{
    endWork();
    if (!result) {
        showFailure(result.error());
        Q_EMIT ended(false);
        return;
    }
    showPhases(*result);
    const QList<Finding> findings = judgeOAuth(*result);
    const bool good = verdictOf(findings) != "fail"_L1 && result->stored;
    m_sentence->setText(good ? tr("Signed in. The tokens are in the keychain.") : tr("The sign-in failed."));
    m_explanation->clear();
    if (!findings.isEmpty()) {
        m_desk.setTopic(findings.first().id);
        m_explanation->show([&explanations = m_desk.explanations(), finding = findings.first(),
                             connector = m_connection.connector](const QString &language) {
            return explanations.of(finding, connector, language);
        });
    }
    m_start->setText(tr("&Sign in again"));
    m_pages->setCurrentIndex(2);
    m_desk.reload();
    Q_EMIT ended(good);
}

void SignInDialog::showPhases(const seen::OAuthSeen &seen)
{
    m_phases->clear();
    for (const seen::OAuthPhase &phase : seen.phases) {
        auto *item = new QTreeWidgetItem(m_phases, {words::oauthPhase(phase.name), words::oauthOutcome(phase.outcome),
                                                    words::duration(phase.durationMs)});
        item->setIcon(1, icon(phase.outcome == seen::OAuthOutcome::Done ? Standing::Ok : Standing::Failure));
    }
    for (int column = 1; column < 3; ++column)
        m_phases->resizeColumnToContents(column);
}

void SignInDialog::showFailure(const Error &error)
{
    m_phases->clear();
    m_sentence->setText(tr("The sign-in could not be tried."));
    m_explanation->show([&explanations = m_desk.explanations(), error](const QString &language) {
        return explanations.of(error, language);
    });
    m_pages->setCurrentIndex(2);
}

}
