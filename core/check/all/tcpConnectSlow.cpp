// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// Applications take the first address that answers, so the fastest one counts.
static constexpr double slowMs = 1000;

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<double> fastest;
    for (const Observation &observation : judged.evidence.observations)
        if (const auto *connect = std::get_if<seen::TcpSeen>(&observation.seen);
            connect && observation.variation == seen::Variation::None && !connect->proxy &&
            connect->end == seen::TcpEnd::Connected)
            fastest = std::min(fastest.value_or(observation.durationMs), observation.durationMs);
    if (!fastest || *fastest <= slowMs)
        return {};
    return targetFactsWith(judged, {{u"ms"_s, wholeText(*fastest)}});
}

extern constinit const Check tcpConnectSlow{"tcp.connect.slow"_L1, Phase::Tcp, Severity::Warning, judge};

}
