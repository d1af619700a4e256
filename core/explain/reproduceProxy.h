// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Reproduce.h"

namespace lentera {

//! The command for what is wrong with a PAC file or a list of exceptions; empty for every other finding.
QString reproduceProxyChoice(const Finding &finding, const Connection &connection);

}
