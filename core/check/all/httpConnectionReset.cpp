// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = requestEnded(judged, {seen::HttpEnd::Reset});
    if (!facts || brokeHttp2(judged))
        return {};
    const seen::HttpSeen &broken = *brokenRequest(judged);
    const bool spoke =
        broken.status > 0 || broken.wireBytes > 0 || (judged.tls() && judged.tls()->end == seen::TlsEnd::Established);
    return spoke ? facts : std::nullopt;
}

extern constinit const Check httpConnectionReset{"http.connection.reset"_L1, Phase::Http, Severity::Failure, judge};

}
