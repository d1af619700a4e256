// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! The connection's own mistake of that id with its facts, next to the target's.
std::optional<Facts> configProblem(const Case &judged, QLatin1StringView id);

//! What the TLS step could not load on this machine: own roots or the client certificate.
enum class LocalPart { Trust, ClientCertificate, Other };
LocalPart localPart(const seen::TlsSeen &tls);
//! What to say when that part is why there was no handshake: `reason`.
std::optional<Facts> loadProblem(const Case &judged, LocalPart part);

//! The sign-in kind that the run used, else the one that the connection names; null when neither is known.
const SignIn *usedSignIn(const Case &judged);

}
