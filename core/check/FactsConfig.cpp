// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsConfig.h"

#include "check/FactsTarget.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera {

std::optional<Facts> configProblem(const Case &judged, QLatin1StringView id)
{
    for (const Error &problem : judged.problems)
        if (problem.id == id)
            return targetFactsWith(judged, problem.facts);
    return {};
}

std::optional<Facts> loadProblem(const Case &judged, LocalPart part)
{
    std::optional<Facts> facts = handshakeEnded(judged, seen::TlsEnd::LocalFailure);
    if (!facts || localPart(*judged.tls()) != part)
        return {};
    facts->insert(u"reason"_s, oneLine(judged.tls()->detail.section(u": "_s, 1)));
    return facts;
}

LocalPart localPart(const seen::TlsSeen &tls)
{
    if (tls.detail.startsWith("trust"_L1))
        return LocalPart::Trust;
    return tls.detail.startsWith("client-certificate"_L1) ? LocalPart::ClientCertificate : LocalPart::Other;
}

const SignIn *usedSignIn(const Case &judged)
{
    const auto *credential = judged.evidence.last<seen::CredentialSeen>();
    const QString id = credential && !credential->signIn.isEmpty() ? credential->signIn : judged.connection.signIn;
    return judged.connector.findSignIn(id);
}

}
