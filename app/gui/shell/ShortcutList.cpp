// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/ShortcutList.h"

#include "shared/sizes.h"
#include "shared/TableModel.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lentera {

struct ShortcutRow {
    QString text;
    QString keys;
};

static QVariant textOf(const ShortcutRow &row, int role)
{
    return role == Qt::DisplayRole ? row.text : QVariant();
}

static QVariant keysOf(const ShortcutRow &row, int role)
{
    return role == Qt::DisplayRole ? row.keys : QVariant();
}

QString plainText(const QAction &action)
{
    return action.text().remove(u'&');
}

ShortcutList::ShortcutList(const QList<QAction *> &actions, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    QList<ShortcutRow> rows;
    for (const QAction *action : actions) {
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        rows << ShortcutRow{plainText(*action), keys.join(u", "_s)};
    }
    auto *model = new TableModel<ShortcutRow>(
        {{QT_TRANSLATE_NOOP("Columns", "Action"), textOf}, {QT_TRANSLATE_NOOP("Columns", "Shortcut"), keysOf}}, this);
    model->append(std::move(rows));
    auto *table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(tr("Keyboard shortcuts"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(table);
    column->addWidget(buttons);
    resize(roomFor(*this, 80, 34));
}

}
