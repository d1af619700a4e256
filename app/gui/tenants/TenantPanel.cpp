// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/TenantPanel.h"

#include "shared/PlainLabel.h"
#include "shared/SearchField.h"
#include "tenants/TenantDelegate.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr auto collapsedView = "tree/collapsed"_L1;

TenantPanel::TenantPanel(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_model(new TenantTreeModel(desk, this)), m_shown(new QSortFilterProxyModel(this)),
      m_filter(searchField(tr("Filter tenants and connections"))), m_tree(new QTreeView), m_hint(noteLabel({}))
{
    m_shown->setSourceModel(m_model);
    m_shown->setRecursiveFilteringEnabled(true);
    m_shown->setAutoAcceptChildRows(true);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        {
            const QScopedValueRollback syncing(m_syncing, true); // what is filtered away stays selected
            m_shown->setFilterFixedString(text);
        }
        expandAsBefore();
        showSelection();
    });

    m_hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_hint->setMargin(16);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_filter);
    column->addWidget(makeTree(), 1);
    column->addWidget(m_hint, 1);

    const QString kept = QString::fromUtf8(desk.settings().viewState({}, collapsedView));
    const QStringList collapsed = kept.split(u' ', Qt::SkipEmptyParts);
    m_collapsed = {collapsed.cbegin(), collapsed.cend()};
    const auto refresh = [this] {
        expandAsBefore();
        showSelection();
    };
    connect(&desk, &Desk::tenantsChanged, this, refresh);
    connect(&desk, &Desk::selectionChanged, this, &TenantPanel::showSelection);
    refresh();
}

QWidget *TenantPanel::makeTree()
{
    m_tree->setModel(m_shown);
    m_tree->setItemDelegate(new TenantDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setMinimumWidth(m_tree->fontMetrics().averageCharWidth() * 26); // names beside their badges
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setAccessibleName(tr("Tenants and connections"));
    m_tree->installEventFilter(this);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &TenantPanel::takeSelection);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &TenantPanel::wantMenu);
    connect(m_tree, &QTreeView::activated, this, &TenantPanel::activated);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) { setCollapsed(index, false); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) { setCollapsed(index, true); });
    return m_tree;
}

void TenantPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TenantPanel::focusTree()
{
    if (!m_tree->isHidden())
        m_tree->setFocus(Qt::OtherFocusReason);
}

QList<Shortcut> TenantPanel::shortcuts()
{
    const auto name = [](int key) {
        return QKeySequence(key).toString(QKeySequence::NativeText);
    };
    return {{tr("Filter by what is typed"), tr("Letters")},
            {tr("Back from the filter to the list"), name(Qt::Key_Down)},
            {tr("Clear the filter"), name(Qt::Key_Escape)},
            {tr("Open in Diagnose"), name(Qt::Key_Return)}};
}

bool TenantPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_filter ? leavesFilter(*key) : isTyped(*key))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

//! Takes the keys that lead out of the filter.
bool TenantPanel::leavesFilter(const QKeyEvent &event)
{
    const int key = event.key();
    if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        m_tree->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    m_tree->setFocus(Qt::TabFocusReason);
    if (const QModelIndex wanted = wantedRow(); wanted.isValid())
        m_tree->setCurrentIndex(wanted);
    return true;
}

//! The first row that has what was typed in its own name: the connection, not the tenant above it. None where the
//! current row has it.
QModelIndex TenantPanel::wantedRow() const
{
    const QModelIndex current = m_tree->currentIndex();
    const QString typed = m_filter->text();
    if (current.isValid() && current.data().toString().contains(typed, Qt::CaseInsensitive))
        return {};
    const QModelIndexList found =
        m_shown->match(m_shown->index(0, 0), Qt::DisplayRole, typed, 1, Qt::MatchContains | Qt::MatchRecursive);
    return found.isEmpty() ? m_shown->index(0, 0) : found.first();
}

//! Letters typed in the tree go on in the filter; digits alone open pages.
bool TenantPanel::isTyped(const QKeyEvent &event)
{
    const bool plain = !(event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (!plain || event.text().isEmpty() || !event.text().front().isLetter())
        return false;
    m_filter->setFocus(Qt::OtherFocusReason);
    m_filter->insert(event.text());
    return true;
}

void TenantPanel::showSelection()
{
    const QScopedValueRollback syncing(m_syncing, true);
    const QModelIndex wanted = m_shown->mapFromSource(m_model->indexOf(m_desk.selection()));
    if (wanted.isValid() && wanted == m_tree->currentIndex())
        return;
    if (!wanted.isValid())
        m_tree->selectionModel()->clear();
    m_tree->setCurrentIndex(wanted); // also to none: else the tree takes its first row as soon as it has the focus
}

void TenantPanel::takeSelection(const QModelIndex &current)
{
    if (m_syncing || !current.isValid())
        return;
    const Selection chosen = m_model->selectionAt(m_shown->mapToSource(current));
    m_desk.select(chosen.tenant, chosen.connection);
}

void TenantPanel::expandAsBefore()
{
    const QScopedValueRollback syncing(m_syncing, true);
    showHint();
    const bool filtering = !m_filter->text().isEmpty();
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        const QModelIndex index = m_shown->index(row, 0);
        const QString tenant = m_model->selectionAt(m_shown->mapToSource(index)).tenant.text();
        m_tree->setExpanded(index, filtering || !m_collapsed.contains(tenant));
    }
}

void TenantPanel::showHint()
{
    const bool isEmpty = m_shown->rowCount() == 0;
    const bool isFirst = !isEmpty && m_filter->isHidden();
    m_filter->setHidden(m_desk.tenants().isEmpty());
    m_hint->setText(m_desk.tenants().isEmpty()
                        ? tr("Tenants and their connections stand here. Press Ctrl+N to add one.")
                        : tr("No tenant or connection has these words."));
    m_hint->setVisible(isEmpty);
    m_tree->setVisible(!isEmpty);
    if (isFirst)
        focusTree();
}

void TenantPanel::setCollapsed(const QModelIndex &index, bool collapsed)
{
    if (m_syncing)
        return;
    const QString tenant = m_model->selectionAt(m_shown->mapToSource(index)).tenant.text();
    if (collapsed)
        m_collapsed.insert(tenant);
    else
        m_collapsed.remove(tenant);
    const QStringList all(m_collapsed.cbegin(), m_collapsed.cend());
    m_desk.settings().keepViewState({}, collapsedView, all.join(u' ').toUtf8());
}

void TenantPanel::wantMenu(const QPoint &inView)
{
    if (const QModelIndex index = m_tree->indexAt(inView); index.isValid())
        m_tree->setCurrentIndex(index);
    Q_EMIT menuWanted(m_tree->viewport()->mapToGlobal(inView));
}

}
