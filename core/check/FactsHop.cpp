// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsHop.h"

#include "check/FactsDns.h"
#include "check/FactsTarget.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DnsEnd;
using seen::DnsSeen;
using seen::ProxyEnd;
using seen::ProxySeen;
using seen::TcpEnd;
using seen::TcpSeen;

// Several resolvers or addresses may fail in different ways; the one that says most about the cause speaks.
static constexpr std::array tellingLookups{
    DnsEnd::InvalidName, DnsEnd::NoSuchName, DnsEnd::NoData,   DnsEnd::Refused,     DnsEnd::ServerFailure,
    DnsEnd::Malformed,   DnsEnd::Truncated,  DnsEnd::TimedOut, DnsEnd::Unreachable, DnsEnd::Failed};
static constexpr std::array tellingConnects{
    TcpEnd::Denied, TcpEnd::Refused, TcpEnd::TimedOut, TcpEnd::HostUnreachable, TcpEnd::NetworkUnreachable,
    TcpEnd::Failed};

template <class Kind>
static QList<const Kind *> seenOf(const Case &judged, HopOf hop)
{
    QList<const Kind *> found;
    for (const Kind *one : judged.evidence.all<Kind>())
        if (one->proxy == (hop == HopOf::Proxy))
            found << one;
    return found;
}

template <class Kind, class Order>
static const Kind *mostTelling(const QList<const Kind *> &all, const Order &order)
{
    for (const auto end : order)
        for (const Kind *one : all)
            if (one->end == end)
                return one;
    return nullptr;
}

// An answer without an address is no data, whatever its code says.
static const DnsSeen *mostTelling(const QList<const DnsSeen *> &lookups)
{
    if (const DnsSeen *telling = mostTelling(lookups, tellingLookups))
        return telling;
    return mostTelling(lookups, std::array{DnsEnd::Answered});
}

static bool anyResolved(const QList<const DnsSeen *> &lookups)
{
    return std::any_of(lookups.cbegin(), lookups.cend(), [](const DnsSeen *lookup) { return resolved(*lookup); });
}

const DnsSeen *failedLookup(const Case &judged, HopOf hop)
{
    const auto lookups = seenOf<DnsSeen>(judged, hop);
    if (anyResolved(lookups))
        return nullptr;
    const DnsSeen *own = mostTelling(lookups);
    const auto others = judged.evidence.varied<DnsSeen>(seen::Variation::OtherResolver);
    if (!own || own->resolver != "system"_L1 || own->end == DnsEnd::InvalidName || anyResolved(others))
        return own;
    const DnsSeen *other = hop == HopOf::Target ? mostTelling(others) : nullptr;
    return other ? other : own;
}

static const TcpSeen *failedConnect(const Case &judged, HopOf hop)
{
    const auto connects = seenOf<TcpSeen>(judged, hop);
    if (mostTelling(connects, std::array{TcpEnd::Connected}))
        return nullptr;
    return mostTelling(connects, tellingConnects);
}

// The proxy's address is known from the way that was tried, or else from the request that used it.
static QString proxyUrl(const Case &judged)
{
    if (const auto *proxy = judged.evidence.last<ProxySeen>(); proxy && !proxy->url.isEmpty())
        return proxy->url;
    if (const auto *http = judged.evidence.last<seen::HttpSeen>(); http && !http->proxy.isEmpty())
        return http->proxy;
    return QUrl(judged.connection.proxy.url).toString(QUrl::RemoveUserInfo);
}

static Facts hopFacts(const Case &judged, HopOf hop, const QString &host, const QString &detail)
{
    Facts facts{{u"host"_s, host}};
    if (!detail.isEmpty())
        facts.insert(u"detail"_s, oneLine(detail));
    if (hop == HopOf::Proxy) {
        const QString proxy = proxyUrl(judged);
        facts.insert(u"proxy"_s, proxy.isEmpty() ? host : proxy);
    }
    return targetFactsWith(judged, facts);
}

Facts lookupFacts(const Case &judged, HopOf hop, const DnsSeen &lookup)
{
    Facts facts = hopFacts(judged, hop, lookup.host, lookup.detail);
    const auto others = judged.evidence.varied<DnsSeen>(seen::Variation::OtherResolver);
    for (const auto &[name, text] :
         {std::pair(u"resolver"_s, lookup.resolver),
          std::pair(u"asked"_s, lookup.asked == lookup.host ? QString() : lookup.asked),
          std::pair(u"chain"_s, chainText(lookup)), std::pair(u"servers"_s, answersText(others))})
        if (!text.isEmpty())
            facts.insert(name, text);
    return facts;
}

std::optional<Facts> lookupEnded(const Case &judged, HopOf hop, std::initializer_list<DnsEnd> ends)
{
    const DnsSeen *lookup = failedLookup(judged, hop);
    if (!lookup)
        return {};
    const DnsEnd end = lookup->end == DnsEnd::Answered ? DnsEnd::NoData : lookup->end;
    if (std::find(ends.begin(), ends.end(), end) == ends.end())
        return {};
    if (hop == HopOf::Target && aliasFault(*lookup) != AliasFault::None)
        return {};
    return lookupFacts(judged, hop, *lookup);
}

std::optional<Facts> connectsEnded(const Case &judged, HopOf hop, std::initializer_list<TcpEnd> ends)
{
    const TcpSeen *connect = failedConnect(judged, hop);
    if (!connect || std::find(ends.begin(), ends.end(), connect->end) == ends.end())
        return {};
    QStringList addresses;
    for (const TcpSeen *one : seenOf<TcpSeen>(judged, hop))
        if (std::find(ends.begin(), ends.end(), one->end) != ends.end())
            addresses << one->address;
    Facts facts = hopFacts(judged, hop, connect->host, connect->detail);
    facts.insert(u"addresses"_s, addresses.join(", "_L1));
    facts.insert(u"port"_s, QString::number(connect->port));
    return facts;
}

static bool matters(const TcpSeen &connect)
{
    const QHostAddress address(connect.address);
    const bool noIpv6Here =
        connect.end == TcpEnd::NetworkUnreachable && address.protocol() == QAbstractSocket::IPv6Protocol;
    const bool localhost =
        address == QHostAddress(QHostAddress::LocalHost) || address == QHostAddress(QHostAddress::LocalHostIPv6);
    return !noIpv6Here && !localhost;
}

AddressesTried addressesTried(const Case &judged)
{
    AddressesTried tried;
    for (const TcpSeen *connect : seenOf<TcpSeen>(judged, HopOf::Target)) {
        if (connect->end == TcpEnd::Connected)
            tried.working << connect->address;
        else if (connect->end != TcpEnd::Stopped && matters(*connect)) {
            tried.failing << connect->address;
            tried.detail = tried.detail.isEmpty() ? oneLine(connect->detail) : tried.detail;
        }
    }
    return tried;
}

std::optional<Family> brokenFamily(const AddressesTried &tried)
{
    const auto isSix = [](const QString &address) {
        return address.contains(u':');
    };
    const auto allSix = [&](const QStringList &addresses) {
        return !addresses.isEmpty() && std::all_of(addresses.cbegin(), addresses.cend(), isSix);
    };
    const auto allFour = [&](const QStringList &addresses) {
        return !addresses.isEmpty() && std::none_of(addresses.cbegin(), addresses.cend(), isSix);
    };
    if (allSix(tried.failing) && allFour(tried.working))
        return Family::Ipv6;
    return allFour(tried.failing) && allSix(tried.working) ? std::optional(Family::Ipv4) : std::nullopt;
}

bool wayFailed(const Case &judged)
{
    const auto *proxy = judged.evidence.last<ProxySeen>();
    return (proxy && proxy->end != ProxyEnd::TunnelOpen) || failedLookup(judged, HopOf::Target) ||
           failedLookup(judged, HopOf::Proxy) || failedConnect(judged, HopOf::Target) ||
           failedConnect(judged, HopOf::Proxy);
}

}
