// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/OverviewPage.h"

#include "base/visible.h"
#include "overview/OverviewTable.h"
#include "shared/EmptyState.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "tenants/dialogs.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! How everything stands in one sentence, and the table of connections below it.
class OverviewPage : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(OverviewPage)
public:
    OverviewPage(OverviewPresenter &presenter, QWidget *parent);

private:
    QWidget *makeWhole();
    QWidget *makeHead();
    QWidget *makeTools();
    QWidget *makeProgress();
    QWidget *makeBody();
    void addShortcuts();
    void showAll();
    void showSentence();
    void showCauses();
    void showFiltered();
    void showProgress();
    void showEmpty();

    OverviewPresenter &m_presenter;
    QLabel *m_mark = new QLabel;
    QLabel *m_sentence = headingLabel({}, 2);
    QLabel *m_notes = noteLabel({});
    QVBoxLayout *m_causes = new QVBoxLayout;
    QLineEdit *m_filter = new QLineEdit;
    QPushButton *m_allTenants = new QPushButton(icon("tenant"_L1), tr("A&ll tenants"));
    QPushButton *m_checkSelected = new QPushButton(tr("Check &selected"));
    QPushButton *m_checkAll = new QPushButton(icon("run"_L1), tr("Check &all"));
    QPushButton *m_stop = new QPushButton(icon("stop"_L1), tr("S&top"));
    QProgressBar *m_bar = new QProgressBar;
    QWidget *m_progress;
    OverviewTable *m_table;
    QStackedWidget *m_body = new QStackedWidget;
    QStackedWidget *m_states = new QStackedWidget;
    QWidget *m_empty = nullptr;
};

OverviewPage::OverviewPage(OverviewPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_progress(makeProgress()), m_table(new OverviewTable(presenter))
{
    m_states->addWidget(makeWhole());
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_states);
    addShortcuts();
    connect(&presenter, &OverviewPresenter::rowsReplaced, this, [this] { showAll(); });
    connect(&presenter, &OverviewPresenter::rowChanged, this, [this] {
        showSentence();
        showCauses();
    });
    connect(&presenter.queue(), &CheckQueue::changed, this, [this] { showProgress(); });
    connect(m_table, &OverviewTable::selectedChanged, this,
            [this] { m_checkSelected->setEnabled(!m_table->selectedPlaces().isEmpty()); });
    showAll();
    showProgress();
}

QWidget *OverviewPage::makeWhole()
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHead());
    m_causes->setSpacing(2);
    column->addLayout(m_causes);
    column->addWidget(makeTools());
    column->addWidget(m_progress);
    column->addWidget(makeBody(), 1);
    return whole;
}

QWidget *OverviewPage::makeHead()
{
    auto *head = new QWidget;
    auto *grid = new QGridLayout(head);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_mark, 0, 0);
    grid->addWidget(m_sentence, 0, 1);
    grid->addWidget(m_notes, 1, 1);
    return head;
}

QWidget *OverviewPage::makeTools()
{
    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    m_filter->setPlaceholderText(tr("Filter by any word"));
    m_filter->setAccessibleName(tr("Filter the connections"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_presenter.setFilter(text);
        showFiltered();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && !m_presenter.filter().isEmpty()) { // the clear button edits nothing
            m_presenter.setFilter({});
            showFiltered();
        }
    });
    connect(m_allTenants, &QPushButton::clicked, &m_presenter, &OverviewPresenter::showAllTenants);
    connect(m_checkSelected, &QPushButton::clicked, this,
            [this] { m_presenter.queue().add(m_table->selectedPlaces()); });
    connect(m_checkAll, &QPushButton::clicked, &m_presenter, &OverviewPresenter::checkAll);
    m_checkSelected->setEnabled(false);
    m_checkSelected->setToolTip(tr("Check the selected connections (Ctrl+Return in the table)"));
    m_checkAll->setToolTip(tr("Check every connection of this list (Ctrl+Shift+R)"));
    row->addWidget(m_filter, 1);
    row->addWidget(m_allTenants);
    row->addWidget(m_checkSelected);
    row->addWidget(m_checkAll);
    return tools;
}

QWidget *OverviewPage::makeProgress()
{
    auto *progress = new QWidget;
    auto *row = new QHBoxLayout(progress);
    row->setContentsMargins(0, 0, 0, 0);
    m_bar->setAccessibleName(tr("Progress of the checks"));
    connect(m_stop, &QPushButton::clicked, &m_presenter.queue(), &CheckQueue::stop);
    row->addWidget(m_bar, 1);
    row->addWidget(m_stop);
    return progress;
}

QWidget *OverviewPage::makeBody()
{
    m_body->addWidget(m_table);
    m_body->addWidget(emptyState("search"_L1, tr("No connection has these words"),
                                 tr("Use fewer words, or clear the filter to see all connections."),
                                 tr("Clear the filter"), [this] {
                                     m_filter->clear();
                                     m_filter->setFocus();
                                 }));
    return m_body;
}

// Page actions reach the whole page while it is shown, wherever the focus is in it.
void OverviewPage::addShortcuts()
{
    const auto add = [this](const QString &text, const QKeySequence &key, std::function<void()> run) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, std::move(run));
        addAction(action);
    };
    add(tr("Check all"), Qt::CTRL | Qt::SHIFT | Qt::Key_R, [this] { m_presenter.checkAll(); });
    add(tr("All tenants"), Qt::ALT | Qt::Key_Home, [this] { m_presenter.showAllTenants(); });
}

void OverviewPage::showAll()
{
    const Tenant *tenant = m_presenter.tenant();
    m_allTenants->setVisible(tenant);
    m_notes->setText(tenant ? visible(tenant->notes) : QString());
    m_notes->setVisible(!m_notes->text().isEmpty());
    if (m_filter->text() != m_presenter.filter())
        m_filter->setText(m_presenter.filter());
    showSentence();
    showCauses();
    showFiltered();
    if (m_presenter.rows().isEmpty())
        return showEmpty();
    m_states->setCurrentIndex(0);
}

void OverviewPage::showSentence()
{
    const Standing worst = m_presenter.worst();
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_mark->setPixmap(icon(worst).pixmap(size, size));
    m_sentence->setText(m_presenter.sentence());
}

void OverviewPage::showCauses()
{
    static constexpr qsizetype mostShown = 3;
    while (QLayoutItem *item = m_causes->takeAt(0)) {
        item->widget()->deleteLater(); // one of them may be what was clicked
        item->widget()->hide();
        delete item;
    }
    for (const SharedCause &cause : m_presenter.causes().first(std::min(mostShown, m_presenter.causes().size()))) {
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(plainLabel(cause.text), 1);
        auto *select = new QPushButton(tr("Select them"));
        select->setAccessibleDescription(cause.text);
        connect(select, &QPushButton::clicked, this, [this, affected = cause.affected] {
            m_table->selectPlaces(affected);
            m_table->setFocus();
        });
        row->addWidget(select);
        m_causes->addWidget(line);
    }
}

void OverviewPage::showFiltered()
{
    m_table->setFilter(m_presenter.filter());
    m_body->setCurrentIndex(m_table->shownRows() == 0 && !m_presenter.rows().isEmpty() ? 1 : 0);
}

void OverviewPage::showProgress()
{
    const CheckQueue &queue = m_presenter.queue();
    m_progress->setVisible(queue.isRunning());
    m_bar->setMaximum(std::max(1, queue.total()));
    m_bar->setValue(queue.done());
    m_bar->setFormat(tr("%1 of %2 checked").arg(queue.done()).arg(queue.total()));
}

void OverviewPage::showEmpty()
{
    delete m_empty;
    Desk &desk = m_presenter.desk();
    const Tenant *tenant = m_presenter.tenant();
    if (!tenant && !desk.tenants().isEmpty())
        tenant = &desk.tenants().first();
    const QString title = m_presenter.tenant() ? tr("This tenant has no connection yet") : tr("No connection yet");
    const QString text = tr("A connection is one system of a tenant: its address, its sign-in, how it is reached. "
                            "Their state is shown here.");
    if (tenant) {
        const QString action = tr("Add a connection to %1…").arg(visibleLine(tenant->name));
        m_empty = emptyState("connection"_L1, title, text, action,
                             [this, id = tenant->id] { dialogs::addConnection(m_presenter.desk(), id, window()); });
    } else
        m_empty = emptyState("connection"_L1, title, text);
    m_states->addWidget(m_empty);
    m_states->setCurrentWidget(m_empty);
}

}

QWidget *makeOverviewPage(Desk &desk, QWidget *parent)
{
    return new OverviewPage(desk.presenter<OverviewPresenter>(), parent);
}

}
