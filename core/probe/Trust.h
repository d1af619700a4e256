// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "plan/Plan.h"

#include <openssl/types.h>

namespace lentera {

//! What a context was told to trust.
struct LoadedTrust {
    int roots = -1;       //!< -1 when a folder is looked up by name
    QStringList ownNames; //!< subjects of the connection's own roots, at most 20
};

//! `system`, `system+own` or `own`.
QString trustName(TrustRoots roots);

//! Makes \a context trust what the plan's connection says and hands it the client certificate. Used by the TLS and the
//! HTTP probe, so that both judge alike, and as curl does: any certificate in the store ends a chain, also an
//! intermediate. Errors: config.trust.unreadable {reason}, config.client-certificate.unreadable {reason}.
Result<LoadedTrust> applyTrust(SSL_CTX *context, const Plan &plan);

//! The error as an observation's detail: `trust: reason` or `client-certificate: reason`.
QString trustDetail(const Error &error);

}
