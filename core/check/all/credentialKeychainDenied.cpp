// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsCredential.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return keychainSaid(judged, "keychain.denied"_L1);
}

extern constinit const Check credentialKeychainDenied{"credential.keychain.denied"_L1, Phase::Credential,
                                                      Severity::Failure, judge};

}
