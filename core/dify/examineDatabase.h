// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dify/PostgresSession.h"

namespace lentera {

//! Signs in to Dify's database and reads what tells its state: version, migration, tables, sessions and who blocks
//! whom, statistics. \a pluginDatabase is the plugin daemon's. Writes nothing.
//! \a known holds the door, the user and the name already.
void examineDatabase(seen::DifyDatabase &known, const QString &sslMode, const SharedSecret &password, const Wait &wait);

//! A statement without its literals: what stands in quotes may be anybody's.
QString withoutLiterals(const QString &statement);

}
