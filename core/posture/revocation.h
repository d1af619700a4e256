// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/Acquaintance.h"

namespace lentera {

//! What the OCSP answer that came with the handshake says; nothing when none came.
std::optional<seen::RevocationSeen> stapleSeen(const HandshakeMade &made);

//! Asks the authority's OCSP responders and fetches its revocation lists, as the server's certificate names them (two
//! of each at most). These are other hosts than the target: only when the person allowed it.
QList<seen::RevocationSeen> askAuthorities(const Plan &plan, const HandshakeMade &made, const Wait &wait);

}
