// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"
#include "check/Latency.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : judged.evidence.all<seen::HttpSeen>()) {
        const auto speeds = twoSpeeds(answer->samples);
        if (!speeds)
            continue;
        Facts facts = answerFacts(judged, *answer);
        facts.insert({{u"fast"_s, QString::number(speeds->fast)},
                      {u"slow"_s, QString::number(speeds->slow)},
                      {u"fastMs"_s, wholeText(speeds->fastMs)},
                      {u"slowMs"_s, wholeText(speeds->slowMs)}});
        if (!speeds->slowAddress.isEmpty())
            facts.insert(u"address"_s, speeds->slowAddress);
        return facts;
    }
    return {};
}

extern constinit const Check httpLatencyBimodal{"http.latency.bimodal"_L1, Phase::Http, Severity::Warning, judge};

}
