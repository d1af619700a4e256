// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connector.h"
#include "definition/FileLint.h"

namespace lentera {

//! Reports what is wrong between the members of a connector that was read: references to what does not exist, patterns
//! that do not compile, names and values that can never be sent.
void lintConnector(const Connector &connector, FileLint &lint);

}
