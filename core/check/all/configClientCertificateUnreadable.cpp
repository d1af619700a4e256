// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsConfig.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = loadProblem(judged, LocalPart::ClientCertificate);
    if (facts)
        facts->insert(u"file"_s, judged.connection.trust.clientCertificateFile);
    return facts;
}

extern constinit const Check configClientCertificateUnreadable{"config.client-certificate.unreadable"_L1, Phase::Config,
                                                               Severity::Failure, judge};

}
