// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

#include <openssl/x509v3.h>

namespace lentera {

//! The name as RFC 2253 writes it, in UTF-8 without escapes for letters; at most 1024 characters.
QString nameText(const X509_NAME *name);

//! What limits the use of a certificate: key usage, purposes, policies, name constraints, path length, must-staple,
//! and where its revocation list is.
void noteLimits(seen::CertificateSeen &seen, X509 *certificate);

//! The text of one name as a certificate writes it, `DNS:…`, `IP:…` or `email:…`; empty for other kinds.
QString generalNameText(const GENERAL_NAME *name);

//! The moment in UTC, also of ASN1_GENERALIZEDTIME, of which ASN1_TIME is the general form; invalid when it cannot be
//! read.
QDateTime timeOf(const ASN1_TIME *time);

//! Everything that an observation tells of a certificate.
seen::CertificateSeen certificateSeen(X509 *certificate);

//! `X509_V_ERR_CERT_HAS_EXPIRED` for 10; `X509_V_ERR_<number>` for a code that OpenSSL 3.0 does not know.
QString verifyErrorName(int code);

}
