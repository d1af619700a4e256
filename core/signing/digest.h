// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace lentera {

enum class DigestKind { Md5, Sha1, Sha256, Sha512 };

//! The bytes of the hash of \a text.
QByteArray digestOf(DigestKind kind, const QByteArray &text);
//! HMAC (RFC 2104) of \a text under \a key.
QByteArray hmacOf(DigestKind kind, const QByteArray &key, const QByteArray &text);

//! `md5`, `sha1`, `sha256` or `sha512`.
std::optional<DigestKind> digestNamed(const QByteArray &name);
QByteArray digestName(DigestKind kind);
//! The length of its values in bytes.
qsizetype digestSize(DigestKind kind);

}
