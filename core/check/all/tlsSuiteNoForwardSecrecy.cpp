// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const QList<AcceptedSuite> suites = acceptedSuites(judged);
    if (suites.isEmpty() || std::any_of(suites.cbegin(), suites.cend(),
                                        [](const AcceptedSuite &accepted) { return isForwardSecret(accepted.suite); }))
        return {};
    return postureFacts(judged, {{u"suite"_s, suites.first().suite.name}, {u"version"_s, suites.first().version}});
}

extern constinit const Check tlsSuiteNoForwardSecrecy{"tls.suite.no-forward-secrecy"_L1, Phase::Tls, Severity::Warning,
                                                      judge};

}
