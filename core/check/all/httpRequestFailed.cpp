// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::HttpEnd;

static std::optional<Facts> judge(const Case &judged)
{
    if (brokeHttp2(judged))
        return {};
    if (auto facts = requestEnded(judged, {HttpEnd::Failed}))
        return facts;
    // Earlier steps had reached the system, so that this time it failed is news.
    if (earlierStepFailed(judged))
        return {};
    return requestEnded(judged,
                        {HttpEnd::NameFailed, HttpEnd::ConnectFailed, HttpEnd::TlsFailed, HttpEnd::ProxyFailed});
}

extern constinit const Check httpRequestFailed{"http.request.failed"_L1, Phase::Http, Severity::Failure, judge};

}
