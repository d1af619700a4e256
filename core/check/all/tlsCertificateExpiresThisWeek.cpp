// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTls.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const std::optional<qint64> days = endsWithin(judged, 7);
    return days ? std::optional(endingFacts(judged, *days)) : std::nullopt;
}

extern constinit const Check tlsCertificateExpiresThisWeek{"tls.certificate.expires-this-week"_L1, Phase::Tls,
                                                           Severity::Warning, judge};

}
