// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/Acquaintance.h"

namespace lentera {

//! The chain as verification built it, and a last link without digest for what it did not find.
QList<seen::PathLinkSeen> pathOf(const HandshakeMade &made);

}
