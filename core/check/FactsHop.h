// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

#include <initializer_list>

namespace lentera {

//! Whose name and addresses are meant.
enum class HopOf { Target, Proxy };

//! What to say when no resolver knew an address and \a ends holds the most telling of their answers: `resolver`,
//! `detail`.
std::optional<Facts> lookupEnded(const Case &judged, HopOf hop, std::initializer_list<seen::DnsEnd> ends);

//! What to say when no address could be connected to and \a ends holds the most telling of the outcomes: `addresses`,
//! `detail`.
std::optional<Facts> connectsEnded(const Case &judged, HopOf hop, std::initializer_list<seen::TcpEnd> ends);

//! Whether the way to the target failed before the target itself was spoken to: name, connection or proxy.
bool wayFailed(const Case &judged);

}
