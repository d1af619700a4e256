// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/BodyText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

// The least value that a sequence of so many bytes may stand for: shorter ones are another spelling of less.
static constexpr char32_t leastOf(qsizetype length)
{
    return length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
}

static qsizetype lengthOf(uchar lead)
{
    if (lead < 0x80)
        return 1;
    if ((lead & 0xe0) == 0xc0)
        return 2;
    if ((lead & 0xf0) == 0xe0)
        return 3;
    return (lead & 0xf8) == 0xf0 ? 4 : 0;
}

// How long the character at \a at is; 0 when there is none.
static qsizetype characterAt(const QByteArray &body, qsizetype at)
{
    const auto lead = uchar(body.at(at));
    const qsizetype length = lengthOf(lead);
    if (length <= 1)
        return length;
    if (at + length > body.size())
        return 0;
    char32_t value = lead & (0x7f >> length);
    for (qsizetype i = at + 1; i < at + length; ++i) {
        if ((uchar(body.at(i)) & 0xc0) != 0x80)
            return 0;
        value = (value << 6) | (uchar(body.at(i)) & 0x3f);
    }
    const bool surrogate = value >= 0xd800 && value <= 0xdfff;
    return value >= leastOf(length) && value <= 0x10ffff && !surrogate ? length : 0;
}

static QString wideEncoding(const QByteArray &body)
{
    if (body.startsWith("\xff\xfe") || (body.size() > 3 && body.at(0) != 0 && body.at(1) == 0 && body.at(3) == 0))
        return u"UTF-16LE"_s;
    if (body.startsWith("\xfe\xff") || (body.size() > 3 && body.at(0) == 0 && body.at(1) != 0 && body.at(2) == 0))
        return u"UTF-16BE"_s;
    return {};
}

std::optional<EncodingFault> faultyEncoding(const QByteArray &body)
{
    if (const QString wide = wideEncoding(body); !wide.isEmpty())
        return EncodingFault{0, wide};
    for (qsizetype at = 0; at < body.size();) {
        const qsizetype length = characterAt(body, at);
        if (length == 0) {
            // ISO 8859-1 has no characters there, Windows has quotes and dashes.
            const auto byte = uchar(body.at(at));
            return EncodingFault{at, byte >= 0x80 && byte < 0xa0 ? u"windows-1252"_s : u"ISO-8859-1"_s};
        }
        at += length;
    }
    return {};
}

}
