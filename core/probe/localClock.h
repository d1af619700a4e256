// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

namespace lentera {

//! What the kernel knows of this machine's clock: one system call that changes nothing. Unknown where the kernel does
//! not tell.
seen::LocalClock readLocalClock();

}
