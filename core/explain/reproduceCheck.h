// SPDX-License-Identifier: GPL-3.0-or-later
// Part of reproduceCommand(); nobody else includes it.
#pragma once

#include "definition/Connection.h"
#include "definition/Connector.h"

namespace lentera {

//! The options, each behind a blank, with which Lentera's own commands take \a connection's way and trust what it does.
QString wayOptions(const Connection &connection);

enum class WithSecrets { No, Yes };

//! The check of \a connection as a command of Lentera itself that needs nothing stored: every setting is an option,
//! every secret comes from a variable.
QString checkCommand(const Connection &connection, const Connector &connector, const SignIn &signIn,
                     WithSecrets secrets);

}
