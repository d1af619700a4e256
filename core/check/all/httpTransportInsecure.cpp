// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::HttpSeen *answer : judged.evidence.all<seen::HttpSeen>()) {
        const QUrl url(answer->url);
        if (answer->signedIn && url.scheme() == "http"_L1 && !isLoopback(url.host()))
            return answerFacts(judged, *answer);
    }
    return {};
}

extern constinit const Check httpTransportInsecure{"http.transport.insecure"_L1, Phase::Http, Severity::Warning, judge};

}
