// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// What other findings say, and a stop, which is nobody's fault.
static const QStringList worded{u"keychain.locked"_s, u"keychain.waiting"_s, u"keychain.absent"_s, u"keychain.silent"_s,
                                u"keychain.denied"_s, u"keychain.missing"_s, u"run.stopped"_s};

static std::optional<Facts> judge(const Case &judged)
{
    const auto *credential = judged.evidence.last<seen::CredentialSeen>();
    if (!credential || credential->error.isEmpty() || worded.contains(credential->error))
        return {};
    return targetFactsWith(judged, {{u"error"_s, credential->error}});
}

extern constinit const Check credentialKeychainFailed{"credential.keychain.failed"_L1, Phase::Credential,
                                                      Severity::Failure, judge};

}
