// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDates.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const VendorDate *date = passedDate(judged);
    return date ? std::optional(dateFacts(judged, *date)) : std::nullopt;
}

static QStringList explained(const Case &judged)
{
    const VendorDate *date = passedDate(judged);
    return date ? date->explains : QStringList();
}

extern constinit const Check configDatePassed{
    "config.date.passed"_L1, Phase::Auth, Severity::Info, judge, {}, explained};

}
