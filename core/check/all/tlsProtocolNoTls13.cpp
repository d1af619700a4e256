// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::PostureSeen *posture = postureOf(judged);
    if (!posture)
        return {};
    const seen::VersionSeen *newest = nullptr;
    for (const seen::VersionSeen &version : posture->versions)
        if (version.answer == seen::Answer::Accepted)
            newest = &version;
    if (!newest || newest->version != "TLSv1.2"_L1)
        return {};
    return postureFacts(judged, {{u"version"_s, newest->version}});
}

extern constinit const Check tlsProtocolNoTls13{"tls.protocol.no-tls13"_L1, Phase::Tls, Severity::Info, judge};

}
