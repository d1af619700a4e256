// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/verifyRequest.h"

#include "signing/timestampForm.h"

#include <openssl/crypto.h>

using namespace Qt::StringLiterals;

namespace lentera {

static QByteArray nameOf(const SigningPiece &piece)
{
    return (QByteArrayList{piece.text} + piece.steps).join('|');
}

// The values in a header that has the form of \a text; nothing when it has not.
static std::optional<QMap<QByteArray, QByteArray>> valuesIn(const SigningText &text, const QByteArray &header)
{
    QMap<QByteArray, QByteArray> values;
    qsizetype at = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const SigningPiece &piece = text.at(i);
        if (piece.kind == SigningPiece::Kind::Literal) {
            if (!QByteArrayView(header).sliced(at).startsWith(piece.text))
                return {};
            at += piece.text.size();
            continue;
        }
        const qsizetype end = i + 1 < text.size() ? header.indexOf(text.at(i + 1).text, at) : header.size();
        if (end < at)
            return {};
        values.insert(nameOf(piece), header.sliced(at, end - at));
        at = end;
    }
    return at == header.size() ? std::optional(values) : std::nullopt;
}

Presented presentedBy(const SigningScheme &scheme, const SigningRequest &request)
{
    Presented presented;
    for (const SchemeHeader &header : scheme.headers) {
        const QByteArray name = header.name.toLatin1();
        const auto value = request.header(name);
        if (!value) {
            presented.missing << name;
            continue;
        }
        if (const auto values = valuesIn(header.text, *value))
            presented.values.insert(*values);
        else
            presented.misshapen << name;
    }
    return presented;
}

void adopt(const Presented &presented, SigningInput &input)
{
    for (auto it = presented.values.cbegin(); it != presented.values.cend(); ++it) {
        QByteArray *known = it.key() == "keyId"       ? &input.keyId
                            : it.key() == "timestamp" ? &input.timestamp
                            : it.key() == "nonce"     ? &input.nonce
                                                      : nullptr;
        if (known && known->isEmpty())
            *known = it.value();
        else if (it.key() == "signedHeaders" && input.signedHeaders.isEmpty())
            input.signedHeaders = it.value().toLower().split(';');
        else if (!known && !it.key().contains('|') && it.key() != "signature" && !input.parameters.contains(it.key()))
            input.parameters.insert(it.key(), it.value());
    }
}

static bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), size_t(a.size())) == 0;
}

static Verification::Time judgedTime(const SigningScheme &scheme, const WrittenTime &written, qint64 age)
{
    if (written.form != scheme.timestamp.toLatin1())
        return Verification::Time::OtherForm;
    if (scheme.past > 0 && age > scheme.past)
        return Verification::Time::TooOld;
    return scheme.future > 0 && -age > scheme.future ? Verification::Time::TooEarly : Verification::Time::Good;
}

Result<Verification> verifyRequest(const SigningScheme &scheme, const SigningInput &input, const QByteArray &signature,
                                   const QDateTime &now)
{
    const Result<Signature> expected = signatureOf(scheme, input);
    if (!expected)
        return failureOf(expected);
    Verification verification;
    verification.expected = *expected;
    verification.signatureFits = sameBytes(expected->shown, signature);
    if (scheme.timestamp.isEmpty() || input.timestamp.isEmpty())
        return verification;
    const std::optional<WrittenTime> written = readTimestamp(input.timestamp);
    if (written)
        verification.ageSeconds = written->time.secsTo(now);
    verification.time = written ? judgedTime(scheme, *written, verification.ageSeconds) : Verification::Time::OtherForm;
    return verification;
}

}
