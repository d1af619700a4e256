// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/verdict.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

QString verdictOf(const QList<Finding> &findings)
{
    const auto worst = std::max_element(findings.cbegin(), findings.cend(),
                                        [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
    if (worst == findings.cend() || worst->severity == Severity::Info)
        return u"ok"_s;
    return worst->severity == Severity::Warning ? u"warn"_s : u"fail"_s;
}

}
