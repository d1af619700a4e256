// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static const seen::NameAnswerSeen *nameAnswer(const seen::PostureSeen &posture, const QString &asked)
{
    const auto it = std::find_if(posture.names.cbegin(), posture.names.cend(),
                                 [&](const seen::NameAnswerSeen &one) { return one.asked == asked; });
    return it == posture.names.cend() ? nullptr : &*it;
}

static std::optional<Facts> judge(const Case &judged)
{
    const seen::PostureSeen *posture = postureOf(judged);
    if (!posture)
        return {};
    if (posture->serverName.isEmpty())
        return {};
    const seen::NameAnswerSeen *named = nameAnswer(*posture, posture->serverName);
    const seen::NameAnswerSeen *unnamed = nameAnswer(*posture, {});
    if (!named || !unnamed || named->sha256.isEmpty() || named->sha256 == unnamed->sha256)
        return {};
    const bool refused = unnamed->sha256.isEmpty();
    if (refused && unnamed->answer != seen::Answer::Refused && unnamed->answer != seen::Answer::Closed &&
        unnamed->answer != seen::Answer::Reset)
        return {}; // not known
    const QString refusal = unnamed->detail.isEmpty() ? toJson(unnamed->answer).toString() : unnamed->detail;
    return postureFacts(judged, {{u"named"_s, named->subject}, {u"shown"_s, refused ? refusal : unnamed->subject}});
}

extern constinit const Check tlsSniRequired{"tls.sni.required"_L1, Phase::Tls, Severity::Info, judge};

}
