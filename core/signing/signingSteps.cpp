// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/JsonForm.h"
#include "signing/SigningText.h"
#include "signing/digest.h"

#include <algorithm>
#include <array>

namespace lentera {

namespace {

struct Step {
    const char *name;
    std::optional<QByteArray> (*apply)(const QByteArray &);
};

}

static QByteArray percentEncoded(const QByteArray &text)
{
    return text.toPercentEncoding({}, "'()*!"); // RFC 3986: only letters, digits and -._~ stay
}

static std::optional<QByteArray> fromHex(const QByteArray &text)
{
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (text.isEmpty() || text.size() % 2 != 0 || !std::all_of(text.cbegin(), text.cend(), isHex))
        return {};
    return QByteArray::fromHex(text);
}

static std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    const bool url = text.contains('-') || text.contains('_');
    const auto options =
        (url ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding) | QByteArray::AbortOnBase64DecodingErrors;
    const auto result = QByteArray::fromBase64Encoding(text, options);
    return result && !result.decoded.isEmpty() ? std::optional(result.decoded) : std::nullopt;
}

// Without `.`, `..` and empty segments; a slash at the end stays.
static QByteArray normalPath(const QByteArray &path)
{
    QByteArrayList kept;
    const QByteArrayList segments = path.split('/');
    for (const QByteArray &segment : segments) {
        if (segment == ".." && !kept.isEmpty())
            kept.removeLast();
        else if (!segment.isEmpty() && segment != "." && segment != "..")
            kept << segment;
    }
    const QByteArray last = segments.last();
    const bool folder = last.isEmpty() || last == "." || last == "..";
    return '/' + kept.join('/') + (folder && !kept.isEmpty() ? "/" : "");
}

static QByteArray encodedPath(const QByteArray &path)
{
    QByteArrayList segments = path.split('/');
    for (QByteArray &segment : segments)
        segment = percentEncoded(segment);
    return segments.join('/');
}

static QByteArray sortedQuery(const QByteArray &query)
{
    QByteArrayList pairs = query.split('&');
    std::sort(pairs.begin(), pairs.end());
    return pairs.join('&');
}

// Name by name, then value by value, each percent-encoded anew; a name without `=` has an empty value.
static QByteArray canonicalQuery(const QByteArray &query)
{
    QList<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &item : query.split('&')) {
        if (item.isEmpty())
            continue;
        const qsizetype at = item.indexOf('=');
        const QByteArray name = at < 0 ? item : item.first(at);
        const QByteArray value = at < 0 ? QByteArray() : item.mid(at + 1);
        pairs.emplaceBack(percentEncoded(QByteArray::fromPercentEncoding(name)),
                          percentEncoded(QByteArray::fromPercentEncoding(value)));
    }
    std::sort(pairs.begin(), pairs.end());
    QByteArrayList items;
    for (const auto &[name, value] : pairs)
        items << name + '=' + value;
    return items.join('&');
}

static constexpr auto urlSafe = QByteArray::Base64UrlEncoding;

static const std::array steps{
    Step{"upper",
         [](const QByteArray &text) {
             return std::optional(text.toUpper());
         }},
    Step{"lower",
         [](const QByteArray &text) {
             return std::optional(text.toLower());
         }},
    Step{"trimmed",
         [](const QByteArray &text) {
             return std::optional(text.trimmed());
         }},
    Step{"md5",
         [](const QByteArray &text) {
             return std::optional(digestOf(DigestKind::Md5, text));
         }},
    Step{"sha1",
         [](const QByteArray &text) {
             return std::optional(digestOf(DigestKind::Sha1, text));
         }},
    Step{"sha256",
         [](const QByteArray &text) {
             return std::optional(digestOf(DigestKind::Sha256, text));
         }},
    Step{"sha512",
         [](const QByteArray &text) {
             return std::optional(digestOf(DigestKind::Sha512, text));
         }},
    Step{"hex",
         [](const QByteArray &text) {
             return std::optional(text.toHex());
         }},
    Step{"HEX",
         [](const QByteArray &text) {
             return std::optional(text.toHex().toUpper());
         }},
    Step{"base64",
         [](const QByteArray &text) {
             return std::optional(text.toBase64());
         }},
    Step{"base64url",
         [](const QByteArray &text) {
             return std::optional(text.toBase64(urlSafe));
         }},
    Step{"base64url-unpadded",
         [](const QByteArray &text) {
             return std::optional(text.toBase64(urlSafe | QByteArray::OmitTrailingEquals));
         }},
    Step{"from-hex", fromHex},
    Step{"from-base64", fromBase64},
    Step{"decoded",
         [](const QByteArray &text) {
             return std::optional(QByteArray::fromPercentEncoding(text));
         }},
    Step{"normal",
         [](const QByteArray &text) {
             return std::optional(normalPath(text));
         }},
    Step{"encoded",
         [](const QByteArray &text) {
             return std::optional(encodedPath(text));
         }},
    Step{"sorted",
         [](const QByteArray &text) {
             return std::optional(sortedQuery(text));
         }},
    Step{"canonical",
         [](const QByteArray &text) {
             return std::optional(canonicalQuery(text));
         }},
    Step{"date",
         [](const QByteArray &text) {
             return std::optional(text.first(std::min<qsizetype>(8, text.size())));
         }},
};

static const Step *stepNamed(const QByteArray &name)
{
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step &step) { return name == step.name; });
    return found == steps.end() ? nullptr : found;
}

static std::optional<JsonForm> formOf(const QByteArray &step)
{
    return step.startsWith("json-") ? jsonFormNamed(step.mid(5)) : std::nullopt;
}

bool isKnownStep(const QByteArray &step)
{
    return stepNamed(step) || formOf(step) || (step.startsWith("without-") && step.size() > 8);
}

std::optional<QByteArray> applied(const QByteArray &step, const QByteArray &bytes)
{
    if (const Step *known = stepNamed(step))
        return known->apply(bytes);
    if (step.startsWith("without-"))
        return bytes.startsWith(step.mid(8)) ? bytes.mid(step.size() - 8) : bytes;
    const std::optional<JsonForm> form = formOf(step);
    if (!form)
        return {};
    const auto token = readJsonTokens(bytes);
    return token ? std::optional(writtenAs(*form, *token)) : std::nullopt;
}

}
