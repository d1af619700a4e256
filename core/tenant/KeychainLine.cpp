// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/KeychainLine.h"

#include "base/Secret.h"

#include <QJsonDocument>

#include <algorithm>

namespace lentera {

// In a compact document this text cannot stand inside a string: there, quotes are escaped.
static constexpr QByteArrayView valueStart = R"("value":")";

QByteArray writeKeychainLine(const QJsonObject &fields, const QByteArray &value)
{
    Q_ASSERT(!fields.isEmpty());
    QByteArray line = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    if (!value.isNull()) {
        QByteArray base64 = value.toBase64();
        // Growing would leave copies of the secret behind.
        line.reserve(line.size() + base64.size() + 32);
        line.chop(1);
        line.append(',').append(valueStart).append(base64).append("\"}");
        wipeBytes(base64);
    }
    return line.append('\n');
}

//! Takes the value out of \a line, leaving blanks; false when it is no base64.
static bool takeValue(QByteArray &line, QByteArray &value)
{
    const qsizetype at = line.indexOf(valueStart);
    if (at < 0)
        return true;
    const qsizetype from = at + valueStart.size();
    const qsizetype length = line.indexOf('"', from) - from;
    if (length < 0)
        return false;
    const QByteArray base64 = QByteArray::fromRawData(line.constData() + from, length);
    auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    std::fill_n(line.data() + from, length, ' ');
    if (!decoded)
        return false;
    value = std::move(decoded.decoded);
    if (value.isNull())
        value = QByteArray("", 0);
    return true;
}

std::optional<KeychainLine> readKeychainLine(QByteArray line)
{
    KeychainLine read;
    const bool valid = takeValue(line, read.value);
    const QJsonDocument document = valid ? QJsonDocument::fromJson(line) : QJsonDocument();
    wipeBytes(line);
    if (!document.isObject()) {
        wipeBytes(read.value);
        return {};
    }
    read.fields = document.object();
    read.fields.remove(QLatin1StringView("value"));
    return read;
}

}
