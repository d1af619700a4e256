// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHttp.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    std::optional<Facts> facts = brokeRules(judged);
    if (!facts || brokenRequest(judged)->status > 0) // it began as HTTP: http.answer.malformed
        return {};
    facts->insert(u"firstBytes"_s, oneLine(QString::fromLatin1(brokenRequest(judged)->body.left(64))));
    return facts;
}

extern constinit const Check httpProtocolInvalid{"http.protocol.invalid"_L1, Phase::Http, Severity::Failure, judge};

}
