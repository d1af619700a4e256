// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsCredential.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    return fieldFacts(judged, FieldFlaw::WhiteSpace);
}

extern constinit const Check credentialValueWhitespace{"credential.value.whitespace"_L1, Phase::Credential,
                                                       Severity::Warning, judge, "auth. http.request.failed"_L1};

}
