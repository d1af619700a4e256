// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsConfig.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = loadProblem(judged, LocalPart::ClientCertificate);
    const QString reason = facts ? facts->value(u"reason"_s) : QString();
    if (reason.isEmpty() || reason == "key-mismatch"_L1 || reason.startsWith("passphrase"_L1))
        return {}; // two that have a finding of their own
    facts->insert(u"file"_s, judged.connection.trust.clientCertificateFile);
    return facts;
}

extern constinit const Check configClientCertificateUnreadable{"config.client-certificate.unreadable"_L1, Phase::Config,
                                                               Severity::Failure, judge};

}
