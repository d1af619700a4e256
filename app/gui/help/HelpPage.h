// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QWidget>

namespace lentera {

//! All explanations, to browse and to search by name or by a pasted error text. \a showShortcuts opens their list.
QWidget *makeHelpPage(Desk &desk, std::function<void()> showShortcuts, QWidget *parent);

}
