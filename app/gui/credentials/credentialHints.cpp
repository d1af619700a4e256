// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/credentialHints.h"

#include "probe/Probes.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! The texts of this file, for translators.
struct CredentialHints {
    Q_DECLARE_TR_FUNCTIONS(CredentialHints)
};

}

static seen::FieldSeen seenOf(const CredentialField &field, const SignIn &signIn, const SharedSecret &value)
{
    Plan plan;
    plan.signIn = signIn;
    plan.signIn.none = false;
    plan.signIn.fields = {field};
    plan.credential.insert(field.id, value);
    return inspectCredential(plan, {}).fields.constFirst();
}

QStringList credentialHints(const CredentialField &field, const SignIn &signIn, const SharedSecret &value)
{
    if (!value || value->isEmpty())
        return {};
    const seen::FieldSeen seen = seenOf(field, signIn, value);
    QStringList hints;
    const auto add = [&](bool applies, const QString &sentence) {
        if (applies)
            hints << sentence;
    };
    add(seen.outerSpace, CredentialHints::tr("There is white space or a line break at its beginning or end."));
    add(seen.innerBreak, CredentialHints::tr("There is a line break or another control character inside."));
    add(seen.quoted, CredentialHints::tr("It is in quotation marks; they are hardly part of it."));
    add(seen.schemeKept, CredentialHints::tr("It begins with “Bearer” or another word that Lentera adds by itself."));
    add(seen.placeholder, CredentialHints::tr("It looks like a placeholder, not like a real value."));
    add(seen.masked, CredentialHints::tr("It is a masked value: the dots or stars were copied in place of it."));
    add(seen.encrypted, CredentialHints::tr("It is the encrypted form from a database, not the value itself."));
    add(!seen.prefixFits, CredentialHints::tr("It usually begins with: %1").arg(field.prefixes.join(u", "_s)));
    add(!seen.patternFits, CredentialHints::tr("Its length or its characters are unusual for this field."));
    add(seen.nonAscii && field.secret,
        CredentialHints::tr("It has characters that such values rarely have (not ASCII)."));
    return hints;
}

}
