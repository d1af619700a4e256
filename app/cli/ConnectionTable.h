// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"

namespace lentera::cli {

//! A connection's settings as two columns, name and value; what is empty is left out.
QList<QStringList> connectionTable(const Connection &connection);

}
