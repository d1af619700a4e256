// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::Variation;

static std::optional<Facts> judge(const Case &judged)
{
    const Flip *flip = judged.flip(Variation::EnvironmentCredential);
    if (!flip || !flip->whole)
        return {};
    Facts facts = flipFacts(judged, *flip);
    facts.insert(u"variables"_s, flip->value);
    return facts;
}

extern constinit const Check credentialEnvironmentWorks{"credential.environment.works"_L1, Phase::Credential,
                                                        Severity::Failure, judge,
                                                        "auth. scope. content. credential. http."_L1};

}
