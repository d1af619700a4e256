// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/SigningSchemeFile.h"

#include "base/AtomicFile.h"
#include "definition/FileLint.h"
#include "definition/HeaderText.h"
#include "signing/timestampForm.h"
#include "signing/verifyRequest.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestFile = 256 * 1024;
static constexpr int deepestNesting = 16;
static constexpr int deepestTexts = 4;
static constexpr QLatin1StringView schemaName("lentera.signing/1");

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, SchemeHeader &value)
{
    Fields fields(lint, json, pointer);
    fields.need("name", value.name);
    fields.need("value", value.value);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, SigningSample &value)
{
    Fields fields(lint, json, pointer);
    fields.need("name", value.name);
    fields.may("method", value.method);
    fields.need("url", value.url);
    fields.may("headers", value.headers);
    fields.may("body", value.body);
    fields.may("keyId", value.keyId);
    fields.need("secret", value.secret);
    fields.may("timestamp", value.timestamp);
    fields.may("nonce", value.nonce);
    fields.may("parameters", value.parameters);
    fields.need("signature", value.signature);
    fields.need("source", value.source);
}

static void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, SigningScheme &value)
{
    Fields fields(lint, json, pointer);
    QString schema;
    fields.need("schema", schema);
    if (!schema.isEmpty() && schema != schemaName)
        lint.report("connector.member.type"_L1, fields.placeOf("schema"), {{u"expected"_s, schemaName}});
    fields.need("id", value.id);
    fields.may("family", value.family);
    fields.need("name", value.name);
    fields.may("note", value.note);
    fields.may("documentation", value.documentation);
    QString algorithm;
    QString encoding = u"hex"_s;
    QString prefix;
    fields.need("algorithm", algorithm);
    fields.may("encoding", encoding);
    fields.may("prefix", prefix);
    value.algorithm = algorithm.toLatin1();
    value.encoding = encoding.toLatin1();
    value.prefix = prefix.toLatin1();
    fields.may("key", value.key);
    fields.may("keyChain", value.keyChain);
    fields.may("signs", value.signs);
    fields.may("texts", value.texts);
    fields.may("timestamp", value.timestamp);
    fields.may("past", value.past);
    fields.may("future", value.future);
    fields.may("nonce", value.nonce);
    fields.may("secretKeyId", value.secretKeyId);
    fields.may("parameters", value.parameters);
    fields.may("unsignedHeaders", value.unsignedHeaders);
    fields.need("headers", value.headers);
    fields.need("samples", value.samples);
}

namespace {

//! Reads the texts of a scheme and holds its members against one another.
class SchemeLint {
public:
    SchemeLint(SigningScheme &scheme, FileLint &lint) : m_scheme(scheme), m_lint(lint) {}

    void members();
    void samples();

private:
    enum class Place { Key, Signed, Header };

    SigningText text(const QString &source, const QString &at, Place place);
    void names(const SigningText &text, const QString &at, Place place);
    void value(const SigningPiece &piece, const QString &at, Place place);
    bool isKnown(const QByteArray &name) const;
    void words();
    void expect(bool right, const QString &at, const QString &expected);
    bool endless(const SigningText &text, int depth) const;
    void sample(const SigningSample &sample, const QString &at);
    void wrong(const QString &at, const QString &expected, const QString &found);

    SigningScheme &m_scheme;
    FileLint &m_lint;
};

}

void SchemeLint::expect(bool right, const QString &at, const QString &expected)
{
    if (!right)
        m_lint.report("connector.member.type"_L1, at, {{u"expected"_s, expected}});
}

void SchemeLint::words()
{
    const auto oneOf = [&](const QByteArray &word, const QByteArrayList &known, const QString &at) {
        expect(known.contains(word), at, QString::fromLatin1(known.join(" | ")));
    };
    oneOf(m_scheme.algorithm, {"hmac-sha1", "hmac-sha256", "hmac-sha512", "none"}, u"/algorithm"_s);
    oneOf(m_scheme.encoding, {"hex", "HEX", "base64", "base64url", "base64url-unpadded"}, u"/encoding"_s);
    oneOf(m_scheme.timestamp.toLatin1(), timestampForms() + QByteArrayList{QByteArray()}, u"/timestamp"_s);
    oneOf(m_scheme.nonce.toLatin1(), {"", "hex", "uuid"}, u"/nonce"_s);
    static const QRegularExpression id(u"^[a-z0-9][a-z0-9-]{0,63}$"_s);
    expect(id.match(m_scheme.id).hasMatch(), u"/id"_s, id.pattern());
    expect(m_scheme.name.contains(u"en"_s) && m_scheme.name.contains(u"id"_s), u"/name"_s, u"en, id"_s);
    expect(m_scheme.note.isEmpty() || (m_scheme.note.contains(u"en"_s) && m_scheme.note.contains(u"id"_s)), u"/note"_s,
           u"en, id"_s);
    expect(m_scheme.digest().has_value() != m_scheme.signs.isEmpty(), u"/signs"_s,
           u"a text where there is an algorithm"_s);
    expect(m_scheme.samples.size() >= 2, u"/samples"_s, u"at least 2"_s);
}

bool SchemeLint::isKnown(const QByteArray &name) const
{
    return knownValues().contains(name) || (name.startsWith("header:") && isHeaderName(name.mid(7))) ||
           m_scheme.texts.contains(QString::fromLatin1(name)) ||
           m_scheme.parameters.contains(QString::fromLatin1(name));
}

void SchemeLint::value(const SigningPiece &piece, const QString &at, Place place)
{
    const bool fits = isKnown(piece.text) && (piece.text != "secret" || place == Place::Key) &&
                      (piece.text != "signature" || place == Place::Header) &&
                      std::all_of(piece.steps.cbegin(), piece.steps.cend(), isKnownStep);
    if (!fits)
        m_lint.report(
            "signing.template.invalid"_L1, at,
            {{u"found"_s, u'{' + QString::fromUtf8((QByteArrayList{piece.text} + piece.steps).join('|')) + u'}'}});
}

void SchemeLint::names(const SigningText &text, const QString &at, Place place)
{
    for (const SigningPiece &piece : text) {
        if (piece.kind == SigningPiece::Kind::Value)
            value(piece, at, place);
        names(piece.pieces, at, place);
    }
}

SigningText SchemeLint::text(const QString &source, const QString &at, Place place)
{
    const Result<SigningText> read = readSigningText(source);
    if (!read) {
        m_lint.report("signing.template.invalid"_L1, at, read.error().facts);
        return {};
    }
    names(*read, at, place);
    return *read;
}

// A text that names itself would never end.
bool SchemeLint::endless(const SigningText &text, int depth) const
{
    if (depth > deepestTexts)
        return true;
    const QByteArrayList used = valueNames(text);
    return std::any_of(used.cbegin(), used.cend(), [&](const QByteArray &name) {
        const auto named = m_scheme.namedTexts.constFind(name);
        return named != m_scheme.namedTexts.cend() && endless(*named, depth + 1);
    });
}

void SchemeLint::members()
{
    words();
    m_scheme.keyText = text(m_scheme.key, u"/key"_s, Place::Key);
    for (qsizetype i = 0; i < m_scheme.keyChain.size(); ++i)
        m_scheme.keyChainTexts << text(m_scheme.keyChain.at(i), u"/keyChain/"_s + QString::number(i), Place::Signed);
    for (auto it = m_scheme.texts.cbegin(); it != m_scheme.texts.cend(); ++it)
        m_scheme.namedTexts.insert(it.key().toLatin1(),
                                   text(it.value(), u"/texts/"_s + pointerToken(it.key()), Place::Signed));
    m_scheme.signsText = text(m_scheme.signs, u"/signs"_s, Place::Signed);
    if (endless(m_scheme.signsText, 0))
        m_lint.report("signing.template.invalid"_L1, u"/texts"_s, {{u"found"_s, m_scheme.texts.keys().join(u' ')}});
    for (qsizetype i = 0; i < m_scheme.headers.size(); ++i) {
        SchemeHeader &header = m_scheme.headers[i];
        const QString at = u"/headers/"_s + QString::number(i);
        expect(isHeaderName(header.name.toUtf8()), at + "/name"_L1, u"header name"_s);
        header.text = text(header.value, at + "/value"_L1, Place::Header);
    }
}

void SchemeLint::wrong(const QString &at, const QString &expected, const QString &found)
{
    m_lint.report("signing.sample.wrong"_L1, at, {{u"expected"_s, expected}, {u"found"_s, found}});
}

static Result<SigningInput> sampleInput(const SigningSample &sample)
{
    const Result<SigningRequest> request = requestTo(sample.method.toLatin1(), sample.url);
    if (!request)
        return failureOf(request);
    SigningInput input;
    input.request = *request;
    for (const SchemeHeader &header : sample.headers)
        input.request.headers << SigningHeaderLine{header.name.toLatin1(), header.value.toUtf8()};
    input.request.body = sample.body.toUtf8();
    input.keyId = sample.keyId.toUtf8();
    input.secret = std::make_shared<const Secret>(sample.secret.toUtf8());
    input.timestamp = sample.timestamp.toLatin1();
    input.nonce = sample.nonce.toLatin1();
    for (auto it = sample.parameters.cbegin(); it != sample.parameters.cend(); ++it)
        input.parameters.insert(it.key().toLatin1(), it.value().toUtf8());
    return input;
}

void SchemeLint::sample(const SigningSample &sample, const QString &at)
{
    Result<SigningInput> input = sampleInput(sample);
    if (!input)
        return wrong(at + "/url"_L1, u"http(s)://"_s, sample.url);
    const Result<SignedRequest> made = signRequest(m_scheme, *input);
    if (!made)
        return wrong(at, sample.signature, made.error().id);
    if (made->signature.shown != sample.signature.toUtf8())
        return wrong(at + "/signature"_L1, sample.signature, QString::fromUtf8(made->signature.shown));
    // What was sent must say enough for the other side.
    SigningInput received;
    received.request = input->request;
    received.secret = input->secret;
    for (const SignedHeader &header : made->headers)
        received.request.setHeader(header.name, header.value);
    const Presented presented = presentedBy(m_scheme, received.request);
    adopt(presented, received);
    for (auto it = input->parameters.cbegin(); it != input->parameters.cend(); ++it)
        received.parameters.insert(it.key(), it.value());
    const Result<Signature> again = signatureOf(m_scheme, received);
    if (!presented.missing.isEmpty() || !presented.misshapen.isEmpty() || !again ||
        again->shown != made->signature.shown)
        wrong(at, sample.signature, again ? QString::fromUtf8(again->shown) : again.error().id);
}

void SchemeLint::samples()
{
    for (qsizetype i = 0; i < m_scheme.samples.size(); ++i)
        sample(m_scheme.samples.at(i), u"/samples/"_s + QString::number(i));
}

static QList<FileProblem> syntaxProblem(const QString &file, int line, const QString &reason)
{
    return {FileProblem{file, line,
                        Error{u"signing.syntax"_s, {{u"line"_s, QString::number(line)}, {u"reason"_s, reason}}}}};
}

// The mistakes that every definition can have carry the name of this kind of file.
static QList<FileProblem> named(QList<FileProblem> problems)
{
    for (FileProblem &problem : problems)
        if (problem.error.id.startsWith("connector."_L1))
            problem.error.id = "signing."_L1 + problem.error.id.mid(10);
    return problems;
}

tl::expected<SigningScheme, QList<FileProblem>> readSigningScheme(const QByteArray &json, const QString &file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::make_unexpected(syntaxProblem(file, JsonText::lineAt(json, error.offset), error.errorString()));
    FileLint lint(file, json);
    if (lint.text().depth() > deepestNesting)
        return tl::make_unexpected(syntaxProblem(file, 1, u"nesting > %1"_s.arg(deepestNesting)));
    for (const RepeatedName &name : lint.text().repeatedNames(FileLint::mostProblems))
        lint.reportAt(name.line, "connector.member.repeated"_L1, {{u"field"_s, name.pointer}});
    SigningScheme scheme;
    readValue(lint, document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array()), {}, scheme);
    SchemeLint judge(scheme, lint);
    judge.members();
    if (lint.problems().isEmpty())
        judge.samples();
    if (!lint.problems().isEmpty())
        return tl::make_unexpected(named(lint.problems()));
    scheme.file = file;
    return scheme;
}

const SigningScheme *SigningCatalogue::find(const QString &id) const
{
    const auto found =
        std::find_if(schemes.cbegin(), schemes.cend(), [&](const SigningScheme &scheme) { return scheme.id == id; });
    return found == schemes.cend() ? nullptr : &*found;
}

QList<const SigningScheme *> SigningCatalogue::relatives(const SigningScheme &scheme) const
{
    QList<const SigningScheme *> found;
    for (const SigningScheme &other : schemes)
        if (!scheme.family.isEmpty() && other.family == scheme.family && other.id != scheme.id)
            found << &other;
    return found;
}

SigningCatalogue readSigningSchemes(const QString &folder)
{
    SigningCatalogue catalogue;
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const Result<QByteArray> json = readWhole(dir.filePath(name), largestFile);
        if (!json) {
            catalogue.problems << FileProblem{dir.filePath(name), 0, json.error()};
            continue;
        }
        const auto scheme = readSigningScheme(*json, dir.filePath(name));
        if (scheme)
            catalogue.schemes << *scheme;
        else
            catalogue.problems << scheme.error();
    }
    return catalogue;
}

const SigningCatalogue &shippedSigningSchemes()
{
    static const SigningCatalogue catalogue = readSigningSchemes(u":/lentera/signing"_s);
    return catalogue;
}

Result<const SigningScheme *> shippedSigningScheme(const QString &id)
{
    const SigningCatalogue &catalogue = shippedSigningSchemes();
    if (const SigningScheme *scheme = catalogue.find(id))
        return scheme;
    QStringList known;
    for (const SigningScheme &scheme : catalogue.schemes)
        known << scheme.id;
    return failure("signing.scheme.unknown"_L1, {{u"scheme"_s, id}, {u"known"_s, known.join(", "_L1)}});
}

}
