// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsClock.h"
#include "check/FactsCredential.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const QDateTime expires = knownExpiry(judged);
    if (!expires.isValid() || expires > serverNow(judged))
        return {};
    return expiryFacts(judged);
}

extern constinit const Check credentialExpiryPassed{"credential.expiry.passed"_L1, Phase::Credential, Severity::Warning,
                                                    judge, "auth.credential.expired auth.credential.refused"_L1};

}
