// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lentera {

//! \a count bytes that nobody can guess, from the operating system's generator.
QByteArray randomBytes(qsizetype count);

}
