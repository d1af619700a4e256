// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return contentFacts(judged, ContentFault::Encoding);
}

extern constinit const Check contentBodyEncoding{"content.body.encoding"_L1, Phase::Content, Severity::Failure, judge};

}
