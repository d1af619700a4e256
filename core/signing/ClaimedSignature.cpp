// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/ClaimedSignature.h"

#include "signing/SigningText.h"

#include <algorithm>

namespace lentera {

static std::optional<DigestKind> kindOfSize(qsizetype size)
{
    for (const DigestKind kind : {DigestKind::Sha256, DigestKind::Sha1, DigestKind::Sha512, DigestKind::Md5})
        if (digestSize(kind) == size)
            return kind;
    return {};
}

std::optional<DigestKind> ClaimedSignature::kind() const
{
    return kindOfSize(raw.size());
}

static QByteArray hexForm(const QByteArray &text)
{
    return text == text.toLower() ? "hex" : "HEX";
}

static QByteArray base64Form(const QByteArray &text)
{
    const bool url = text.contains('-') || text.contains('_');
    const bool padded = text.endsWith('=') || text.size() % 4 == 0;
    return QByteArray(url ? "base64url" : "base64") + (padded ? "" : "-unpadded");
}

// Sets the bytes and the encoding when \a text is a hash in one of the encodings.
static bool decoded(const QByteArray &text, ClaimedSignature &signature)
{
    if (const auto hex = applied("from-hex", text); hex && kindOfSize(hex->size())) {
        signature.raw = *hex;
        signature.encoding = hexForm(text);
        return true;
    }
    const auto bytes = applied("from-base64", text);
    if (!bytes)
        return false;
    if (const auto hex = applied("from-hex", *bytes); hex && kindOfSize(hex->size())) {
        signature.raw = *hex;
        signature.encoding = "base64-of-hex";
        return true;
    }
    if (!kindOfSize(bytes->size()))
        return false;
    signature.raw = *bytes;
    signature.encoding = base64Form(text);
    return true;
}

ClaimedSignature readSignature(const QByteArray &text)
{
    ClaimedSignature signature;
    signature.text = text.trimmed();
    if (decoded(signature.text, signature))
        return signature;
    // `sha256=...`, `v1=...`, `v1,...`: what stands before the last such sign is a prefix.
    const auto isSign = [](char c) {
        return c == '=' || c == ',' || c == ':' || c == ' ';
    };
    for (qsizetype i = 0; i < std::min<qsizetype>(signature.text.size(), 24); ++i)
        if (isSign(signature.text.at(i)) && decoded(signature.text.mid(i + 1), signature)) {
            signature.prefix = signature.text.first(i + 1);
            return signature;
        }
    return signature;
}

}
