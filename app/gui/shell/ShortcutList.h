// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;

namespace lentera {

//! Every action with its shortcuts, for reading and copying.
class ShortcutList : public QDialog {
    Q_OBJECT
public:
    ShortcutList(const QList<QAction *> &actions, QWidget *parent);
};

//! An action's text without the mark of its accelerator.
QString plainText(const QAction &action);

}
