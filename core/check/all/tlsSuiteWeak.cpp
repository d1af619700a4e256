// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsPosture.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    QStringList names;
    QString version;
    for (const AcceptedSuite &accepted : acceptedSuites(judged))
        if (isWeak(accepted.suite) && !names.contains(accepted.suite.name)) {
            version = version.isEmpty() ? accepted.version : version;
            names << accepted.suite.name;
        }
    if (names.isEmpty())
        return {};
    return postureFacts(judged, {{u"suites"_s, names.join(", "_L1)},
                                 {u"count"_s, QString::number(names.size())},
                                 {u"suite"_s, names.first()},
                                 {u"version"_s, version}});
}

extern constinit const Check tlsSuiteWeak{"tls.suite.weak"_L1, Phase::Tls, Severity::Warning, judge};

}
