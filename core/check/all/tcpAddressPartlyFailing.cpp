// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const AddressesTried tried = addressesTried(judged);
    if (tried.failing.isEmpty() || tried.working.isEmpty() || brokenFamily(tried))
        return {};
    return targetFactsWith(judged,
                           {{u"failing"_s, tried.failing.join(", "_L1)}, {u"working"_s, tried.working.join(", "_L1)}});
}

extern constinit const Check tcpAddressPartlyFailing{"tcp.address.partly-failing"_L1, Phase::Tcp, Severity::Warning,
                                                     judge};

}
