// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace lentera {

//! A field for a search or a filter: a magnifier in front, a button that clears it behind, every part with a name.
QLineEdit *searchField(const QString &name);

}
