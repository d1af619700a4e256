// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Shortcut.h"

#include <QDialog>

namespace lentera {

//! Every shortcut of the window, grouped by the place where it holds, for reading and copying.
class ShortcutList : public QDialog {
    Q_OBJECT
public:
    ShortcutList(const QList<ShortcutGroup> &groups, QWidget *parent);
};

}
