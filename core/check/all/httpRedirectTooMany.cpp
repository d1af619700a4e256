// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = requestEnded(judged, {seen::HttpEnd::TooManyRedirects});
    if (!facts)
        return {};
    const QList<seen::Redirect> &redirects = brokenRequest(judged)->redirects;
    facts->insert(u"count"_s, QString::number(redirects.size()));
    if (!redirects.isEmpty())
        facts->insert(u"to"_s, oneLine(redirects.last().to, 500));
    // Who sends people in circles until they bring back a cookie never lets a client through that keeps none.
    if (!redirects.isEmpty() && redirects.last().withheld.contains("cookie"_L1))
        facts->insert(u"cookie"_s, u"Set-Cookie"_s);
    return facts;
}

extern constinit const Check httpRedirectTooMany{"http.redirect.too-many"_L1, Phase::Http, Severity::Failure, judge};

}
