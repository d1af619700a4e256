// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <tl/expected.hpp>

namespace lentera {

//! One value of a JSON text with all that a parser usually loses: the order of members, names that come twice, and how
//! numbers and strings are spelled.
struct JsonToken {
    enum class Kind { Null, False, True, Number, String, Array, Object };

    Kind kind = Kind::Null;
    QByteArray spelling;    //!< of a number, or of a string with its quotes and escapes
    QByteArrayList names;   //!< of an object, spelled as its strings are; one for each item
    QList<JsonToken> items; //!< of an array or object
};

//! Reads a whole document (RFC 8259, UTF-8, nested at most 200 deep). Fails with the byte offset of the first mistake.
tl::expected<JsonToken, qsizetype> readJsonTokens(const QByteArray &json);

//! The characters that the spelling of a string means; a lone surrogate escape stays one.
QString jsonStringValue(const QByteArray &spelling);

}
