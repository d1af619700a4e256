// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    if (!tlsProblem(judged, {verify::hostMismatch}, Depth::Any) || judged.tls()->chain.isEmpty())
        return {};
    const QString host = judged.tls()->host.toLower();
    for (const QString &name : judged.tls()->chain.first().names) {
        const QString suffix = name.section(u':', 1).mid(1).toLower(); // `.example.com` of `*.example.com`
        if (!name.startsWith("DNS:*."_L1) || !(host.endsWith(suffix) || u'.' + host == suffix))
            continue;
        Facts facts = certificateFacts(judged, 0);
        facts.insert(u"wildcard"_s, oneLine(name.section(u':', 1)));
        return facts;
    }
    return {};
}

extern constinit const Check tlsCertificateWildcardDepth{"tls.certificate.wildcard-depth"_L1, Phase::Tls,
                                                         Severity::Failure, judge, "tls.certificate.wrong-host"_L1};

}
