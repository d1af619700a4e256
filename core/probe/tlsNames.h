// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <openssl/types.h>

namespace lentera {

//! OpenSSL's long name of an alert, and those of RFC 8446 that OpenSSL 3.0 calls unknown.
QString alertName(int code);
//! `TLSv1.1` for 0x0302; empty for a number that names no version.
QString versionName(int version);
//! `X25519`, `P-256`, `DH 2048`, `RSA`: what the session's key was agreed with.
QString keyExchangeName(SSL *ssl);

}
