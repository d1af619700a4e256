// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsClock.h"
#include "check/FactsCredential.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr qint64 warningDays = 14;

static std::optional<Facts> judge(const Case &judged)
{
    const QDateTime expires = knownExpiry(judged);
    if (!expires.isValid() || expires <= serverNow(judged) || daysUntil(judged, expires) >= warningDays)
        return {};
    return expiryFacts(judged);
}

extern constinit const Check credentialExpirySoon{"credential.expiry.soon"_L1, Phase::Credential, Severity::Warning,
                                                  judge};

}
