// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsFlip.h"

#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera {

Facts flipFacts(const Case &judged, const Flip &flip)
{
    Facts facts{{u"failure"_s, flip.failure.id}};
    const auto add = [&facts](const QString &url, const QString &origin) {
        facts.insert(u"proxy"_s, url);
        facts.insert(u"origin"_s, origin);
    };
    if (const auto *answer = judged.evidence.last<seen::HttpSeen>(); answer && !answer->proxy.isEmpty())
        add(answer->proxy, answer->proxyOrigin);
    else if (const auto *proxy = judged.evidence.last<seen::ProxySeen>())
        add(proxy->url, proxy->origin);
    return targetFactsWith(judged, facts);
}

}
