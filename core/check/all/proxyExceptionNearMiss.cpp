// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static std::optional<Facts> judge(const Case &judged)
{
    const auto *proxy = judged.evidence.last<seen::ProxySeen>();
    if (!proxy)
        return {};
    for (const ProxyException &exception : proxy->exceptions)
        if (!exception.matches)
            return targetFactsWith(judged, {{u"proxy"_s, proxy->url},
                                            {u"list"_s, exception.list},
                                            {u"entry"_s, oneLine(exception.entry)},
                                            {u"reason"_s, exception.reason}});
    return {};
}

extern constinit const Check proxyExceptionNearMiss{"proxy.exception.near-miss"_L1, Phase::Proxy, Severity::Info,
                                                    judge};

}
