// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsHop.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const AddressesTried tried = addressesTried(judged);
    const std::optional<Family> broken = brokenFamily(tried);
    if (!broken)
        return {};
    const bool six = broken == Family::Ipv6;
    return targetFactsWith(judged, {{u"family"_s, six ? u"IPv6"_s : u"IPv4"_s},
                                    {u"other"_s, six ? u"IPv4"_s : u"IPv6"_s},
                                    {u"failing"_s, tried.failing.join(", "_L1)},
                                    {u"detail"_s, tried.detail},
                                    {u"working"_s, tried.working.join(", "_L1)}});
}

extern constinit const Check tcpFamilyBroken{"tcp.family.broken"_L1, Phase::Tcp, Severity::Warning, judge};

}
