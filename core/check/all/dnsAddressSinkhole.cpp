// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "check/FactsTarget.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

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

static std::optional<Facts> judge(const Case &judged)
{
    for (const seen::DnsSeen *lookup : judged.evidence.all<seen::DnsSeen>())
        for (const seen::DnsAddress &found : lookup->addresses)
            if (!lookup->proxy && lookup->resolver != "literal"_L1 && leadsNowhere(QHostAddress(found.address)))
                return targetFactsWith(judged, {{u"address"_s, found.address}, {u"resolver"_s, lookup->resolver}});
    return {};
}

extern constinit const Check dnsAddressSinkhole{"dns.address.sinkhole"_L1, Phase::Dns, Severity::Warning, judge,
                                                "tcp. tls. http."_L1};

}
