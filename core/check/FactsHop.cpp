// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/FactsHop.h"

#include "check/FactsTarget.h"

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
static constexpr std::array tellingLookups{DnsEnd::InvalidName, DnsEnd::NoSuchName,    DnsEnd::NoData,
                                           DnsEnd::Refused,     DnsEnd::ServerFailure, DnsEnd::Malformed,
                                           DnsEnd::TimedOut,    DnsEnd::Unreachable,   DnsEnd::Failed};
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
static bool resolved(const DnsSeen *lookup)
{
    return lookup->end == DnsEnd::Answered && !lookup->addresses.isEmpty();
}

static const DnsSeen *failedLookup(const Case &judged, HopOf hop)
{
    const auto lookups = seenOf<DnsSeen>(judged, hop);
    if (std::any_of(lookups.cbegin(), lookups.cend(), resolved))
        return nullptr;
    if (const DnsSeen *telling = mostTelling(lookups, tellingLookups))
        return telling;
    return mostTelling(lookups, std::array{DnsEnd::Answered});
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

std::optional<Facts> lookupEnded(const Case &judged, HopOf hop, std::initializer_list<DnsEnd> ends)
{
    const DnsSeen *lookup = failedLookup(judged, hop);
    if (!lookup)
        return {};
    const DnsEnd end = lookup->end == DnsEnd::Answered ? DnsEnd::NoData : lookup->end;
    if (std::find(ends.begin(), ends.end(), end) == ends.end())
        return {};
    Facts facts = hopFacts(judged, hop, lookup->host, lookup->detail);
    facts.insert(u"resolver"_s, lookup->resolver);
    return facts;
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

bool wayFailed(const Case &judged)
{
    const auto *proxy = judged.evidence.last<ProxySeen>();
    return (proxy && proxy->end != ProxyEnd::TunnelOpen) || failedLookup(judged, HopOf::Target) ||
           failedLookup(judged, HopOf::Proxy) || failedConnect(judged, HopOf::Target) ||
           failedConnect(judged, HopOf::Proxy);
}

}
