// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QAction;
class QWidget;

namespace lentera {

//! One thing that keys do, as a person reads it.
struct Shortcut {
    QString text;
    QString keys;
};

//! The shortcuts that hold in one place of the window.
struct ShortcutGroup {
    QString place;
    QList<Shortcut> shortcuts;
};

//! \a text without the mark of its accelerator.
QString withoutMark(const QString &text);
//! Those of \a actions that have a text and a shortcut.
QList<Shortcut> shortcutsOf(const QList<QAction *> &actions);
//! Those of every action and button in \a place; what both do stands there once.
QList<Shortcut> shortcutsIn(const QWidget &place);

}
