// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

#include <openssl/types.h>

namespace lentera {

//! The name as RFC 2253 writes it, in UTF-8 without escapes for letters; at most 1024 characters.
QString nameText(const X509_NAME *name);

//! Everything that an observation tells of a certificate.
seen::CertificateSeen certificateSeen(X509 *certificate);

//! `X509_V_ERR_CERT_HAS_EXPIRED` for 10; `X509_V_ERR_<number>` for a code that OpenSSL 3.0 does not know.
QString verifyErrorName(int code);

}
