// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/CommandPalette.h"

class QWidget;

namespace lentera {

class Actions;
class Desk;

//! What the palette offers: every action that applies now, and every tenant and connection to go to.
QList<Command> paletteCommands(Desk &desk, const Actions &actions);
//! What can be done with a typed text that is no command: explain it, or check it when it is an address.
QList<Command> commandsForText(Desk &desk, const QString &typed, QWidget *window);

}
