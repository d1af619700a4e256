// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsDns.h"
#include "check/FactsTarget.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

namespace {

struct KnownFilter {
    QLatin1StringView name;
    QLatin1StringView subnet; // of its page that says "blocked"
    QLatin1StringView alias;  // the name that it leads to
};

}

// The addresses and names that the products' own documents give.
static constexpr std::array filters{
    KnownFilter{"FortiGuard"_L1, "208.91.112.55/32"_L1, {}},
    KnownFilter{"Palo Alto Networks"_L1, "198.135.184.22/32"_L1, "sinkhole.paloaltonetworks.com"_L1},
    KnownFilter{"Cisco Umbrella (OpenDNS)"_L1, "146.112.61.104/29"_L1, {}},
    KnownFilter{"Trust+Positif"_L1, {}, "trustpositif.kominfo.go.id"_L1},
};

// The unspecified addresses, and those set aside for documentation (RFC 5737, RFC 3849): filters answer with them.
static bool leadsNowhere(const QHostAddress &address)
{
    static const std::array ranges{
        QHostAddress::parseSubnet(u"0.0.0.0/8"_s),       QHostAddress::parseSubnet(u"192.0.2.0/24"_s),
        QHostAddress::parseSubnet(u"198.51.100.0/24"_s), QHostAddress::parseSubnet(u"203.0.113.0/24"_s),
        QHostAddress::parseSubnet(u"2001:db8::/32"_s),   QHostAddress::parseSubnet(u"::/128"_s)};
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const auto &range) { return address.isInSubnet(range.first, range.second); });
}

static bool leadsHere(const Case &judged, const QHostAddress &address)
{
    return address.isLoopback() && isPublicName(judged.connection.host()) && noConnection(judged);
}

static QString filterOf(const seen::DnsSeen &lookup, const QHostAddress &address)
{
    for (const KnownFilter &filter : filters) {
        if (!filter.subnet.isEmpty() && address.isInSubnet(QHostAddress::parseSubnet(filter.subnet)))
            return filter.name;
        for (const seen::DnsAlias &link : lookup.chain)
            if (!filter.alias.isEmpty() && link.target.compare(filter.alias, Qt::CaseInsensitive) == 0)
                return filter.name;
    }
    return {};
}

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::DnsSeen *lookup : ownLookups(judged))
        for (const seen::DnsAddress &found : lookup->addresses) {
            const QHostAddress address(found.address);
            const QString filter = filterOf(*lookup, address);
            if (filter.isEmpty() && !leadsNowhere(address) && !leadsHere(judged, address))
                continue;
            Facts facts{{u"address"_s, found.address}, {u"resolver"_s, lookup->resolver}};
            if (!filter.isEmpty())
                facts.insert(u"filter"_s, filter);
            return targetFactsWith(judged, facts);
        }
    return {};
}

extern constinit const Check dnsAddressSinkhole{
    "dns.address.sinkhole"_L1, Phase::Dns, Severity::Warning, judge,
    "tcp. tls. http. content. dns.answer. dns.address.private proxy.route.needed"_L1};

}
