// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

// A 401, 403 or 404 speaks of the credential itself; these mean that the request could not be dealt with.
static bool isAboutTheRequest(int status)
{
    return status == 400 || status == 413 || status == 431 || status / 100 == 5;
}

static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::WithoutCredential);
    const seen::HttpSeen *answer = judged.signedAnswer();
    if (!flip || !answer || !isAboutTheRequest(answer->status))
        return {};
    Facts facts = flipFacts(judged, *flip);
    facts.insert(u"status"_s, QString::number(answer->status));
    if (const seen::HttpSeen *without = flip->evidence.last<seen::HttpSeen>())
        facts.insert(u"without"_s, QString::number(without->status));
    return facts;
}

extern constinit const Check authCredentialHarmful{"auth.credential.harmful"_L1, Phase::Auth, Severity::Failure, judge,
                                                   "http. content."_L1};

}
