// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsCredential.h"

#include "check/Expiry.h"
#include "check/FactsClock.h"
#include "check/FactsTarget.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::CredentialSeen;
using seen::FieldSeen;
using seen::FieldState;

std::optional<Facts> keychainSaid(const Case &judged, QLatin1StringView error)
{
    const auto *credential = judged.evidence.last<CredentialSeen>();
    if (!credential || credential->error != error)
        return {};
    Facts facts = targetFacts(judged);
    if (!credential->keychain.isEmpty())
        facts.insert(u"keychain"_s, credential->keychain);
    return facts;
}

// An unreadable field is the keychain's matter; a missing one that nobody requires is none.
static FieldFlaw absence(const FieldSeen &field, const CredentialSeen &credential)
{
    const bool missing = field.state == FieldState::Missing || credential.error == "keychain.missing"_L1;
    return missing && field.required ? FieldFlaw::Missing : FieldFlaw::None;
}

static FieldFlaw flawOf(const FieldSeen &field, const CredentialSeen &credential)
{
    if (field.state != FieldState::Present)
        return absence(field, credential);
    if (field.encrypted)
        return FieldFlaw::Encrypted;
    if (field.placeholder || field.masked)
        return FieldFlaw::Placeholder;
    if (field.schemeKept)
        return FieldFlaw::SchemeKept;
    if (field.quoted)
        return FieldFlaw::Quoted;
    if (field.outerSpace || field.innerBreak || field.innerBlank)
        return FieldFlaw::WhiteSpace;
    return field.prefixFits && field.patternFits ? FieldFlaw::None : FieldFlaw::Shape;
}

static const CredentialField *definitionOf(const Case &judged, const CredentialSeen &credential, const FieldSeen &seen)
{
    const SignIn *signIn = judged.connector.findSignIn(credential.signIn);
    if (!signIn)
        return nullptr;
    const auto it = std::find_if(signIn->fields.cbegin(), signIn->fields.cend(),
                                 [&](const CredentialField &field) { return field.id == seen.field; });
    return it == signIn->fields.cend() ? nullptr : &*it;
}

static QString expectedShape(const Case &judged, const CredentialSeen &credential, const FieldSeen &seen)
{
    const CredentialField *it = definitionOf(judged, credential, seen);
    if (!it)
        return {};
    if (!seen.prefixFits)
        return it->prefixes.join("… | "_L1) + u'…';
    if (seen.length < it->minimumLength || seen.length > it->maximumLength)
        return u"%1–%2"_s.arg(it->minimumLength).arg(it->maximumLength);
    return it->pattern;
}

std::optional<Facts> fieldFacts(const Case &judged, FieldFlaw flaw)
{
    const auto *credential = judged.evidence.last<CredentialSeen>();
    if (!credential)
        return {};
    Facts facts = targetFacts(judged);
    QStringList names;
    for (const FieldSeen &field : credential->fields) {
        if (flawOf(field, *credential) != flaw)
            continue;
        if (names.isEmpty()) {
            facts.insert(u"length"_s, QString::number(field.length));
            if (const QString expected = expectedShape(judged, *credential, field); !expected.isEmpty())
                facts.insert(u"expected"_s, expected);
        }
        names << field.field;
    }
    if (names.isEmpty())
        return {};
    facts.insert(u"field"_s, names.join(", "_L1));
    return facts;
}

// The known forms that a field may have under the connection's parameters, as `sk_live_… | rk_live_…`.
static QString formsFor(const Case &judged, const CredentialField &field)
{
    QStringList forms;
    for (const CredentialForm &form : field.forms)
        if (holds(form.when, judged.connection.parameters, judged.connector))
            forms << form.prefix + u'…';
    return forms.join(" | "_L1);
}

std::optional<Facts> otherFormFacts(const Case &judged)
{
    const auto *credential = judged.evidence.last<CredentialSeen>();
    if (!credential)
        return {};
    for (const FieldSeen &seen : credential->fields) {
        const CredentialField *field = definitionOf(judged, *credential, seen);
        if (!field || seen.form.isEmpty())
            continue;
        for (const CredentialForm &form : field->forms) {
            if (form.prefix != seen.form || holds(form.when, judged.connection.parameters, judged.connector))
                continue;
            QStringList meant;
            for (auto it = form.when.cbegin(); it != form.when.cend(); ++it)
                meant << it.key() + u'=' + *it;
            return targetFactsWith(judged, {{u"field"_s, seen.field},
                                            {u"form"_s, seen.form + u'…'},
                                            {u"meant"_s, meant.join(", "_L1)},
                                            {u"expected"_s, formsFor(judged, *field)}});
        }
    }
    return {};
}

qint64 daysUntil(const Case &judged, const QDateTime &time)
{
    return qint64(std::floor(double(serverNow(judged).secsTo(time)) / 86400.0));
}

QDateTime knownExpiry(const Case &judged)
{
    if (const auto told = toldExpiry(judged.connector, judged.evidence))
        return told->at;
    const auto *credential = judged.evidence.last<CredentialSeen>();
    return credential ? credential->expires : QDateTime();
}

std::optional<Facts> expiryFacts(const Case &judged)
{
    const QDateTime expires = knownExpiry(judged);
    if (!expires.isValid())
        return {};
    const qint64 days = daysUntil(judged, expires);
    return targetFactsWith(judged, {{u"expires"_s, utcText(expires)},
                                    {u"days"_s, QString::number(std::abs(days))},
                                    {u"now"_s, utcText(serverNow(judged))}});
}

}
