// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : wholeAnswers(judged)) {
        const QUrl url(answer->url);
        const QString policy = answer->header("Strict-Transport-Security"_L1);
        if (url.scheme() != "http"_L1 || policy.isEmpty() || isLoopback(url.host()))
            continue;
        Facts facts = answerFacts(judged, *answer);
        facts.insert(u"hsts"_s, oneLine(policy));
        return facts;
    }
    return {};
}

extern constinit const Check httpHstsContradicted{"http.hsts.contradicted"_L1, Phase::Http, Severity::Warning, judge};

}
