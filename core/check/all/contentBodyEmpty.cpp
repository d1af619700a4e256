// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsContent.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return contentFacts(judged, ContentFault::Empty);
}

extern constinit const Check contentBodyEmpty{"content.body.empty"_L1, Phase::Content, Severity::Failure, judge};

}
