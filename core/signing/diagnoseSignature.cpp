// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/diagnoseSignature.h"

#include "base/Clock.h"
#include "base/visible.h"
#include "signing/ClaimedSignature.h"
#include "signing/SignatureMistake.h"
#include "signing/comparedParts.h"
#include "signing/timestampForm.h"
#include "signing/verifyRequest.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr std::array causeIds{
    "auth.signature.other-scheme"_L1,    "auth.signature.algorithm"_L1,    "auth.signature.secret-damaged"_L1,
    "auth.signature.key-form"_L1,        "auth.signature.key-swapped"_L1,  "auth.signature.timestamp-form"_L1,
    "auth.signature.timestamp-other"_L1, "auth.signature.path"_L1,         "auth.signature.query"_L1,
    "auth.signature.body-rewritten"_L1,  "auth.signature.body-bytes"_L1,   "auth.signature.body-empty"_L1,
    "auth.signature.hash-form"_L1,       "auth.signature.method"_L1,       "auth.signature.host"_L1,
    "auth.signature.separator"_L1,       "auth.signature.part-missing"_L1, "auth.signature.part-order"_L1,
    "auth.signature.encoding"_L1,        "auth.signature.malformed"_L1,    "auth.signature.header-missing"_L1,
    "auth.signature.header-form"_L1,     "auth.signature.clock"_L1,        "auth.signature.undetermined"_L1};

QStringList signatureCauseIds()
{
    return QStringList(causeIds.begin(), causeIds.end());
}

namespace {

//! A recipe that gives the signature, and what of it is wrong.
struct Match {
    const SigningScheme *scheme = nullptr;
    QList<SignatureMistake> mistakes;
    SignatureRecipe made;
    QList<SignatureMistake> others; //!< each of which alone gives the same signature
};

class Doctor {
public:
    explicit Doctor(const SignatureQuestion &question)
        : m_question(question), m_patience(question.patience), m_claimed(readSignature(claimedText()))
    {
    }

    SignatureDiagnosis diagnosis();

private:
    QByteArray claimedText() const;
    SigningInput inputFor(const SigningScheme &scheme) const;
    SignatureRecipe recipeFor(const SigningScheme &scheme) const;
    bool fits(const SignatureRecipe &recipe);
    bool exhausted();
    bool hasItsTime(const SigningScheme &scheme) const;

    std::optional<Match> search();
    std::optional<Match> plain(const SigningScheme &scheme);
    std::optional<Match> single(const SigningScheme &scheme);
    std::optional<Match> pair(const SigningScheme &scheme);

    void judgeMatch(const Match &match);
    void judgeEncoding(const SigningScheme &rule);
    void judgeRequest(const SigningScheme &rule);
    void judgeTime(const SigningScheme &rule);
    void undetermined();
    void add(QLatin1StringView id, Facts facts, const QList<ComparedPart> &parts = {});
    SignatureCause causeOf(const SignatureMistake &mistake, const SigningScheme &scheme) const;
    Facts mistakeFacts(const SignatureMistake &mistake, const QList<ComparedPart> &parts) const;

    QList<SignatureMistake> mistakesOf(const SignatureRecipe &right);

    const SignatureQuestion &m_question;
    std::optional<QList<RewrittenBody>> m_bodies; //!< once they are needed
    QDeadlineTimer m_patience;
    ClaimedSignature m_claimed;
    SignatureDiagnosis m_diagnosis;
};

}

// A header by what its name ends in, for requests of no known scheme.
static QByteArray headerEnding(const SigningRequest &request, std::initializer_list<QByteArrayView> endings)
{
    for (const SigningHeaderLine &line : request.headers)
        for (const QByteArrayView ending : endings)
            if (line.name.toLower().endsWith(ending))
                return line.value;
    return {};
}

QByteArray Doctor::claimedText() const
{
    if (!m_question.signature.isEmpty())
        return m_question.signature;
    QList<const SigningScheme *> schemes = m_question.schemes;
    if (m_question.rule)
        schemes.prepend(m_question.rule);
    for (const SigningScheme *scheme : std::as_const(schemes))
        if (const QByteArray text = presentedBy(*scheme, m_question.input.request).values.value("signature");
            !text.isEmpty())
            return text;
    return headerEnding(m_question.input.request, {"signature", "-sign"});
}

SigningInput Doctor::inputFor(const SigningScheme &scheme) const
{
    SigningInput input = m_question.input;
    adopt(presentedBy(scheme, input.request), input);
    if (m_question.rule)
        adopt(presentedBy(*m_question.rule, input.request), input);
    for (const SigningScheme *other : m_question.schemes)
        if (input.keyId.isEmpty())
            input.keyId = presentedBy(*other, input.request).values.value("keyId");
    if (input.timestamp.isEmpty())
        input.timestamp = headerEnding(input.request, {"timestamp", "-date", "-time"});
    if (input.nonce.isEmpty())
        input.nonce = headerEnding(input.request, {"nonce"});
    return input;
}

// The length of a signature tells its hash.
SignatureRecipe Doctor::recipeFor(const SigningScheme &scheme) const
{
    SignatureRecipe recipe{scheme, inputFor(scheme)};
    if (const auto kind = m_claimed.kind(); kind && scheme.digest() && kind != scheme.digest())
        recipe.scheme.algorithm = "hmac-" + lentera::digestName(*kind);
    writeBodyAgain(recipe);
    return recipe;
}

bool Doctor::exhausted()
{
    if (m_diagnosis.tried < m_question.mostTries && !m_patience.hasExpired() && !m_question.stop.stop_requested())
        return false;
    m_diagnosis.complete = false;
    return true;
}

bool Doctor::fits(const SignatureRecipe &recipe)
{
    ++m_diagnosis.tried;
    const std::optional<QByteArray> raw = recipe.raw();
    return raw && *raw == m_claimed.raw;
}

// A scheme whose own form of time the request does not have was not the one in use.
bool Doctor::hasItsTime(const SigningScheme &scheme) const
{
    const auto written = readTimestamp(inputFor(scheme).timestamp);
    return scheme.timestamp.isEmpty() || (written && written->form == scheme.timestamp.toLatin1());
}

std::optional<Match> Doctor::plain(const SigningScheme &scheme)
{
    const SignatureRecipe recipe = recipeFor(scheme);
    return scheme.digest() && fits(recipe) ? std::optional(Match{&scheme, {}, recipe, {}}) : std::nullopt;
}

QList<SignatureMistake> Doctor::mistakesOf(const SignatureRecipe &right)
{
    if (!m_bodies && right.scheme.covers("body"))
        m_bodies = rewrittenBodies(m_question.input.request.body);
    return mistakesAbout(right, m_bodies.value_or(QList<RewrittenBody>()));
}

std::optional<Match> Doctor::single(const SigningScheme &scheme)
{
    if (!scheme.digest())
        return {};
    const SignatureRecipe right = recipeFor(scheme);
    std::optional<Match> match;
    for (const SignatureMistake &mistake : mistakesOf(right)) {
        if (exhausted())
            return match;
        SignatureRecipe made = right;
        mistake.make(made);
        if (!fits(made))
            continue;
        if (match)
            match->others << mistake;
        else
            match = Match{&scheme, {mistake}, made, {}};
    }
    return match;
}

std::optional<Match> Doctor::pair(const SigningScheme &scheme)
{
    if (!scheme.digest())
        return {};
    const SignatureRecipe right = recipeFor(scheme);
    const QList<SignatureMistake> mistakes = mistakesOf(right);
    for (qsizetype i = 0; i < mistakes.size(); ++i)
        for (qsizetype j = i + 1; j < mistakes.size(); ++j) {
            if (mistakes.at(i).part == mistakes.at(j).part)
                continue;
            if (exhausted())
                return {};
            SignatureRecipe made = right;
            mistakes.at(i).make(made);
            mistakes.at(j).make(made);
            if (fits(made))
                return Match{&scheme, {mistakes.at(i), mistakes.at(j)}, made, {}};
        }
    return {};
}

std::optional<Match> Doctor::search()
{
    const SigningScheme *rule = m_question.rule;
    std::optional<Match> match = rule ? plain(*rule) : std::nullopt;
    for (const SigningScheme *scheme : m_question.schemes)
        if (!match && (!rule || hasItsTime(*scheme)))
            match = plain(*scheme);
    if (!match && rule)
        match = single(*rule);
    for (const SigningScheme *scheme : m_question.schemes)
        if (!match && (!rule || hasItsTime(*scheme)))
            match = single(*scheme);
    if (!match && rule)
        match = pair(*rule);
    for (const SigningScheme *scheme : m_question.schemes)
        if (!match && !rule && presentedBy(*scheme, m_question.input.request).missing.isEmpty())
            match = pair(*scheme);
    return match;
}

void Doctor::add(QLatin1StringView id, Facts facts, const QList<ComparedPart> &parts)
{
    const SigningScheme *rule = m_question.rule;
    if (!facts.contains(u"scheme"_s))
        facts.insert(u"scheme"_s, rule ? rule->id : m_diagnosis.matched);
    m_diagnosis.causes << SignatureCause{id, std::move(facts), true, parts};
}

Facts Doctor::mistakeFacts(const SignatureMistake &mistake, const QList<ComparedPart> &parts) const
{
    Facts facts;
    const auto different =
        std::find_if(parts.cbegin(), parts.cend(), [](const ComparedPart &part) { return part.firstDifference >= 0; });
    if (different != parts.cend()) {
        facts = {{u"part"_s, QString::fromLatin1(different->name)},
                 {u"expected"_s, excerpt(different->expected, different->firstDifference)},
                 {u"found"_s, excerpt(different->found, different->firstDifference)},
                 {u"expectedBytes"_s, QString::number(different->expectedBytes)},
                 {u"foundBytes"_s, QString::number(different->foundBytes)},
                 {u"offset"_s, QString::number(different->firstDifference)}};
        if (different->secret)
            facts.insert({{u"expected"_s, u"***"_s}, {u"found"_s, u"***"_s}});
    }
    if (!mistake.expected.isEmpty())
        facts.insert(u"expected"_s, mistake.expected);
    if (!mistake.found.isEmpty())
        facts.insert(u"form"_s, visibleLine(mistake.found));
    if (!facts.contains(u"found"_s))
        facts.insert(u"found"_s, mistake.found);
    return facts;
}

// What one mistake alone changes.
SignatureCause Doctor::causeOf(const SignatureMistake &mistake, const SigningScheme &scheme) const
{
    const SignatureRecipe right = recipeFor(scheme);
    SignatureRecipe wrong = right;
    mistake.make(wrong);
    const Result<Signature> good = signatureOf(right.scheme, right.input);
    const Result<Signature> bad = signatureOf(wrong.scheme, wrong.input);
    const bool comparable = good && bad && !wrong.textIsSecret;
    const QList<ComparedPart> parts = comparable ? comparedParts(*good, *bad) : QList<ComparedPart>();
    Facts facts = mistakeFacts(mistake, parts);
    facts.insert(u"scheme"_s, m_question.rule ? m_question.rule->id : scheme.id);
    return SignatureCause{mistake.cause, facts, true, parts};
}

static QString onOneLine(QString text)
{
    return text.replace(u'\n', "\\n"_L1);
}

void Doctor::judgeMatch(const Match &match)
{
    const SigningScheme &rule = m_question.rule ? *m_question.rule : *match.scheme;
    const SignatureRecipe right = recipeFor(rule);
    const Result<Signature> expected = signatureOf(right.scheme, right.input);
    m_diagnosis.matched = match.scheme->id;
    if (m_claimed.kind() != rule.digest() && rule.digest() && m_claimed.kind())
        add("auth.signature.algorithm"_L1,
            {{u"expected"_s, QString::fromLatin1(rule.algorithm)},
             {u"found"_s, QString::fromLatin1("hmac-" + lentera::digestName(*m_claimed.kind()))}});
    const Result<Signature> found = signatureOf(match.made.scheme, match.made.input);
    const bool comparable = expected && found && !match.made.textIsSecret;
    const QList<ComparedPart> parts = comparable ? comparedParts(*expected, *found) : QList<ComparedPart>();
    if (match.scheme->id != rule.id)
        add("auth.signature.other-scheme"_L1,
            {{u"other"_s, match.scheme->id},
             {u"expected"_s, onOneLine(rule.signs)},
             {u"found"_s, onOneLine(match.scheme->signs)},
             {u"expectedKey"_s, rule.key},
             {u"foundKey"_s, match.scheme->key}},
            parts);
    for (const SignatureMistake &mistake : match.mistakes) {
        m_diagnosis.mistakes << mistake.cause;
        m_diagnosis.causes << causeOf(mistake, *match.scheme);
    }
    for (const SignatureMistake &other : match.others)
        if (other.cause != match.mistakes.first().cause || other.found != match.mistakes.first().found)
            m_diagnosis.alternatives << causeOf(other, *match.scheme);
    judgeEncoding(rule);
}

void Doctor::judgeEncoding(const SigningScheme &rule)
{
    const QByteArray wanted = rule.prefix + applied(rule.encoding, m_claimed.raw).value_or(QByteArray());
    if (wanted == m_claimed.text || rule.algorithm == "none")
        return;
    add("auth.signature.encoding"_L1, {{u"expected"_s, QString::fromLatin1(rule.prefix + rule.encoding)},
                                       {u"found"_s, QString::fromLatin1(m_claimed.prefix + m_claimed.encoding)}});
}

void Doctor::judgeTime(const SigningScheme &rule)
{
    const QByteArray sent = inputFor(rule).timestamp;
    if (rule.timestamp.isEmpty() || sent.isEmpty())
        return;
    const auto written = readTimestamp(sent);
    const QByteArray form = rule.timestamp.toLatin1();
    if (!written || written->form != form) {
        if (!m_diagnosis.mistakes.contains("auth.signature.timestamp-form"_L1))
            add("auth.signature.timestamp-form"_L1,
                {{u"expected"_s, QString::fromLatin1(timestampText(form, written ? written->time : m_question.now))},
                 {u"found"_s, visibleLine(QString::fromUtf8(sent))},
                 {u"form"_s, rule.timestamp}});
        if (!written)
            return;
    }
    const qint64 age = written->time.secsTo(m_question.now);
    const bool old = rule.past > 0 && age > rule.past;
    const bool early = rule.future > 0 && -age > rule.future;
    if (old || early)
        add("auth.signature.clock"_L1, {{u"seconds"_s, QString::number(age)},
                                        {u"limit"_s, QString::number(old ? rule.past : rule.future)},
                                        {u"timestamp"_s, QString::fromUtf8(sent)},
                                        {u"now"_s, isoTime(m_question.now)}});
}

static QString firstWord(const QByteArray &value)
{
    const qsizetype blank = value.indexOf(' ');
    return blank < 0 ? u"…"_s : visibleLine(QString::fromUtf8(value.first(blank))) + u" …"_s;
}

void Doctor::judgeRequest(const SigningScheme &rule)
{
    const Presented presented = presentedBy(rule, m_question.input.request);
    QByteArrayList missing = presented.missing;
    if (!m_question.signature.isEmpty()) // given apart from the request: its headers may be as well
        missing.clear();
    if (!missing.isEmpty())
        add("auth.signature.header-missing"_L1, {{u"headers"_s, QString::fromLatin1(missing.join(", "))}});
    for (const SchemeHeader &header : rule.headers)
        if (presented.misshapen.contains(header.name.toLatin1()))
            add("auth.signature.header-form"_L1,
                {{u"header"_s, header.name},
                 {u"expected"_s, header.value},
                 {u"found"_s,
                  firstWord(m_question.input.request.header(header.name.toLatin1()).value_or(QByteArray()))}});
    judgeTime(rule);
}

void Doctor::undetermined()
{
    add("auth.signature.undetermined"_L1,
        {{u"tried"_s, QString::number(m_diagnosis.tried)},
         {u"schemes"_s, QString::number(m_question.schemes.size() + (m_question.rule ? 1 : 0))}});
    m_diagnosis.causes.last().proven = false;
}

SignatureDiagnosis Doctor::diagnosis()
{
    const SigningScheme *rule = m_question.rule;
    if (m_claimed.text.isEmpty() || (rule && !rule->digest())) {
        if (rule)
            judgeRequest(*rule);
        else
            undetermined();
        return m_diagnosis;
    }
    if (m_claimed.raw.isEmpty()) {
        add("auth.signature.malformed"_L1,
            {{u"characters"_s, QString::number(m_claimed.text.size())},
             {u"expected"_s, rule ? QString::fromLatin1(rule->prefix + rule->encoding) : u"hex, base64"_s}});
        if (rule)
            judgeRequest(*rule);
        return m_diagnosis;
    }
    const std::optional<Match> match = search();
    if (match)
        judgeMatch(*match);
    else
        undetermined();
    if (rule)
        judgeRequest(*rule);
    else if (match) // whose headers may well have other names
        judgeTime(*match->scheme);
    return m_diagnosis;
}

SignatureDiagnosis diagnoseSignature(const SignatureQuestion &question)
{
    QElapsedTimer clock;
    clock.start();
    SignatureDiagnosis diagnosis = Doctor(question).diagnosis();
    diagnosis.elapsedUs = clock.nsecsElapsed() / 1000;
    return diagnosis;
}

}
