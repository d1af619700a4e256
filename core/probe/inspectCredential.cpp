// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Probes.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::FieldSeen;
using seen::FieldState;

namespace {

// A secret as text, wiped when it goes out of scope. Views into it only: every copy would stay behind in memory.
class RevealedText {
public:
    // fromUtf8() would drop a byte order mark, which is one of the things to tell.
    explicit RevealedText(const Secret &secret)
        : m_text(QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(secret.reveal()))
    {
    }
    ~RevealedText()
    {
        volatile char16_t *each = reinterpret_cast<char16_t *>(m_text.data());
        for (qsizetype i = 0; i < m_text.size(); ++i)
            each[i] = 0;
    }
    RevealedText(const RevealedText &) = delete;
    RevealedText &operator=(const RevealedText &) = delete;

    QStringView view() const { return m_text; }

private:
    QString m_text;
};

}

// Pages and chat programs add characters that nobody sees; isSpace() knows only some of them.
static bool isBlank(QChar c)
{
    return c.isSpace() || c == QChar(0xfeff) || c == QChar(0x2060) || (c >= QChar(0x200b) && c <= QChar(0x200f));
}

static QStringView withoutBlanks(QStringView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

static bool breaksInside(QStringView trimmed)
{
    return std::any_of(trimmed.begin(), trimmed.end(), [](QChar c) {
        return c < u' ' || c == QChar(0x7f) || c == QChar(0x2028) || c == QChar(0x2029);
    });
}

// A token that was copied across two lines. A password may well have blanks: it goes out as base64.
static bool blankInside(QStringView trimmed, const CredentialField &field, const SignIn &signIn)
{
    const QString itself = u'{' + field.id + u'}';
    const bool asItIs = std::any_of(signIn.headers.begin(), signIn.headers.end(),
                                    [&](const HeaderTemplate &header) { return header.value.contains(itself); });
    return field.secret && asItIs && std::any_of(trimmed.begin(), trimmed.end(), isBlank);
}

static bool isQuoted(QStringView trimmed)
{
    static constexpr QStringView opening = u"\"'`\u201c\u2018\u00ab";
    static constexpr QStringView closing = u"\"'`\u201d\u2019\u00bb";
    const qsizetype which = trimmed.size() < 2 ? -1 : opening.indexOf(trimmed.front());
    return which >= 0 && trimmed.back() == closing[which];
}

// The words before the value that people copy along: the scheme, the header's name, the header's own beginning.
static QStringList wordsBefore(const SignIn &signIn)
{
    QStringList words{u"Bearer "_s, u"Basic "_s, u"Token "_s, u"Authorization:"_s};
    if (!signIn.scheme.isEmpty())
        words << signIn.scheme + u' ';
    for (const HeaderTemplate &header : signIn.headers) {
        words << header.name + u':';
        if (const QString before = header.value.section(u'{', 0, 0); !before.trimmed().isEmpty())
            words << before;
    }
    return words;
}

static bool keepsScheme(QStringView trimmed, const SignIn &signIn)
{
    if (signIn.headers.isEmpty() && signIn.scheme.isEmpty()) // a program's variable, which may well begin so
        return false;
    const QStringList words = wordsBefore(signIn);
    return std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return trimmed.size() > word.size() && trimmed.startsWith(word, Qt::CaseInsensitive);
    });
}

static bool isPlaceholder(QStringView trimmed)
{
    // Conservative, because "not a real value" is a failure: nothing here is a token, and no policy allows it as a
    // password.
    static const QRegularExpression pattern(
        uR"(\A(?:<[^<>]*>|\{\{?[^{}]*\}?\}|\$\{?[A-Z_][A-Z0-9_]*\}?|%[A-Z_][A-Z0-9_]*%|\[[a-z _-]+\])"
        uR"(|x{3,}|\.{3,}|-{3,}|change[-_ ]?me!?|replace[-_ ]?me|placeholder|dummy|none|null|undefined|n/a|tbd|todo)"
        uR"(|(?:my|the)?[-_ ]?(?:api|access|auth)[-_ ]?(?:key|token)|token)"
        uR"(|(?:your|insert|enter|paste|put)[-_ ].*|your(?:api|access|auth|secret)?(?:key|token|secret|password)(?:here)?)\z)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return trimmed.size() <= 200 && pattern.match(trimmed).hasMatch();
}

static bool isMasked(QStringView trimmed)
{
    static constexpr QStringView bullets = u"\u2022\u25cf\u00b7\u2219\u2588\u25e6\u26ab";
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : trimmed) {
        run = bullets.contains(c) ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const bool starsOnly = std::all_of(trimmed.begin(), trimmed.end(), [](QChar c) { return c == u'*'; });
    return longest >= 3 || (starsOnly && trimmed.size() >= 3);
}

// Fernet (version byte 0x80 and the high bytes of a time stamp, in base64url): the encrypted form out of a database.
static bool isFernet(QStringView trimmed)
{
    return trimmed.size() >= 20 && trimmed.startsWith("gAAAAA"_L1);
}

static bool fits(QStringView trimmed, const CredentialField &field)
{
    if (trimmed.size() < field.minimumLength || trimmed.size() > field.maximumLength)
        return false;
    if (field.pattern.isEmpty())
        return true;
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(field.pattern));
    return !pattern.isValid() || pattern.match(trimmed).hasMatch();
}

static bool hasPrefix(QStringView trimmed, const QStringList &prefixes)
{
    return prefixes.isEmpty() || std::any_of(prefixes.begin(), prefixes.end(),
                                             [&](const QString &prefix) { return trimmed.startsWith(prefix); });
}

// The longest of the beginnings that fit says most: `sk_test_` before `sk_`.
static QString formOf(QStringView trimmed, const CredentialField &field)
{
    QString longest;
    for (const CredentialForm &form : field.forms)
        if (form.prefix.size() > longest.size() && trimmed.startsWith(form.prefix))
            longest = form.prefix;
    return longest;
}

static void look(FieldSeen &seen, const Secret &secret, const CredentialField &field, const SignIn &signIn)
{
    const RevealedText text(secret);
    const QStringView trimmed = withoutBlanks(text.view());
    seen.length = int(secret.length());
    seen.outerSpace = trimmed.size() != text.view().size();
    seen.innerBreak = breaksInside(trimmed);
    seen.innerBlank = blankInside(trimmed, field, signIn);
    seen.quoted = isQuoted(trimmed);
    seen.schemeKept = keepsScheme(trimmed, signIn);
    seen.placeholder = isPlaceholder(trimmed);
    seen.masked = isMasked(trimmed);
    seen.prefixFits = hasPrefix(trimmed, field.prefixes);
    seen.patternFits = fits(trimmed, field);
    seen.form = formOf(trimmed, field);
    seen.nonAscii = std::any_of(text.view().begin(), text.view().end(), [](QChar c) { return c.unicode() >= 0x80; });
    seen.encrypted = isFernet(trimmed);
}

static FieldSeen fieldSeen(const CredentialField &field, const Plan &plan, const QByteArray &fingerprintKey)
{
    FieldSeen seen{.field = field.id, .required = field.required, .secret = field.secret};
    const SharedSecret value = plan.credential.value(field.id);
    if (value && !value->isEmpty()) {
        seen.state = FieldState::Present;
        look(seen, *value, field, plan.signIn);
        seen.fingerprint = field.secret ? value->fingerprint(fingerprintKey) : QString();
    } else if (!plan.credentialState.error.isEmpty())
        seen.state = FieldState::Unreadable;
    return seen;
}

seen::CredentialSeen inspectCredential(const Plan &plan, const QByteArray &fingerprintKey)
{
    const CredentialState &state = plan.credentialState;
    seen::CredentialSeen seen{.signIn = plan.signIn.id, .keychain = state.keychain, .error = state.error};
    seen.created = state.created;
    seen.lastVerified = state.lastVerified;
    seen.expires = state.expires;
    if (!plan.signIn.none)
        for (const CredentialField &field : plan.signIn.fields)
            seen.fields << fieldSeen(field, plan, fingerprintKey);
    return seen;
}

}
