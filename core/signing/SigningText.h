// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace lentera {

//! A piece of the text that a scheme signs: literal bytes, a value with the steps that are applied to it from left to
//! right, or a group that is only there when the request has a body.
struct SigningPiece {
    enum class Kind { Literal, Value, WithBody };

    Kind kind = Kind::Literal;
    QByteArray text;            //!< the literal bytes, or the name of the value: `path`, `header:host`
    QByteArrayList steps;       //!< of a value, e.g. {`sha256`, `hex`}
    QList<SigningPiece> pieces; //!< of a group
};

using SigningText = QList<SigningPiece>;

//! Reads `{name|step|step}` as a value, `[...]` as a group, the rest as literal bytes. Errors: signing.template.invalid
//! {found} for a brace or bracket that has no partner, or an empty name.
Result<SigningText> readSigningText(const QString &text);

//! The names of all values in \a text, groups included, each once.
QByteArrayList valueNames(const SigningText &text);

//! The names that a scheme may use beside `header:NAME`, its own texts and its parameters.
const QByteArrayList &knownValues();

//! \a bytes after one step; nothing when the bytes do not allow it (not hex, not JSON). Steps: see isKnownStep().
std::optional<QByteArray> applied(const QByteArray &step, const QByteArray &bytes);
//! `upper lower trimmed`, hashes (`sha1 sha256 sha512 md5`: raw bytes), `hex HEX base64 base64url base64url-unpadded`,
//! `from-hex from-base64`, `decoded` (percent), `normal` (path without dots and repeated slashes), `encoded` (path as
//! SigV4 encodes it), `sorted` and `canonical` (query; the latter as SigV4 writes it), `date` (first eight characters),
//! `json-FORM` (jsonForms()), `without-PREFIX`.
bool isKnownStep(const QByteArray &step);

}
