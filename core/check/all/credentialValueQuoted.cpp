// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsCredential.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return fieldFacts(judged, FieldFlaw::Quoted);
}

extern constinit const Check credentialValueQuoted{"credential.value.quoted"_L1, Phase::Credential, Severity::Warning,
                                                   judge, "auth."_L1};

}
