// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ShortcutList.h"

#include "shared/sizes.h"
#include "shared/TableModel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

//! With a place but no text it is the heading of what follows.
struct ShortcutRow {
    QString place;
    Shortcut shortcut;
};

static QVariant cell(const ShortcutRow &row, const QString &text, int role)
{
    const bool heading = row.shortcut.text.isEmpty();
    if (role == Qt::DisplayRole)
        return heading ? row.place : text;
    if (role == Qt::AccessibleTextRole && !heading)
        return u"%1: %2"_s.arg(row.place, text);
    if (role == Qt::FontRole && heading) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

static QVariant textOf(const ShortcutRow &row, int role)
{
    return cell(row, row.shortcut.text, role);
}

static QVariant keysOf(const ShortcutRow &row, int role)
{
    return cell(row, row.shortcut.keys, role);
}

static QTableView *makeTable(QAbstractItemModel *model)
{
    auto *table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(ShortcutList::tr("Keyboard shortcuts"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    return table;
}

ShortcutList::ShortcutList(const QList<ShortcutGroup> &groups, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    QList<ShortcutRow> rows;
    QList<int> headings;
    for (const ShortcutGroup &group : groups) {
        headings << int(rows.size());
        rows << ShortcutRow{group.place, {}};
        for (const Shortcut &shortcut : group.shortcuts)
            rows << ShortcutRow{group.place, shortcut};
    }
    auto *model = new TableModel<ShortcutRow>(
        {{QT_TRANSLATE_NOOP("Columns", "Action"), textOf}, {QT_TRANSLATE_NOOP("Columns", "Shortcut"), keysOf}}, this);
    model->append(std::move(rows));
    QTableView *table = makeTable(model);
    for (const int row : headings)
        table->setSpan(row, 0, 1, 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(table);
    column->addWidget(buttons);
    resize(roomFor(*this, 80, 34));
}

}
