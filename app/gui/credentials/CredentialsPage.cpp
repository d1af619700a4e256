// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/CredentialsPage.h"

#include "base/visible.h"
#include "credentials/CredentialTable.h"
#include "credentials/CredentialsPresenter.h"
#include "credentials/KeychainBar.h"
#include "credentials/SignInDialog.h"
#include "shared/EmptyState.h"
#include "shared/Icons.h"
#include "shared/MessageBar.h"
#include "shared/PlainLabel.h"
#include "tenants/dialogs.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! The keychain's state, the selected connection's credential field by field, and what can be done with it.
class CredentialsPage : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(CredentialsPage)
public:
    CredentialsPage(CredentialsPresenter &presenter, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeWhole();
    QWidget *makeProgress();
    QWidget *makeActions();
    void addShortcut(QPushButton *button, const QKeySequence &key);
    QPushButton *addButton(QLayout *row, QLatin1StringView iconName, const QString &text, const QString &tip,
                           const QKeySequence &key, std::function<void()> run);
    void showAll();
    void showSignIn();
    void showRows();
    void showWhatApplies();
    void showOutcome();
    void showProgress();
    void showNothingSelected();
    void enter(CredentialDialog::Purpose purpose);
    void confirmRemoval();
    void openSignIn();

    CredentialsPresenter &m_presenter;
    MessageBar *m_messages = new MessageBar;
    QLabel *m_signIn = headingLabel({}, 2);
    QLabel *m_where = plainLabel({}, Selectable::Yes);
    CredentialTable *m_table = new CredentialTable;
    QWidget *m_blank = new QWidget; //!< takes the table's room when there is nothing to list
    QLabel *m_progressText = plainLabel({});
    QWidget *m_progress;
    QPushButton *m_set = nullptr;
    QPushButton *m_verify = nullptr;
    QPushButton *m_rotate = nullptr;
    QPushButton *m_signInNow = nullptr;
    QPushButton *m_remove = nullptr;
    QStackedWidget *m_states = new QStackedWidget;
    QWidget *m_nothing = nullptr;
    int m_outcomeShown = 0;
};

CredentialsPage::CredentialsPage(CredentialsPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_progress(makeProgress())
{
    m_states->addWidget(makeWhole());
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_states);
    connect(&presenter, &CredentialsPresenter::changed, this, [this] { showAll(); });
    connect(&presenter, &CredentialsPresenter::progressChanged, this, [this] { showProgress(); });
    connect(&presenter, &CredentialsPresenter::entryWanted, this, [this](CredentialWork work) {
        enter(work == CredentialWork::Rotating ? CredentialDialog::Purpose::Rotate : CredentialDialog::Purpose::Set);
    });
    showAll();
}

void CredentialsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_presenter.askKeychain(); // a person may have unlocked it meanwhile
}

QWidget *CredentialsPage::makeWhole()
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 4, 0, 0);
    auto *keychain = new KeychainBar(m_presenter);
    addShortcut(keychain->refreshButton(), Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    column->addWidget(keychain);
    column->addWidget(m_messages);
    column->addWidget(m_signIn);
    column->addWidget(m_where);
    column->addWidget(m_table, 1);
    column->addWidget(m_blank, 1);
    column->addWidget(m_progress);
    column->addWidget(makeActions());
    m_messages->hide();
    m_where->setAccessibleDescription(tr("Where to get this credential"));
    connect(m_table, &CredentialTable::activated, this, [this] {
        if (m_set->isEnabled())
            enter(CredentialDialog::Purpose::Set);
    });
    return whole;
}

QWidget *CredentialsPage::makeProgress()
{
    auto *progress = new QWidget;
    auto *row = new QHBoxLayout(progress);
    row->setContentsMargins(0, 0, 0, 0);
    auto *bar = new QProgressBar;
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedWidth(120);
    bar->setAccessibleName(tr("Work goes on"));
    auto *stop = new QPushButton(icon("stop"_L1), tr("S&top"));
    connect(stop, &QPushButton::clicked, &m_presenter, &CredentialsPresenter::stop);
    row->addWidget(bar);
    row->addWidget(m_progressText, 1);
    row->addWidget(stop);
    progress->hide();
    return progress;
}

// An action of the page's own: a button's one shortcut is the letter in its text.
void CredentialsPage::addShortcut(QPushButton *button, const QKeySequence &key)
{
    auto *action = new QAction(button->text(), this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, button, &QPushButton::click);
    addAction(action);
}

QPushButton *CredentialsPage::addButton(QLayout *row, QLatin1StringView iconName, const QString &text,
                                        const QString &tip, const QKeySequence &key, std::function<void()> run)
{
    auto *button = new QPushButton(icon(iconName), text);
    button->setToolTip(u"%1 (%2)"_s.arg(tip, key.toString(QKeySequence::NativeText)));
    connect(button, &QPushButton::clicked, this, std::move(run));
    addShortcut(button, key);
    row->addWidget(button);
    return button;
}

QWidget *CredentialsPage::makeActions()
{
    auto *actions = new QWidget;
    auto *row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    m_set = addButton(row, "edit"_L1, tr("&Set…"), tr("Enter the credential or the day it expires"),
                      Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] { enter(CredentialDialog::Purpose::Set); });
    m_verify = addButton(row, "run"_L1, tr("Verif&y"), tr("Try the stored credential against the live system"),
                         Qt::CTRL | Qt::SHIFT | Qt::Key_Y, [this] { m_presenter.verify(); });
    m_rotate = addButton(row, "rotate"_L1, tr("R&otate…"),
                         tr("Try a new credential against the live system and store it if it is accepted"),
                         Qt::CTRL | Qt::SHIFT | Qt::Key_T, [this] { enter(CredentialDialog::Purpose::Rotate); });
    m_signInNow = addButton(row, "unlock"_L1, tr("S&ign in…"), tr("Sign in with OAuth, in the browser or with a code"),
                            Qt::CTRL | Qt::SHIFT | Qt::Key_I, [this] { openSignIn(); });
    row->addStretch();
    m_remove = addButton(row, "remove"_L1, tr("Re&move…"), tr("Delete the stored credential"),
                         Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace, [this] { confirmRemoval(); });
    return actions;
}

void CredentialsPage::showAll()
{
    showWhatApplies();
    if (!m_presenter.connection())
        return showNothingSelected();
    m_states->setCurrentIndex(0);
    showSignIn();
    showRows();
    showOutcome();
    showProgress();
}

void CredentialsPage::showSignIn()
{
    const SignIn signIn = m_presenter.signIn();
    const QString label = localText(signIn.label, m_presenter.language());
    m_signIn->setText(signIn.none ? tr("This connection signs in without a credential.")
                                  : tr("Sign-in: %1").arg(visibleLine(label.isEmpty() ? signIn.id : label)));
    m_where->setText(signIn.none ? tr("Edit the connection to choose another sign-in.")
                                 : visible(localText(signIn.whereToGet, m_presenter.language())));
    m_where->setVisible(!m_where->text().isEmpty());
}

void CredentialsPage::showRows()
{
    const QList<CredentialRow> rows = m_presenter.rows();
    m_table->setVisible(!rows.isEmpty());
    m_blank->setVisible(rows.isEmpty());
    m_table->showRows(rows);
}

void CredentialsPage::showWhatApplies()
{
    const CredentialShown &state = m_presenter.state();
    const bool idle = m_presenter.connection() && state.loaded && state.work == CredentialWork::None;
    const bool stored = !state.stored.isEmpty();
    m_set->setEnabled(idle && !m_presenter.rows().isEmpty());
    m_verify->setEnabled(idle && (stored || m_presenter.signIn().none));
    m_rotate->setEnabled(idle && stored && !m_presenter.signIn().none);
    m_remove->setEnabled(idle && stored);
    m_signInNow->setVisible(m_presenter.connection() && m_presenter.signIn().oauth.has_value());
    m_signInNow->setEnabled(idle && !m_presenter.isPractice());
}

void CredentialsPage::showOutcome()
{
    const CredentialShown &state = m_presenter.state();
    const int number = state.outcome ? state.outcomeNumber : 0;
    if (number == m_outcomeShown)
        return;
    m_outcomeShown = number;
    if (state.outcome)
        m_messages->show(*state.outcome);
    else
        m_messages->dismiss();
}

void CredentialsPage::showProgress()
{
    const QString text = m_presenter.progressText();
    m_progressText->setText(text);
    m_progress->setVisible(!text.isEmpty());
}

void CredentialsPage::showNothingSelected()
{
    delete m_nothing;
    Desk &desk = m_presenter.desk();
    const Tenant *tenant = desk.selectedTenant();
    const QString title = tr("Choose a connection");
    const QString text = m_presenter.isPractice() ? tr("Practice credentials are kept in memory and are gone when you "
                                                       "leave. Choose a connection on the left to "
                                                       "set, verify, rotate or remove its own.")
                                                  : tr("A connection's credential is kept in the keychain of this "
                                                       "computer. Choose a connection on the left to "
                                                       "set, verify, rotate or remove it.");
    if (tenant && desk.connections(tenant->id).isEmpty())
        m_nothing = emptyState("credentials"_L1, tr("This tenant has no connection yet"), text,
                               tr("Add a connection to %1…").arg(visibleLine(tenant->name)),
                               [this, id = tenant->id] { dialogs::addConnection(m_presenter.desk(), id, window()); });
    else if (tenant) {
        const Connection first = desk.connections(tenant->id).first();
        m_nothing = emptyState("credentials"_L1, title, text, tr("Show %1").arg(visibleLine(first.name)),
                               [this, first] { m_presenter.desk().select(first.tenant, first.id); });
    } else
        m_nothing = emptyState("credentials"_L1, title, text);
    m_states->addWidget(m_nothing);
    m_states->setCurrentWidget(m_nothing);
}

void CredentialsPage::enter(CredentialDialog::Purpose purpose)
{
    const CredentialQuestion question{m_presenter.whose(), m_presenter.rows(), m_presenter.signIn(),
                                      m_presenter.language(), m_presenter.isPractice()};
    auto *dialog = new CredentialDialog(purpose, question, window());
    const Selection place = m_presenter.desk().selection();
    connect(dialog, &CredentialDialog::entered, &m_presenter, [this, purpose, place](const CredentialEntry &entry) {
        if (place != m_presenter.desk().selection())
            return; // it was meant for what was selected then
        if (purpose == CredentialDialog::Purpose::Set)
            m_presenter.set(entry);
        else
            m_presenter.rotate(entry);
    });
    dialog->open();
}

void CredentialsPage::openSignIn()
{
    const Connection *connection = m_presenter.connection();
    if (!connection || !m_signInNow->isEnabled())
        return;
    auto *dialog = new SignInDialog(m_presenter.desk(), *connection, window());
    connect(dialog, &SignInDialog::ended, &m_presenter,
            [presenter = &m_presenter, place = m_presenter.desk().selection()] { presenter->readAgain(place); });
    dialog->show();
}

void CredentialsPage::confirmRemoval()
{
    const int count = int(m_presenter.state().stored.size());
    QMessageBox *box = plainBox(
        window(), m_presenter.whose(), tr("Remove the credential of %1?").arg(m_presenter.whose()),
        tr("%n field(s) will be deleted. Lentera cannot sign in until you set a new credential. This cannot be undone.",
           nullptr, count));
    box->setIcon(QMessageBox::Warning);
    const QPushButton *remove = box->addButton(tr("Remove credential"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(remove, &QPushButton::clicked, &m_presenter, [this, place = m_presenter.desk().selection()] {
        if (place == m_presenter.desk().selection())
            m_presenter.remove();
    });
    box->open();
}

}

QWidget *makeCredentialsPage(Desk &desk, QWidget *parent)
{
    return new CredentialsPage(desk.presenter<CredentialsPresenter>(), parent);
}

}
