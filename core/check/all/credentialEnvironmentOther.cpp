// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsCredential.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

extern constinit const Check credentialEnvironmentOther{"credential.environment.other"_L1, Phase::Credential,
                                                        Severity::Warning, otherFormFacts, "auth."_L1};

}
