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
    QStringList versions;
    for (const seen::VersionSeen &version : posture->versions)
        if (version.answer == seen::Answer::Accepted && isObsolete(version.version))
            versions << version.version;
    if (versions.isEmpty())
        return {};
    return postureFacts(judged, {{u"versions"_s, versions.join(", "_L1)}, {u"version"_s, versions.first()}});
}

extern constinit const Check tlsProtocolObsolete{"tls.protocol.obsolete"_L1, Phase::Tls, Severity::Warning, judge,
                                                 "tls.protocol.old"_L1};

}
