// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/TableModel.h"

#include <QDialog>
#include <QIcon>

#include <functional>

class QLineEdit;
class QListView;

namespace lentera {

//! One thing the palette can do.
struct Command {
    QString title;
    QString shortcut; //!< in the form of the platform; may be empty
    QIcon icon;
    std::function<void()> run;
};

//! The commands whose title has every word of \a typed, in any case; those where a word starts one come first.
QList<Command> commandsMatching(const QList<Command> &commands, const QString &typed);

//! Everything that can be done, by typing a part of its name. Text that is no command can be explained, an address
//! checked.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    //! \a other gives the command for text that fits no name.
    using Other = std::function<QList<Command>(const QString &typed)>;

    CommandPalette(QList<Command> commands, Other other, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const QString &typed);
    void runCurrent();

    QList<Command> m_commands;
    Other m_other;
    TableModel<Command> *m_model;
    QLineEdit *m_field;
    QListView *m_list;
};

}
