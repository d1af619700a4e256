// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// RFC 9110, sections 15.5.14 and 15.5.15; RFC 6585, section 5
static QString partOf(int status)
{
    return status == 413 ? u"body"_s : status == 414 ? u"URL"_s : u"headers"_s;
}

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts =
        badAnswer(judged, [](int status) { return status == 413 || status == 414 || status == 431; });
    if (facts)
        facts->insert(u"part"_s, partOf(decisiveAnswer(judged)->status));
    return facts;
}

extern constinit const Check httpRequestTooLarge{"http.request.too-large"_L1, Phase::Http, Severity::Failure, judge};

}
