// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! The target's facts and `failure`, the id of what the ladder met and the experiment did not; also `proxy` and
//! `origin` where the ladder went through one.
Facts flipFacts(const Case &judged, const Flip &flip);

}
