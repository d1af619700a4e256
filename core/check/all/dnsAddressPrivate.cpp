// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"
#include "check/FactsTarget.h"

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

using seen::TcpEnd;

// A company's own resolver gives private addresses for its systems, and a refusal shows that one is there: only where
// nothing answers is the address itself in question. A public resolver should never give one.
static bool matters(const Case &judged, const seen::DnsSeen &lookup, const QString &found)
{
    const QHostAddress resolver(lookup.resolver.section(u':', 0, -2).remove(u'[').remove(u']'));
    const bool publicResolver = !resolver.isNull() && !resolver.isLoopback() && !isPrivateAddress(resolver);
    const std::optional<TcpEnd> end = connectEnd(judged, found);
    const bool silent = end == TcpEnd::TimedOut || end == TcpEnd::HostUnreachable || end == TcpEnd::NetworkUnreachable;
    return publicResolver || (silent && noConnection(judged));
}

static std::optional<Facts> judge(const Case &judged)
{
    if (!isPublicName(judged.connection.host()))
        return {};
    for (const seen::DnsSeen *lookup : ownLookups(judged))
        for (const seen::DnsAddress &found : lookup->addresses)
            if (isPrivateAddress(QHostAddress(found.address)) && !fromHostsFile(*lookup) &&
                matters(judged, *lookup, found.address))
                return targetFactsWith(judged, {{u"address"_s, found.address}, {u"resolver"_s, lookup->resolver}});
    return {};
}

extern constinit const Check dnsAddressPrivate{"dns.address.private"_L1, Phase::Dns, Severity::Warning, judge,
                                               "tcp."_L1};

}
