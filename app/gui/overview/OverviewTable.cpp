// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/OverviewTable.h"

#include "overview/TenantCellDelegate.h"
#include "shared/Icons.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr auto columnsView = "overview/columns"_L1;

namespace {

//! Rows that sort alike stay in the order of their tenants, whenever each of them changed.
class SteadyRows : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        const bool less = QSortFilterProxyModel::lessThan(left, right);
        if (less || QSortFilterProxyModel::lessThan(right, left))
            return less;
        return sortOrder() == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
    }
};

}

OverviewTable::OverviewTable(OverviewPresenter &presenter, QWidget *parent)
    : QTableView(parent), m_presenter(presenter), m_model(new OverviewModel(this)), m_shown(new SteadyRows(this))
{
    m_shown->setSourceModel(m_model);
    m_shown->setSortRole(OverviewModel::SortRole);
    m_shown->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setSortLocaleAware(true);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_shown);
    setItemDelegateForColumn(OverviewModel::TenantColumn, new TenantCellDelegate(this));
    setAccessibleName(tr("Connections and their state"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(3 * fontMetrics().height() + 6); // a name and its badge, or three lines
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    addActions();
    connect(this, &QTableView::activated, this, &OverviewTable::openCurrent);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &OverviewTable::keepColumns);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &OverviewTable::keepColumns);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &OverviewTable::selectedChanged);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (const QModelIndex row = m_shown->mapToSource(index); row.isValid() && hasFocus())
            m_presenter.desk().setTopic(m_model->row(row.row()).verdict.rootCauses.value(0));
    });
    connect(&presenter, &OverviewPresenter::rowsReplaced, this, &OverviewTable::showRows);
    connect(&presenter, &OverviewPresenter::rowChanged, this,
            [this](int index) { m_model->update(index, m_presenter.rows().at(index)); });
    m_columnsOf = TenantId(u"none yet"_s);
    showRows();
}

void OverviewTable::showRows()
{
    const TenantId tenant = m_presenter.desk().selection().tenant;
    const QList<Selection> chosen = selectedPlaces();
    m_model->replace(m_presenter.rows());
    if (tenant != m_columnsOf)
        showColumns();
    const Selection &selected = m_presenter.desk().selection();
    selectPlaces(selected.connection.isEmpty() ? chosen : QList<Selection>{selected});
}

void OverviewTable::showColumns()
{
    const QScopedValueRollback restoring(m_restoring, true);
    m_columnsOf = m_presenter.desk().selection().tenant;
    QHeaderView *header = horizontalHeader();
    setSortingEnabled(true);
    if (!header->restoreState(m_presenter.desk().settings().viewState(m_columnsOf, columnsView))) {
        const int letter = fontMetrics().averageCharWidth();
        const std::initializer_list<int> widths{14, 14, 13, 15, 24, 12};
        int column = 0;
        for (const int letters : widths)
            header->resizeSection(column++, letters * letter + 12);
        sortByColumn(OverviewModel::StateColumn, Qt::DescendingOrder);
    }
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(OverviewModel::CauseColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(4 * fontMetrics().height());
    setColumnHidden(OverviewModel::TenantColumn, m_presenter.tenant() != nullptr);
    fitColumns();
}

void OverviewTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void OverviewTable::fitColumns()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const bool narrow = viewport()->width() < fontMetrics().averageCharWidth() * 80;
    for (const int column : {int(OverviewModel::SystemColumn), int(OverviewModel::CheckedColumn)})
        setColumnHidden(column, narrow); // with a large font the room is the root cause's
}

void OverviewTable::keepColumns()
{
    if (!m_restoring && isVisible())
        m_presenter.desk().settings().keepViewState(m_columnsOf, columnsView, horizontalHeader()->saveState());
}

void OverviewTable::setFilter(const QString &text)
{
    m_shown->setFilterFixedString(text.trimmed());
}

int OverviewTable::shownRows() const
{
    return m_shown->rowCount();
}

QList<OverviewRow> OverviewTable::selectedRows() const
{
    QList<OverviewRow> rows;
    for (int row = 0; row < m_shown->rowCount(); ++row) // in the order on the screen
        if (selectionModel()->isRowSelected(row))
            rows << m_model->row(m_shown->mapToSource(m_shown->index(row, 0)).row());
    return rows;
}

QList<Selection> OverviewTable::selectedPlaces() const
{
    QList<Selection> places;
    for (const OverviewRow &row : selectedRows())
        places << row.place;
    return places;
}

void OverviewTable::selectPlaces(const QList<Selection> &places)
{
    QItemSelection wanted;
    QModelIndex first;
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        const QModelIndex index = m_shown->index(row, OverviewModel::ConnectionColumn);
        if (!places.contains(m_model->row(m_shown->mapToSource(index).row()).place))
            continue;
        wanted.select(index, index);
        if (!first.isValid())
            first = index;
    }
    if (first.isValid())
        selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QAction *OverviewTable::addMenuAction(QLatin1StringView iconName, const QString &text, const QKeySequence &key,
                                      std::function<void()> run)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return action;
}

void OverviewTable::addActions()
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    addMenuAction("diagnose"_L1, tr("&Open in Diagnose"), Qt::CTRL | Qt::Key_O,
                  [this] { openCurrent(currentIndex()); });
    addMenuAction("run"_L1, tr("Chec&k selected"), Qt::CTRL | Qt::Key_Return,
                  [this] { m_presenter.queue().add(selectedPlaces()); });
    addMenuAction("copy"_L1, tr("Copy as &text"), QKeySequence::Copy, [this] { copy(OverviewForm::Text); });
    addMenuAction("copy"_L1, tr("Copy as &Markdown"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
                  [this] { copy(OverviewForm::Markdown); });
    addMenuAction("copy"_L1, tr("Copy as &JSON"), Qt::CTRL | Qt::ALT | Qt::Key_C, [this] { copy(OverviewForm::Json); });
}

void OverviewTable::copy(OverviewForm form)
{
    if (const QList<OverviewRow> rows = selectedRows(); !rows.isEmpty())
        QApplication::clipboard()->setText(overviewText(rows, form));
}

void OverviewTable::openCurrent(const QModelIndex &index)
{
    if (const QModelIndex row = m_shown->mapToSource(index); row.isValid())
        m_presenter.diagnose(m_model->row(row.row()).place);
}

}
