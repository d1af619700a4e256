// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "probe/ResolverSettings.h"
#include "probe/askDns.h"

#include <algorithm>
#include <array>
#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DnsEnd;

static constexpr int mostLinks = 10; // followed one by one where the server gave up
static constexpr auto followBudget = 1000ms;

// By how much they tell: where the two questions fail differently, the first found here is shown. "No data" stands
// last, because it is only true of the name when the other question was answered so too.
static constexpr std::array telling{DnsEnd::InvalidName,   DnsEnd::NoSuchName, DnsEnd::Refused,
                                    DnsEnd::ServerFailure, DnsEnd::Malformed,  DnsEnd::Truncated,
                                    DnsEnd::Unreachable,   DnsEnd::TimedOut,   DnsEnd::NoData};

// The names that the system's resolver would try with this server, in its order. One with enough dots is taken as
// complete: the system tries search domains for those too, but only after an answer that says no.
static QList<QByteArray> namesToAsk(const QByteArray &name, const ResolverSettings &settings)
{
    QList<QByteArray> names;
    if (!name.endsWith('.') && name.count('.') < settings.dots)
        for (const QString &domain : settings.search)
            if (const AskedName whole = askedName(QString::fromLatin1(name) + u'.' + domain); !whole.ascii.isEmpty())
                names << whole.ascii;
    return names << name;
}

// Both questions at once, each on a thread of its own.
static std::array<DnsAsked, 2> askBoth(const ServerAddress &server, const QByteArray &name, const Wait &wait)
{
    const auto ask = [&](DnsType type) {
        return askDns(server, name, type, wait);
    };
    std::future<DnsAsked> six = std::async(std::launch::async, ask, DnsType::Aaaa);
    DnsAsked four = ask(DnsType::A);
    return {std::move(four), six.get()};
}

static void take(seen::DnsSeen &seen, const QByteArray &name, const std::array<DnsAsked, 2> &both)
{
    seen.asked = QString::fromLatin1(name);
    for (const DnsAsked &asked : both) {
        seen.questions << asked.question;
        seen.addresses += asked.reply.addresses;
        if (seen.chain.isEmpty())
            seen.chain = chainFrom(name, asked.reply.aliases);
    }
    const auto ended = [&](DnsEnd end) {
        return std::find_if(both.begin(), both.end(), [end](const DnsAsked &a) { return a.question.end == end; });
    };
    if (!seen.addresses.isEmpty()) {
        seen.end = DnsEnd::Answered;
        seen.detail.clear();
        return;
    }
    for (const DnsEnd end : telling)
        if (const auto asked = ended(end); asked != both.end()) {
            seen.end = end;
            seen.detail = asked->question.detail;
            return;
        }
}

// Most resolvers say no more than SERVFAIL of an alias that leads in a circle: its links are then asked for singly.
static void follow(seen::DnsSeen &seen, const ServerAddress &server, const QByteArray &name, const Wait &wait)
{
    QList<seen::DnsAlias> links;
    QByteArray at = name;
    while (links.size() < mostLinks && !wait.over()) {
        const DnsAsked asked = askDns(server, at, DnsType::Cname, wait);
        seen.questions << asked.question;
        links += asked.reply.aliases.mid(0, 1);
        seen.chain = chainFrom(name, links);
        if (asked.reply.aliases.isEmpty() || seen.chain.size() < links.size())
            return;
        const AskedName next = askedName(links.last().target);
        const bool known = std::any_of(links.cbegin(), links.cend(), [&](const seen::DnsAlias &link) {
            return link.name.compare(links.last().target, Qt::CaseInsensitive) == 0;
        });
        if (known || next.ascii.isEmpty())
            return;
        at = next.ascii;
    }
}

static void ask(seen::DnsSeen &seen, const QByteArray &name, const ServerAddress &server,
                const ResolverSettings &settings, const Wait &wait)
{
    for (const QByteArray &each : namesToAsk(name, settings)) {
        take(seen, each, askBoth(server, each, wait));
        if (wait.over() || (seen.end != DnsEnd::NoSuchName && seen.end != DnsEnd::NoData))
            break;
    }
    if (seen.end == DnsEnd::ServerFailure && seen.chain.isEmpty())
        follow(seen, server, seen.asked.toLatin1(), wait.within(followBudget));
    if (wait.stopped())
        seen.end = DnsEnd::Stopped;
}

seen::DnsSeen probeNamedDns(const Hop &hop, const QString &resolver, Wait &wait, const ResolverSettings &settings)
{
    const AskedName name = askedName(hop.host);
    const std::optional<ServerAddress> server = serverAddress(resolver, 53);
    seen::DnsSeen seen{.host = hop.host, .proxy = hop.proxy};
    seen.resolver = server ? hostPort(server->address.toString(), server->port) : resolver;
    if (std::optional<seen::DnsSeen> known = dnsWithoutAsking(hop, name)) {
        if (known->resolver.isEmpty())
            known->resolver = seen.resolver;
        return *std::move(known);
    }
    if (!server)
        seen.detail = u"resolver is no address"_s;
    else
        ask(seen, name.ascii, *server, settings, wait);
    return seen;
}

}
