// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signRequest.h"

#include "base/RandomBytes.h"
#include "signing/timestampForm.h"

#include <QHash>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

std::optional<DigestKind> SigningScheme::digest() const
{
    return algorithm.startsWith("hmac-") ? digestNamed(algorithm.mid(5)) : std::nullopt;
}

static bool uses(const SigningScheme &scheme, const SigningText &text, const QByteArray &valueName)
{
    for (const QByteArray &name : valueNames(text)) {
        const auto named = scheme.namedTexts.constFind(name);
        if (name == valueName || (named != scheme.namedTexts.cend() && uses(scheme, *named, valueName)))
            return true;
    }
    return false;
}

bool SigningScheme::covers(const QByteArray &valueName) const
{
    return uses(*this, signsText, valueName);
}

void useSecretKeyId(SigningInput &input, const Secret &keyId)
{
    input.keyId = QByteArray(keyId.reveal().constData(), keyId.length());
}

QByteArray SignedText::bytes() const
{
    QByteArray all;
    for (const SignedPart &part : parts)
        all += part.bytes;
    return all;
}

namespace {

//! Gives the values of a scheme's texts.
class Values {
public:
    Values(const SigningScheme &scheme, const SigningInput &input) : m_scheme(scheme), m_input(input) {}

    QByteArray signature;
    QList<SignedText> texts; //!< the named ones that were asked for

    Result<SignedText> filled(const SigningText &text, const QByteArray &name = {});
    Result<QByteArray> key();

private:
    Result<void> fill(const SigningText &text, SignedText &into);
    Result<QByteArray> value(const QByteArray &name);
    Result<QByteArray> stepped(const SigningPiece &piece);
    Result<QByteArray> keyId() const;
    Result<QByteArray> named(const QByteArray &name);
    QByteArrayList signedNames() const;
    QByteArray canonicalHeaders() const;

    const SigningScheme &m_scheme;
    const SigningInput &m_input;
};

}

QByteArrayList Values::signedNames() const
{
    QByteArrayList names = m_input.signedHeaders;
    if (names.isEmpty()) {
        names << "host";
        for (const SigningHeaderLine &line : m_input.request.headers)
            if (!m_scheme.unsignedHeaders.contains(QString::fromLatin1(line.name), Qt::CaseInsensitive))
                names << line.name.toLower();
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

QByteArray Values::canonicalHeaders() const
{
    QByteArray lines;
    for (const QByteArray &name : signedNames()) {
        const auto value = m_input.request.header(name);
        lines += name + ':' +
                 (value            ? *value
                  : name == "host" ? m_input.request.host
                                   : QByteArray())
                     .simplified() +
                 '\n';
    }
    return lines;
}

Result<QByteArray> Values::keyId() const
{
    if (m_input.keyId.isEmpty())
        return failure("signing.key-id.missing"_L1, {{u"scheme"_s, m_scheme.id}});
    return m_input.keyId;
}

Result<QByteArray> Values::named(const QByteArray &name)
{
    if (name.startsWith("header:")) {
        const auto value = m_input.request.header(name.mid(7));
        return value ? Result<QByteArray>(*value)
                     : failure("signing.header.missing"_L1, {{u"header"_s, QString::fromLatin1(name.mid(7))}});
    }
    if (const auto text = m_scheme.namedTexts.constFind(name); text != m_scheme.namedTexts.cend())
        return filled(*text, name).map([](const SignedText &whole) { return whole.bytes(); });
    const QByteArray parameter = m_input.parameters.value(name);
    if (parameter.isEmpty())
        return failure("signing.parameter.missing"_L1,
                       {{u"parameter"_s, QString::fromLatin1(name)},
                        {u"example"_s, m_scheme.parameters.value(QString::fromLatin1(name))}});
    return parameter;
}

Result<QByteArray> Values::value(const QByteArray &name)
{
    static const QHash<QByteArray, QByteArray SigningRequest::*> ofRequest{
        {"method", &SigningRequest::method}, {"scheme", &SigningRequest::scheme}, {"host", &SigningRequest::host},
        {"path", &SigningRequest::path},     {"query", &SigningRequest::query},   {"body", &SigningRequest::body}};
    const SigningRequest &request = m_input.request;
    if (const auto member = ofRequest.constFind(name); member != ofRequest.cend())
        return request.*(*member);
    if (name == "timestamp")
        return m_input.timestamp;
    if (name == "nonce")
        return m_input.nonce;
    if (name == "signature")
        return signature;
    if (name == "target")
        return request.target();
    if (name == "url")
        return request.url();
    if (name == "keyId")
        return keyId();
    if (name == "headers")
        return canonicalHeaders();
    if (name == "signedHeaders")
        return signedNames().join(';');
    if (name == "secret") // a copy of its own, so that it can be wiped
        return m_input.secret ? QByteArray(m_input.secret->reveal().constData(), m_input.secret->length())
                              : QByteArray();
    return named(name);
}

static tl::unexpected<Error> stepFailed(const QByteArray &value, const QByteArray &step)
{
    const QString form = QString::fromLatin1(step);
    return step.startsWith("json-") ? failure("signing.body.not-json"_L1, {{u"form"_s, form}})
           : value == "secret"
               ? failure("signing.secret.form"_L1, {{u"form"_s, form}})
               : failure("signing.value.form"_L1, {{u"form"_s, form}, {u"value"_s, QString::fromLatin1(value)}});
}

Result<QByteArray> Values::stepped(const SigningPiece &piece)
{
    Result<QByteArray> bytes = value(piece.text);
    for (const QByteArray &step : piece.steps) {
        if (!bytes)
            return bytes;
        std::optional<QByteArray> next = applied(step, *bytes);
        if (piece.text == "secret")
            wipeBytes(*bytes);
        if (!next)
            return stepFailed(piece.text, step);
        *bytes = *std::move(next);
    }
    return bytes;
}

Result<void> Values::fill(const SigningText &text, SignedText &into)
{
    for (const SigningPiece &piece : text) {
        if (piece.kind == SigningPiece::Kind::Literal) {
            into.parts << SignedPart{{}, piece.text, false};
        } else if (piece.kind == SigningPiece::Kind::WithBody) {
            const Result<void> inner = m_input.request.body.isEmpty() ? Result<void>() : fill(piece.pieces, into);
            if (!inner)
                return inner;
        } else {
            const Result<QByteArray> bytes = stepped(piece);
            if (!bytes)
                return failureOf(bytes);
            const bool secret = piece.text == "secret" || (piece.text == "keyId" && m_scheme.secretKeyId);
            into.parts << SignedPart{(QByteArrayList{piece.text} + piece.steps).join('|'), *bytes, secret};
        }
    }
    return {};
}

Result<SignedText> Values::filled(const SigningText &text, const QByteArray &name)
{
    SignedText whole{name, {}};
    if (const Result<void> done = fill(text, whole); !done)
        return failureOf(done);
    if (!name.isEmpty())
        texts << whole;
    return whole;
}

static void wipe(SignedText &text)
{
    for (SignedPart &part : text.parts)
        wipeBytes(part.bytes);
}

Result<QByteArray> Values::key()
{
    Result<SignedText> start = filled(m_scheme.keyText);
    if (!start)
        return failureOf(start);
    QByteArray key = start->bytes();
    wipe(*start);
    for (const SigningText &link : m_scheme.keyChainTexts) {
        const Result<SignedText> text = filled(link);
        if (!text)
            return failureOf(text);
        QByteArray next = hmacOf(m_scheme.digest().value_or(DigestKind::Sha256), key, text->bytes());
        wipeBytes(key);
        key = std::move(next);
    }
    return key;
}

Result<QByteArray> signingKey(const SigningScheme &scheme, const SigningInput &input)
{
    return Values(scheme, input).key();
}

static QByteArray encoded(const SigningScheme &scheme, const QByteArray &raw)
{
    return raw.isEmpty() ? QByteArray() : scheme.prefix + applied(scheme.encoding, raw).value_or(QByteArray());
}

Result<Signature> signatureOf(const SigningScheme &scheme, const SigningInput &input)
{
    Values values(scheme, input);
    Signature signature;
    const std::optional<DigestKind> digest = scheme.digest();
    if (!digest)
        return signature;
    const Result<SignedText> text = values.filled(scheme.signsText);
    if (!text)
        return failureOf(text);
    Result<QByteArray> key = values.key();
    if (!key)
        return failureOf(key);
    signature.raw = hmacOf(*digest, *key, text->bytes());
    wipeBytes(*key);
    signature.text = *text;
    signature.texts = values.texts;
    signature.shown = encoded(scheme, signature.raw);
    return signature;
}

// What the signature covers must be in the request before it is made.
static bool comesFirst(const SchemeHeader &header)
{
    return !header.uses("signature") && !header.uses("signedHeaders");
}

Result<SignedRequest> signRequest(const SigningScheme &scheme, SigningInput input)
{
    SignedRequest done;
    const auto add = [&](const SchemeHeader &header, Values &values) -> Result<void> {
        const Result<SignedText> text = values.filled(header.text);
        if (!text)
            return failureOf(text);
        const auto secret = [](const SignedPart &part) {
            return part.secret;
        };
        done.headers << SignedHeader{header.name.toLatin1(), text->bytes(),
                                     std::any_of(text->parts.cbegin(), text->parts.cend(), secret)};
        return {};
    };
    for (const SchemeHeader &header : scheme.headers) {
        Values values(scheme, input);
        if (!comesFirst(header))
            continue;
        if (const Result<void> added = add(header, values); !added)
            return failureOf(added);
        input.request.setHeader(done.headers.last().name, done.headers.last().value);
    }
    const Result<Signature> signature = signatureOf(scheme, input);
    if (!signature)
        return failureOf(signature);
    done.signature = *signature;
    Values values(scheme, input);
    values.signature = signature->shown;
    for (const SchemeHeader &header : scheme.headers)
        if (const Result<void> added = comesFirst(header) ? Result<void>() : add(header, values); !added)
            return failureOf(added);
    return done;
}

void freshen(const SigningScheme &scheme, SigningInput &input, const QDateTime &now)
{
    if (input.timestamp.isEmpty() && !scheme.timestamp.isEmpty())
        input.timestamp = timestampText(scheme.timestamp.toLatin1(), now);
    if (input.nonce.isEmpty() && !scheme.nonce.isEmpty())
        input.nonce =
            scheme.nonce == "uuid"_L1 ? QUuid::createUuid().toByteArray(QUuid::WithoutBraces) : randomBytes(16).toHex();
}

}
