// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

namespace lentera {

//! The last certificate that can be reached from the server's own by following issuer names through what was sent.
//! \a chain must not be empty.
const seen::CertificateSeen &endOfChain(const QList<seen::CertificateSeen> &chain);

//! Whether a chain that led to no trusted root more likely lacks an intermediate certificate than the root's trust.
//! A server's certificate does not say which; the authority key identifier, the issuer's address and names do.
bool lacksIntermediate(const QList<seen::CertificateSeen> &chain, const QStringList &trustedNames);

}
