// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/planRedactor.h"

using namespace Qt::StringLiterals;

namespace lentera {

static bool isSecret(const SignIn &signIn, const QString &field)
{
    for (const CredentialField &known : signIn.fields)
        if (known.id == field)
            return known.secret;
    return true;
}

Redactor planRedactor(const Plan &plan)
{
    Redactor redactor;
    for (auto it = plan.credential.cbegin(); it != plan.credential.cend(); ++it)
        if (it.value() && isSecret(plan.signIn, it.key()))
            redactor.learn(it.key(), *it.value());
    for (auto it = plan.inherited.cbegin(); it != plan.inherited.cend(); ++it)
        if (!hostVariables().contains(it.key()))
            redactor.learn(it.key(), *it.value());
    if (plan.proxyPassword) {
        redactor.learn(u"proxy"_s, *plan.proxyPassword);
        const QByteArray &pair = plan.proxyPassword->reveal();
        redactor.learn(u"proxy"_s, Secret(pair.mid(pair.indexOf(':') + 1)));
    }
    if (plan.clientKeyPassphrase)
        redactor.learn(u"passphrase"_s, *plan.clientKeyPassphrase);
    return redactor;
}

Redactor planRedactor(const Plan &plan, const Request &request)
{
    Redactor redactor = planRedactor(plan);
    for (const RequestHeader &header : request.headers) {
        if (!header.secret)
            continue;
        // `Basic dXNlcjp…`: the part behind the scheme is as good as the password.
        const qsizetype space = header.value.indexOf(' ');
        redactor.learn(QString::fromLatin1(header.name).toLower(), Secret(header.value.mid(space + 1)));
    }
    return redactor;
}

}
