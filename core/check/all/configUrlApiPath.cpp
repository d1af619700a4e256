// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// The first two parts of a call's path, e.g. `/api/v3`; one part alone is no sign of anything.
static QString apiPathOf(const Call &call)
{
    const QStringList parts = call.path.split(u'/', Qt::SkipEmptyParts);
    if (!call.base.isEmpty() || parts.size() < 2 || parts.at(0).contains(u'{') || parts.at(1).contains(u'{'))
        return {};
    return u'/' + parts.at(0) + u'/' + parts.at(1);
}

static bool holdsPath(const QStringList &base, const QString &path)
{
    return QString(u'/' + base.join(u'/') + u'/').contains(path + u'/');
}

static std::optional<Facts> judge(const Case &judged)
{
    const QStringList base = judged.connection.baseUrl().path().split(u'/', Qt::SkipEmptyParts);
    for (const Call &call : judged.connector.calls)
        if (const QString doubled = apiPathOf(call); !doubled.isEmpty() && holdsPath(base, doubled))
            return targetFactsWith(judged, {{u"path"_s, doubled}});
    return {};
}

extern constinit const Check configUrlApiPath{"config.url.api-path"_L1, Phase::Config, Severity::Warning, judge,
                                              "http.path.not-found"_L1};

}
