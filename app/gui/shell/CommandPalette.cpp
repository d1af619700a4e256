// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/CommandPalette.h"

#include "shared/sizes.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostShown = 200;

//! 0: a word of the title starts with every typed word; 1: the title has them somewhere; -1: it does not.
static int rankOf(const QString &title, const QStringList &typed)
{
    int rank = 0;
    for (const QString &word : typed) {
        if (!title.contains(word, Qt::CaseInsensitive))
            return -1;
        const bool starts =
            title.startsWith(word, Qt::CaseInsensitive) || title.contains(u' ' + word, Qt::CaseInsensitive);
        rank = starts ? rank : 1;
    }
    return rank;
}

QList<Command> commandsMatching(const QList<Command> &commands, const QString &typed)
{
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    QList<Command> starting;
    QList<Command> holding;
    for (const Command &command : commands)
        if (const int rank = rankOf(command.title, words); rank >= 0)
            (rank == 0 ? starting : holding) << command;
    return starting + holding;
}

static QVariant commandValue(const Command &command, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return command.shortcut.isEmpty() ? command.title : u"%1    %2"_s.arg(command.title, command.shortcut);
    case Qt::DecorationRole:
        return command.icon;
    case Qt::AccessibleTextRole:
        return u"%1 %2"_s.arg(command.title, command.shortcut);
    default:
        return {};
    }
}

CommandPalette::CommandPalette(QList<Command> commands, Other other, QWidget *parent)
    : QDialog(parent), m_commands(std::move(commands)), m_other(std::move(other)),
      m_model(new TableModel<Command>({{QT_TRANSLATE_NOOP("Columns", "Command"), commandValue}}, this)),
      m_field(new QLineEdit), m_list(new QListView)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Command palette"));
    m_field->setPlaceholderText(tr("Type a command, a tenant, an address or an error text"));
    m_field->setAccessibleName(tr("Command"));
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setUniformItemSizes(true);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::show);
    connect(m_field, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListView::activated, this, &CommandPalette::runCurrent);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_field);
    column->addWidget(m_list);
    resize(roomFor(*this, 80, 24));
    show({});
}

void CommandPalette::show(const QString &typed)
{
    QList<Command> shown = commandsMatching(m_commands, typed).mid(0, mostShown);
    if (!typed.trimmed().isEmpty())
        shown += m_other(typed.trimmed());
    m_model->replace(std::move(shown));
    m_list->setCurrentIndex(m_model->index(0, 0));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_model->rowCount() - 1));
            m_list->setCurrentIndex(m_model->index(row, 0));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::runCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        return;
    const std::function<void()> run = m_model->row(current.row()).run;
    accept();
    run();
}

}
