// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/SignatureMistake.h"

#include "signing/JsonForm.h"
#include "signing/SigningRequest.h"
#include "signing/timestampForm.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using Part = SignatureMistake::Part;

static constexpr qsizetype largestRewritten = 256 * 1024; // bytes of a body that is written again as JSON

std::optional<QByteArray> SignatureRecipe::raw() const
{
    const Result<Signature> signature = signatureOf(scheme, input);
    const std::optional<DigestKind> digest = scheme.digest();
    if (!signature || !digest)
        return {};
    if (method == Method::Hmac)
        return signature->raw;
    Result<QByteArray> key = signingKey(scheme, input);
    if (!key)
        return {};
    const QByteArray text = signature->text.bytes();
    QByteArray joined = method == Method::KeyThenText ? *key + text : text + *key;
    const QByteArray raw = method == Method::Swapped ? hmacOf(*digest, text, *key) : digestOf(*digest, joined);
    wipeBytes(joined);
    wipeBytes(*key);
    return raw;
}

namespace {

//! Collects the mistakes about one recipe.
class Collector {
public:
    Collector(const SignatureRecipe &right, const QList<RewrittenBody> &bodies) : m_right(right), m_bodies(bodies) {}

    QList<SignatureMistake> mistakes;

    void keys();
    void times();
    void paths();
    void queries();
    void methods();
    void bodies();
    void hashes();
    void separators();
    void composition();
    void digests();
    void hosts();

private:
    using Make = std::function<void(SignatureRecipe &)>;

    void add(QLatin1StringView cause, Part part, Make make, const QString &found = {}, const QString &expected = {})
    {
        mistakes << SignatureMistake{cause, part, expected, found, std::move(make)};
    }
    void secret(QLatin1StringView cause, QByteArray bytes, const QString &found);
    void keyText(QLatin1StringView cause, const QString &text);
    void time(QLatin1StringView cause, const QByteArray &text);
    void path(QLatin1StringView cause, const QByteArray &path);
    void query(const QByteArray &query);
    void body(QLatin1StringView cause, const QByteArray &body, const QString &found);
    void valueSteps(QLatin1StringView cause, const QByteArray &name, const QByteArrayList &steps);
    void jsonBodies();
    void emptyBodies();
    bool covers(const char *name) const { return m_right.scheme.covers(name); }
    const SigningRequest &request() const { return m_right.input.request; }

    const SignatureRecipe &m_right;
    const QList<RewrittenBody> &m_bodies;
};

}

static void changeValues(SigningText &text, const std::function<void(SigningPiece &)> &change)
{
    for (SigningPiece &piece : text) {
        if (piece.kind == SigningPiece::Kind::Value)
            change(piece);
        changeValues(piece.pieces, change);
    }
}

static void changeAllValues(SigningScheme &scheme, const std::function<void(SigningPiece &)> &change)
{
    changeValues(scheme.signsText, change);
    for (SigningText &text : scheme.namedTexts)
        changeValues(text, change);
}

static void renameValue(SignatureRecipe &recipe, const QByteArray &from, const QByteArray &to)
{
    changeAllValues(recipe.scheme, [&](SigningPiece &piece) {
        if (piece.text == from)
            piece.text = to;
    });
}

void Collector::secret(QLatin1StringView cause, QByteArray bytes, const QString &found)
{
    if (!m_right.input.secret || bytes == m_right.input.secret->reveal())
        return;
    const auto other = std::make_shared<const Secret>(std::move(bytes));
    add(
        cause, Part::Key, [other](SignatureRecipe &recipe) { recipe.input.secret = other; }, found, u"as given"_s);
}

void Collector::keyText(QLatin1StringView cause, const QString &text)
{
    const Result<SigningText> pieces = readSigningText(text);
    if (!pieces || text == m_right.scheme.key)
        return;
    add(
        cause, Part::Key, [pieces](SignatureRecipe &recipe) { recipe.scheme.keyText = *pieces; }, text,
        m_right.scheme.key);
}

void Collector::keys()
{
    if (!m_right.input.secret || !m_right.scheme.digest())
        return;
    const QByteArray &given = m_right.input.secret->reveal();
    QByteArray bare = given.trimmed();
    if (bare.size() > 1 && (bare.startsWith('"') || bare.startsWith('\'')) && bare.endsWith(bare.front()))
        bare = bare.sliced(1, bare.size() - 2);
    if (bare.startsWith("\xEF\xBB\xBF"))
        bare.remove(0, 3);
    secret("auth.signature.secret-damaged"_L1, bare, u"trimmed"_s);
    secret("auth.signature.secret-damaged"_L1, given + '\n', u"\\n"_s);
    secret("auth.signature.secret-damaged"_L1, given + "\r\n", u"\\r\\n"_s);
    secret("auth.signature.secret-damaged"_L1, given + ' ', u"secret + blank"_s);
    secret("auth.signature.secret-damaged"_L1, ' ' + given, u"blank + secret"_s);
    secret("auth.signature.secret-damaged"_L1, '"' + given + '"', u"\"secret\""_s);
    secret("auth.signature.secret-damaged"_L1, given.toLower(), u"{secret|lower}"_s);
    secret("auth.signature.secret-damaged"_L1, given.toUpper(), u"{secret|upper}"_s);
    wipeBytes(bare);
    for (const char *text : {"{secret}", "{secret|sha256|hex}", "{secret|from-hex}", "{secret|from-base64}",
                             "{secret|sha256}", "{secret|base64}", "{secret|hex}", "{secret|sha256|HEX}",
                             "{secret|sha1|hex}", "{secret|md5|hex}", "{secret|sha512|hex}", "AWS4{secret}"})
        keyText("auth.signature.key-form"_L1, QString::fromLatin1(text));
    for (const char prefix : {'_', '-', ':'})
        if (const qsizetype end = given.lastIndexOf(prefix, 10); end > 0) {
            const QByteArray step = "without-" + given.first(end + 1);
            secret("auth.signature.key-form"_L1, given.mid(step.size() - 8), u"{secret|without-prefix}"_s);
        }
    keyText("auth.signature.key-swapped"_L1, u"{keyId}"_s);
    if (!m_right.input.keyId.isEmpty())
        add(
            "auth.signature.key-swapped"_L1, Part::Key,
            [](SignatureRecipe &recipe) {
                const QByteArray keyId = recipe.input.keyId;
                recipe.input.keyId = recipe.input.secret->reveal();
                recipe.input.secret = std::make_shared<const Secret>(QByteArray(keyId.constData(), keyId.size()));
                recipe.textIsSecret = true;
            },
            u"{keyId} <-> {secret}"_s, m_right.scheme.key);
    if (!m_right.scheme.keyChainTexts.isEmpty())
        add(
            "auth.signature.key-form"_L1, Part::Key,
            [](SignatureRecipe &recipe) { recipe.scheme.keyChainTexts.clear(); }, m_right.scheme.key,
            m_right.scheme.keyChain.join(u' '));
}

void Collector::time(QLatin1StringView cause, const QByteArray &text)
{
    if (text != m_right.input.timestamp)
        add(cause, Part::Time, [text](SignatureRecipe &recipe) { recipe.input.timestamp = text; });
}

void Collector::times()
{
    const QByteArray &sent = m_right.input.timestamp;
    if (!covers("timestamp") || sent.isEmpty())
        return;
    const std::optional<WrittenTime> written = readTimestamp(sent);
    if (!written)
        return;
    for (const QByteArray &form : timestampForms())
        time("auth.signature.timestamp-form"_L1, timestampText(form, written->time));
    const QByteArray naive = timestampText("iso-naive", written->time);
    for (const QByteArray &text :
         {sent + 'Z', QByteArray(sent).replace('T', ' '), naive + ".000", naive + ".000000", naive + ".000000Z",
          naive + ".000000+00:00", timestampText("unix-seconds", written->time) + ".0"})
        time("auth.signature.timestamp-form"_L1, text);
    // The clock went on between signing and sending, or local time was taken for UTC.
    for (const int seconds : {-1, 1, -2, 2, -3, 3, -4, 4, -5, 5})
        time("auth.signature.timestamp-other"_L1, timestampText(written->form, written->time.addSecs(seconds)));
    for (int hours = -12; hours <= 14; ++hours)
        time("auth.signature.timestamp-other"_L1, timestampText(written->form, written->time.addSecs(hours * 3600)));
}

void Collector::path(QLatin1StringView cause, const QByteArray &path)
{
    if (path != request().path)
        add(cause, Part::Path, [path](SignatureRecipe &recipe) { recipe.input.request.path = path; });
}

void Collector::paths()
{
    if (!covers("path") && !covers("target") && !covers("url"))
        return;
    const auto cause = "auth.signature.path"_L1;
    const QByteArray &own = request().path;
    path(cause, own.endsWith('/') ? own.chopped(1) : own + '/');
    for (qsizetype at = own.indexOf('/', 1), depth = 0; at > 0 && depth < 4; at = own.indexOf('/', at + 1), ++depth)
        path(cause, own.mid(at));
    for (const char *base : {"/v1", "/v1/client", "/api", "/api/v1", "/v2", "/api/v2", "/v3", "/rest"})
        path(cause, base + own);
    for (const char *step : {"decoded", "encoded", "normal", "lower"})
        path(cause, applied(step, own).value_or(own));
    path(cause, own.mid(1));
    path(cause, {});
    for (const auto &[from, to] :
         {std::pair("path", "url"), std::pair("target", "url"), std::pair("url", "target"), std::pair("url", "path")})
        if (covers(from))
            add(
                cause, Part::Path, [from = from, to = to](SignatureRecipe &recipe) { renameValue(recipe, from, to); },
                QLatin1StringView(to), QLatin1StringView(from));
    const QByteArray host = request().host;
    path(cause, host + own);
    add(cause, Part::Path, [](SignatureRecipe &recipe) {
        SigningRequest &sent = recipe.input.request;
        sent.scheme = sent.scheme == "https" ? "http" : "https";
    });
}

void Collector::query(const QByteArray &text)
{
    if (text != request().query)
        add("auth.signature.query"_L1, Part::Query,
            [text](SignatureRecipe &recipe) { recipe.input.request.query = text; });
}

void Collector::queries()
{
    const QByteArray &own = request().query;
    if (own.isEmpty())
        return;
    if (covers("path") && !covers("query"))
        add("auth.signature.query"_L1, Part::Query,
            [](SignatureRecipe &recipe) { renameValue(recipe, "path", "target"); });
    if (!covers("target") && !covers("query") && !covers("url"))
        return;
    query({});
    for (const char *step : {"sorted", "canonical", "decoded"})
        query(applied(step, own).value_or(own));
    query(QByteArray(own).replace("%20", "+"));
    query(QByteArray(own).replace("+", "%20"));
    valueSteps("auth.signature.query"_L1, "query", {});
}

void Collector::valueSteps(QLatin1StringView cause, const QByteArray &name, const QByteArrayList &steps)
{
    if (!covers(name.constData()))
        return;
    add(cause, name == "query" ? Part::Query : Part::Body, [name, steps](SignatureRecipe &recipe) {
        changeAllValues(recipe.scheme, [&](SigningPiece &piece) {
            if (piece.text == name)
                piece.steps = steps;
        });
    });
}

void Collector::methods()
{
    if (!covers("method"))
        return;
    add("auth.signature.method"_L1, Part::Method, [](SignatureRecipe &recipe) {
        changeAllValues(recipe.scheme, [](SigningPiece &piece) {
            if (piece.text == "method")
                piece.steps = {"lower"};
        });
    });
    for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
        if (request().method.toUpper() != method)
            add("auth.signature.method"_L1, Part::Method,
                [method](SignatureRecipe &recipe) { recipe.input.request.method = method; });
    add("auth.signature.method"_L1, Part::Method, [](SignatureRecipe &recipe) {
        changeAllValues(recipe.scheme, [](SigningPiece &piece) {
            if (piece.text == "method")
                piece.steps.clear();
        });
    });
}

void Collector::body(QLatin1StringView cause, const QByteArray &body, const QString &found)
{
    if (body != request().body)
        add(
            cause, Part::Body, [body](SignatureRecipe &recipe) { recipe.input.request.body = body; }, found);
}

void Collector::jsonBodies()
{
    for (const RewrittenBody &one : m_bodies)
        body("auth.signature.body-rewritten"_L1, one.bytes, QString::fromLatin1(one.form));
}

void Collector::emptyBodies()
{
    const auto cause = "auth.signature.body-empty"_L1;
    for (const char *text : {"", "{}", "null", "[]", "\"\"", "undefined", "None"})
        body(cause, text, QString::fromLatin1(text));
}

// As if there were a body: what stands in groups is signed in any case.
static SigningText withGroups(const SigningText &text)
{
    SigningText all;
    for (const SigningPiece &piece : text)
        all << (piece.kind == SigningPiece::Kind::WithBody ? piece.pieces : SigningText{piece});
    return all;
}

void Collector::bodies()
{
    if (!covers("body"))
        return;
    const auto bytes = "auth.signature.body-bytes"_L1;
    const QByteArray &own = request().body;
    if (own.isEmpty()) {
        emptyBodies();
        add("auth.signature.body-empty"_L1, Part::Body,
            [](SignatureRecipe &recipe) { recipe.scheme.signsText = withGroups(recipe.scheme.signsText); });
        return;
    }
    jsonBodies();
    body(bytes, own + '\n', u"\\n"_s);
    body(bytes, own + "\r\n", u"\\r\\n"_s);
    body(bytes, own.trimmed(), u"trimmed"_s);
    if (own.endsWith('\n'))
        body(bytes, own.chopped(own.endsWith("\r\n") ? 2 : 1), u"- \\n"_s);
    body(bytes, own.startsWith("\xEF\xBB\xBF") ? own.mid(3) : "\xEF\xBB\xBF" + own, u"BOM"_s);
    body(bytes, QByteArray(own).replace("\r\n", "\n"), u"LF"_s);
    body(bytes, QByteArray(own).replace("\r\n", "\n").replace('\n', "\r\n"), u"CR LF"_s);
    body(bytes, QString::fromUtf8(own).toLatin1(), u"ISO 8859-1"_s);
    body(bytes, QString::fromLatin1(own).toUtf8(), u"UTF-8 twice"_s);
    body(bytes, own.toPercentEncoding(), u"percent-encoded"_s);
    emptyBodies();
}

void Collector::hashes()
{
    if (!covers("body"))
        return;
    const auto cause = "auth.signature.hash-form"_L1;
    for (const char *hash : {"sha256", "sha1", "sha512", "md5"})
        for (const char *form : {"hex", "base64", "HEX"})
            valueSteps(cause, "body", {hash, form});
    valueSteps(cause, "body", {});
}

void Collector::separators()
{
    QByteArray usual;
    for (const SigningPiece &piece : m_right.scheme.signsText)
        if (piece.kind == SigningPiece::Kind::Literal && usual.isEmpty())
            usual = piece.text;
    if (usual.size() > 2)
        return;
    const auto cause = "auth.signature.separator"_L1;
    for (const QByteArray &other :
         {QByteArray(), QByteArray(":"), QByteArray("."), QByteArray("\n"), QByteArray("|"), QByteArray("&"),
          QByteArray("\r\n"), QByteArray(" "), QByteArray(","), QByteArray("-"), QByteArray("\\n")}) {
        if (other == usual || usual.isEmpty())
            continue;
        add(cause, Part::Separator, [usual, other](SignatureRecipe &recipe) {
            const std::function<void(SigningText &)> change = [&](SigningText &text) {
                for (SigningPiece &piece : text) {
                    if (piece.kind == SigningPiece::Kind::Literal && piece.text == usual)
                        piece.text = other;
                    change(piece.pieces);
                }
            };
            change(recipe.scheme.signsText);
        });
    }
    for (const char *end : {"\n", "\r\n", ":", "."})
        add(cause, Part::Separator, [end](SignatureRecipe &recipe) {
            recipe.scheme.signsText << SigningPiece{SigningPiece::Kind::Literal, end, {}, {}};
        });
}

// Leaves one value out, with the separator before it (or behind the first), and puts neighbours the other way round.
void Collector::composition()
{
    const SigningText &text = m_right.scheme.signsText;
    QList<qsizetype> values;
    for (qsizetype i = 0; i < text.size(); ++i)
        if (text.at(i).kind != SigningPiece::Kind::Literal)
            values << i;
    if (values.size() < 2 || !m_right.scheme.namedTexts.isEmpty())
        return;
    for (const qsizetype at : std::as_const(values))
        add(
            "auth.signature.part-missing"_L1, Part::Composition,
            [at](SignatureRecipe &recipe) {
                SigningText &pieces = recipe.scheme.signsText;
                const qsizetype separator = at > 0 ? at - 1 : at + 1;
                const bool joined =
                    separator < pieces.size() && pieces.at(separator).kind == SigningPiece::Kind::Literal;
                pieces.remove(joined ? std::min(at, separator) : at, joined ? 2 : 1);
            },
            u"-"_s, QString::fromLatin1(text.at(at).text));
    for (qsizetype i = 0; i < values.size(); ++i)
        for (qsizetype j = i + 1; j < values.size(); ++j)
            add(
                "auth.signature.part-order"_L1, Part::Composition,
                [one = values.at(i), other = values.at(j)](SignatureRecipe &recipe) {
                    recipe.scheme.signsText.swapItemsAt(one, other);
                },
                QString::fromLatin1(text.at(values.at(j)).text + " .. " + text.at(values.at(i)).text),
                QString::fromLatin1(text.at(values.at(i)).text + " .. " + text.at(values.at(j)).text));
}

void Collector::digests()
{
    using Method = SignatureRecipe::Method;
    for (const auto &[method, name] :
         {std::pair(Method::KeyThenText, "hash(key + text)"), std::pair(Method::TextThenKey, "hash(text + key)"),
          std::pair(Method::Swapped, "hmac(text, key)")})
        add(
            "auth.signature.algorithm"_L1, Part::Digest,
            [method = method](SignatureRecipe &recipe) { recipe.method = method; }, QString::fromLatin1(name),
            QString::fromLatin1(m_right.scheme.algorithm));
}

void Collector::hosts()
{
    if (!covers("headers") && !covers("host"))
        return;
    const QByteArray port = request().scheme == "https" ? ":443" : ":80";
    const QByteArray own = request().host;
    const QByteArray bare = own.contains(':') ? own.first(own.lastIndexOf(':')) : own;
    for (const QByteArray &host : {own + port, bare, "www." + own, own.toLower()})
        if (host != own)
            add("auth.signature.host"_L1, Part::Host, [host](SignatureRecipe &recipe) {
                recipe.input.request.host = host;
                recipe.input.request.setHeader("Host", host);
            });
}

void writeBodyAgain(SignatureRecipe &recipe)
{
    QByteArray &body = recipe.input.request.body;
    std::optional<QByteArray> written;
    changeAllValues(recipe.scheme, [&](SigningPiece &piece) {
        if (piece.text != "body" || piece.steps.isEmpty() || !piece.steps.first().startsWith("json-"))
            return;
        if (!written)
            written = applied(piece.steps.first(), body);
        if (written)
            piece.steps.removeFirst();
    });
    if (written)
        body = *written;
}

QList<RewrittenBody> rewrittenBodies(const QByteArray &body)
{
    QList<RewrittenBody> bodies{{"as-sent", body}};
    const auto token = body.size() <= largestRewritten ? readJsonTokens(body) : tl::make_unexpected(qsizetype(0));
    if (!token)
        return bodies;
    for (const JsonForm &form : jsonForms()) {
        const QByteArray written = writtenAs(form, *token);
        const bool known = std::any_of(bodies.cbegin(), bodies.cend(),
                                       [&](const RewrittenBody &other) { return other.bytes == written; });
        if (!known)
            bodies << RewrittenBody{form.id, written};
    }
    return bodies;
}

QList<SignatureMistake> mistakesAbout(const SignatureRecipe &right, const QList<RewrittenBody> &bodies)
{
    Collector collector(right, bodies);
    collector.keys();
    collector.times();
    collector.paths();
    collector.queries();
    collector.bodies();
    collector.hashes();
    collector.methods();
    collector.hosts();
    collector.separators();
    collector.digests();
    collector.composition();
    return collector.mistakes;
}

}
