// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

// Two answers of public addresses that all work are how content networks answer: nearest first.
static bool matters(const Case &judged, const seen::DnsSeen &lookup)
{
    bool connected = false;
    bool tried = false;
    for (const seen::DnsAddress &found : lookup.addresses) {
        const QHostAddress address(found.address);
        if (isPrivateAddress(address) || address.isLoopback())
            return true;
        const std::optional<seen::TcpEnd> end = connectEnd(judged, found.address);
        connected = connected || end == seen::TcpEnd::Connected;
        tried = tried || end.has_value();
    }
    return tried && !connected && !noConnection(judged);
}

static bool disagree(const Case &judged, const seen::DnsSeen &one, const seen::DnsSeen &other)
{
    if (resolved(one) && resolved(other))
        return whollyDifferent(one, other) && (matters(judged, one) || matters(judged, other));
    return (resolved(one) && denied(other)) || (denied(one) && resolved(other));
}

static std::optional<Facts> judge(const Case &judged)
{
    QList<const seen::DnsSeen *> lookups = everyLookup(judged);
    lookups.removeIf([](const seen::DnsSeen *lookup) { return fromHostsFile(*lookup); });
    for (const seen::DnsSeen *one : lookups)
        for (const seen::DnsSeen *other : lookups)
            if (disagree(judged, *one, *other))
                return targetFactsWith(judged, {{u"answers"_s, answersText(lookups)},
                                                {u"resolver"_s, one->resolver},
                                                {u"other"_s, other->resolver}});
    return {};
}

extern constinit const Check dnsAnswerSplit{
    "dns.answer.split"_L1, Phase::Dns, Severity::Warning, judge,
    "dns.name. dns.alias. dns.address.private dns.answer.changing dns.resolver.partly-failing tcp. tls. proxy.route.needed"_L1};

}
