// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = badAnswer(judged, [](int status) { return status == 421; });
    if (facts)
        facts->insert(u"version"_s, decisiveAnswer(judged)->httpVersion);
    return facts;
}

extern constinit const Check httpRequestMisdirected{"http.request.misdirected"_L1, Phase::Http, Severity::Failure,
                                                    judge};

}
