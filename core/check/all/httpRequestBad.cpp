// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const seen::HttpSeen *answer = decisiveAnswer(judged);
    if (!answer || asksForTls(*answer) || certificateAnswer(judged) != CertificateAnswer::None)
        return {};
    return badAnswer(judged, [](int status) { return status == 400; });
}

extern constinit const Check httpRequestBad{"http.request.bad"_L1, Phase::Http, Severity::Failure, judge};

}
