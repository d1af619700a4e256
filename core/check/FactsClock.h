// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! How far this machine's clock is from the server's, when that is more than \a above and at most \a most seconds:
//! `seconds`, `direction` (`+`, `−`: this machine is ahead, behind), `here` and `server` (ISO 8601).
std::optional<Facts> clockFacts(const Case &judged, qint64 above, qint64 most);

}
