// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace lentera {

//! Where a body stops being UTF-8, and what it seems to be.
struct EncodingFault {
    qsizetype position = 0;
    QString likely; //!< `UTF-16LE`, `UTF-16BE`, `windows-1252`, `ISO-8859-1`
};

//! Nothing when the body is UTF-8 (RFC 3629), with or without a mark at its beginning.
std::optional<EncodingFault> faultyEncoding(const QByteArray &body);

}
