// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDates.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const VendorDate *date = comingDate(judged);
    return date ? std::optional(dateFacts(judged, *date)) : std::nullopt;
}

extern constinit const Check configDateSoon{"config.date.soon"_L1, Phase::Auth, Severity::Info, judge};

}
