// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = refusalFacts(judged, Refusal::ScopeMissing);
    if (!facts)
        return {};
    if (const QString scope = missingScope(*decisiveAnswer(judged)); !scope.isEmpty())
        facts->insert(u"scope"_s, scope);
    return facts;
}

extern constinit const Check scopeScopeMissing{"scope.scope.missing"_L1, Phase::Auth, Severity::Failure, judge};

}
