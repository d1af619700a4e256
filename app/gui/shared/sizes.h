// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace lentera {

//! Room for \a characters by \a lines of \a widget's text, as far as its screen has it: a large font gives a larger
//! dialog, a small screen a smaller one.
QSize roomFor(const QWidget &widget, int characters, int lines);

}
