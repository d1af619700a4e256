// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace lentera {

//! One line between KeychainStore and lentera-keychain: a JSON object whose member `value`, if any, is a secret as
//! base64. The secret never enters a QJsonObject, whose memory could not be wiped.
struct KeychainLine {
    QJsonObject fields;
    QByteArray value; //!< null when the line has none; whoever takes it wipes it
};

//! Longer lines are refused: 16 KiB of secret as base64, a key and the rest fit well.
inline constexpr qsizetype longestKeychainLine = 64 * 1024;

//! The line with its line end. \a fields must not be empty. Whoever takes it wipes it.
QByteArray writeKeychainLine(const QJsonObject &fields, const QByteArray &value);
//! Reads a line and wipes it; nothing when it is no JSON object or its value no base64.
std::optional<KeychainLine> readKeychainLine(QByteArray line);

}
