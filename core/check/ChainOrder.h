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

//! How the certificates of a chain stand in what was sent.
struct SentOrder {
    bool wrong = false;                          //!< an issuer stands before what it issued
    QStringList extra;                           //!< subjects of certificates that belong to no path from the server's
    const seen::CertificateSeen *root = nullptr; //!< a self-issued certificate at the end of the path, after others
};
SentOrder sentOrder(const QList<seen::CertificateSeen> &chain);

}
