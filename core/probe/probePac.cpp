// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectionProblems.h"
#include "probe/Pac.h"
#include "probe/Probes.h"
#include "probe/Route.h"

#include <QElapsedTimer>
#include <QNetworkInterface>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::PacEnd;
using seen::PacEntry;
using seen::PacSeen;
using seen::PacTry;
using std::chrono::milliseconds;

static constexpr milliseconds longestLookup{2000};
static constexpr milliseconds longestTry{2000};

static seen::DnsSeen lookedUp(const Plan &plan, const Hop &hop, Wait &wait)
{
    Wait asking = wait.within(longestLookup);
    const QStringList &resolvers = plan.connection.resolvers;
    return resolvers.isEmpty() ? probeSystemDns(hop, asking) : probeNamedDns(hop, resolvers.first(), asking);
}

static QStringList addressesOf(const seen::DnsSeen &dns)
{
    QStringList addresses;
    for (const seen::DnsAddress &found : dns.addresses)
        addresses << found.address;
    return addresses;
}

static QStringList ownAddresses()
{
    QStringList addresses;
    for (const QHostAddress &address : QNetworkInterface::allAddresses())
        if (!address.isLoopback() && !address.isLinkLocal())
            addresses << address.toString();
    return addresses.isEmpty() ? QStringList{u"127.0.0.1"_s} : addresses;
}

static bool looksLikePage(const QByteArray &bytes)
{
    const QByteArray start = bytes.left(512).trimmed();
    return start.isEmpty() || start.startsWith('<');
}

// As browsers fail over: a proxy that takes connections is used, whatever it says then.
static void tryEntry(const Plan &plan, PacEntry &entry, Wait &wait)
{
    const ProxyEndpoint proxy = proxyEndpoint(entry.url);
    const Hop hop{proxy.host, proxy.port, true};
    const seen::DnsSeen dns = lookedUp(plan, hop, wait);
    QList<QHostAddress> addresses;
    for (const QString &address : addressesOf(dns))
        addresses << QHostAddress(address);
    entry.end = PacTry::Dead;
    entry.detail = addresses.isEmpty() ? toJson(dns.end).toString() : QString();
    const milliseconds budget = std::min(longestTry, milliseconds(plan.connection.timeouts.connect));
    for (const Observation &observation : probeTcp(hop, addresses, budget, wait)) {
        const auto &tcp = std::get<seen::TcpSeen>(observation.seen);
        if (tcp.end == seen::TcpEnd::Connected) {
            entry.end = PacTry::Chosen;
            entry.detail = tcp.address;
            return;
        }
        entry.detail = toJson(tcp.end).toString() + u' ' + tcp.address;
    }
}

static void choose(const Plan &plan, PacSeen &seen, Wait &wait)
{
    for (qsizetype i = 0; i < seen.entries.size() && !wait.over(); ++i) {
        PacEntry &entry = seen.entries[i];
        if (entry.end == PacTry::Unsupported)
            continue;
        QElapsedTimer clock;
        clock.start();
        if (entry.url.isEmpty())
            entry.end = PacTry::Chosen;
        else
            tryEntry(plan, entry, wait);
        entry.durationMs = double(clock.nsecsElapsed()) / 1e6;
        if (entry.end == PacTry::Chosen) {
            seen.chosen = int(i);
            return;
        }
    }
}

static void takeResult(const Plan &plan, PacSeen &seen, Wait &wait)
{
    seen.entries = pacEntries(seen.result);
    const bool useless = std::all_of(seen.entries.cbegin(), seen.entries.cend(),
                                     [](const PacEntry &entry) { return entry.end == PacTry::Unsupported; });
    if (useless)
        seen.end = PacEnd::Invalid;
    else
        choose(plan, seen, wait);
    if (wait.stopped())
        seen.end = PacEnd::Stopped;
}

PacSeen probePac(const Plan &plan, const QDateTime &now, Wait &wait)
{
    PacSeen seen{.source = withoutUserInfo(plan.pac), .end = PacEnd::Evaluated};
    const QByteArray script = fetchPac(plan, seen, wait);
    if (seen.end != PacEnd::Evaluated)
        return seen;
    if (looksLikePage(script)) {
        seen.end = PacEnd::NotAScript;
        return seen;
    }
    PacWorld world{plan.connection.baseUrl(), now, ownAddresses(), {}};
    world.resolve = [&plan](const QString &name, Wait &asking) {
        return addressesOf(lookedUp(plan, {name, 0, true}, asking));
    };
    evaluatePac(script.startsWith("\xef\xbb\xbf") ? script.mid(3) : script, world, seen, wait);
    if (seen.end == PacEnd::Evaluated)
        takeResult(plan, seen, wait);
    return seen;
}

EffectiveProxy chosenProxy(const EffectiveProxy &before, const PacSeen &seen)
{
    if (seen.chosen < 0 || seen.chosen >= seen.entries.size())
        return before;
    EffectiveProxy chosen = before;
    chosen.url = seen.entries.at(seen.chosen).url;
    return chosen;
}

}
