// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lentera {

//! A JSON number as Python prints it after reading it: whole numbers keep every digit, others become the shortest
//! double. What is too large is `Infinity`, and `inf` inside a dict.
QByteArray pythonNumber(const QByteArray &spelling, bool inDict);
//! A JSON number as JavaScript prints it after reading it: always a double; what is too large is `null`.
QByteArray javaScriptNumber(const QByteArray &spelling);

}
