// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"
#include "check/Latency.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// What a limit or a refusal turned away says nothing about the server's health.
static bool isServersFault(const QList<seen::Sample> &samples)
{
    return std::any_of(samples.cbegin(), samples.cend(), [](const seen::Sample &sample) {
        return sample.end != seen::HttpEnd::Answered || sample.status >= 500 || sample.status == 408;
    });
}

static QString endsOf(const QList<seen::Sample> &samples)
{
    QMap<QString, int> counted;
    for (const seen::Sample &sample : samples)
        if (!sample.good())
            ++counted[sample.end == seen::HttpEnd::Answered ? QString::number(sample.status)
                                                            : toJson(sample.end).toString()];
    QStringList texts;
    for (auto it = counted.cbegin(); it != counted.cend(); ++it)
        texts << u"%1 × %2"_s.arg(it.value()).arg(it.key());
    return texts.join(", "_L1);
}

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : judged.evidence.all<seen::HttpSeen>()) {
        const auto profile = latencyProfile(answer->samples);
        if (!profile || profile->succeeded == 0 || !isServersFault(answer->samples))
            continue;
        Facts facts = answerFacts(judged, *answer);
        facts.insert({{u"failed"_s, QString::number(profile->total - profile->succeeded)},
                      {u"total"_s, QString::number(profile->total)},
                      {u"percent"_s, wholeText(100 * profile->successRate())},
                      {u"ends"_s, endsOf(answer->samples)}});
        return facts;
    }
    return {};
}

extern constinit const Check httpAnswerUnsteady{"http.answer.unsteady"_L1, Phase::Http, Severity::Warning, judge};

}
