// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsCredential.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return fieldFacts(judged, FieldFlaw::Shape);
}

extern constinit const Check credentialValueShape{"credential.value.shape"_L1, Phase::Credential, Severity::Warning,
                                                  judge};

}
