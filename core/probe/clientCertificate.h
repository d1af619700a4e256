// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "definition/Connection.h"
#include "probe/Observation.h"

#include <openssl/types.h>

namespace lentera {

//! Loads the client certificate that \a trust names, PEM or PKCS#12 by content, into \a context; without one it does
//! nothing. Errors: config.client-certificate.unreadable {reason}: `missing`, `too-large`, `no-certificate`, `no-key`,
//! `passphrase-missing`, `passphrase-wrong`, `key-mismatch`, or OpenSSL's words.
Result<void> offerClientCertificate(SSL_CTX *context, const TrustSetting &trust, const SharedSecret &passphrase);

//! The client certificate that \a context offers, first, and its intermediates; empty when it offers none.
QList<seen::CertificateSeen> offeredCertificates(SSL_CTX *context);

}
