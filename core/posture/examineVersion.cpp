// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/namedNumbers.h"
#include "posture/narrow.h"
#include "posture/suites.h"

#include "probe/tlsNames.h"

#include <algorithm>
#include <future>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::Answer;
using seen::Preference;

// Some servers look at no more than the first 64 suites of a hello.
static constexpr qsizetype mostOffered = 60;
static constexpr int protocolVersionAlert = 70;

static QList<ClientHello> hellosFor(int version)
{
    const ClientHello whole = usualHello(version);
    QList<ClientHello> hellos;
    for (qsizetype at = 0; at < whole.suites.size(); at += mostOffered) {
        hellos << whole;
        hellos.last().suites = whole.suites.mid(at, mostOffered);
    }
    return hellos;
}

static Narrowed narrowSuites(const Endpoint &endpoint, const ClientHello &hello)
{
    return narrow(endpoint, hello, &ClientHello::suites, &ServerFlight::suite);
}

// A version that is refused as such is refused with whatever suites.
static bool mayTakeOthers(const Narrowed &first)
{
    const Answer answer = first.end.answer;
    if (!first.chosen.isEmpty() || answer == Answer::Closed || answer == Answer::Reset)
        return true;
    return answer == Answer::Refused && first.end.alert != protocolVersionAlert;
}

static QList<Narrowed> searchSuites(const Endpoint &endpoint, const QList<ClientHello> &hellos)
{
    QList<Narrowed> found{narrowSuites(endpoint, hellos.first())};
    if (!mayTakeOthers(found.first()))
        return found;
    std::vector<std::future<Narrowed>> others;
    for (const ClientHello &hello : hellos.sliced(1))
        others.push_back(std::async(std::launch::async, narrowSuites, std::cref(endpoint), hello));
    for (auto &other : others)
        found << other.get();
    return found;
}

static QList<int> suitesOf(const QList<ServerFlight> &flights)
{
    QList<int> suites;
    for (const ServerFlight &flight : flights)
        suites << flight.suite;
    return suites;
}

// Offers what it takes in the opposite order: who keeps to his choice has one.
static Preference preferenceOf(const Endpoint &endpoint, ClientHello hello, const QList<ServerFlight> &chosen)
{
    if (chosen.size() < 2)
        return Preference::Unknown;
    hello.suites = suitesOf(chosen);
    std::reverse(hello.suites.begin(), hello.suites.end());
    const int choice = endpoint.ask(hello).suite;
    if (choice == hello.suites.last())
        return Preference::Server;
    return choice == hello.suites.first() ? Preference::Client : Preference::Unknown;
}

// Each list is in the server's order; the server itself says which of their heads comes first.
static QList<ServerFlight> merged(const Endpoint &endpoint, ClientHello hello, QList<QList<ServerFlight>> lists)
{
    QList<ServerFlight> all;
    while (lists.size() > 1) {
        hello.suites.clear();
        for (const QList<ServerFlight> &list : std::as_const(lists))
            hello.suites << list.first().suite;
        const qsizetype at = hello.suites.indexOf(endpoint.ask(hello).suite);
        if (at < 0)
            break;
        all << lists[at].takeFirst();
        if (lists.at(at).isEmpty())
            lists.removeAt(at);
    }
    for (const QList<ServerFlight> &list : std::as_const(lists))
        all << list;
    return all;
}

static QString keyExchangeOf(const ServerFlight &flight)
{
    if (flight.dhBits > 0)
        return u"DH %1"_s.arg(flight.dhBits);
    return flight.group >= 0 ? groupName(flight.group) : QString();
}

seen::VersionSeen examineVersion(const Endpoint &endpoint, int version)
{
    const QList<ClientHello> hellos = hellosFor(version);
    const QList<Narrowed> found = searchSuites(endpoint, hellos);
    seen::VersionSeen seen{.version = versionName(version)};
    QList<QList<ServerFlight>> lists;
    for (const Narrowed &one : found) {
        if (!one.chosen.isEmpty())
            lists << one.chosen;
        seen.complete = seen.complete && one.end.answer != Answer::NotAsked;
    }
    if (lists.isEmpty()) {
        seen.answer = found.first().end.answer;
        seen.detail = refusalText(found.first().end);
        return seen;
    }
    seen.answer = Answer::Accepted;
    const auto longest = std::max_element(lists.cbegin(), lists.cend(),
                                          [](const auto &a, const auto &b) { return a.size() < b.size(); });
    seen.preference = preferenceOf(endpoint, hellos.first(), *longest);
    if (seen.preference != Preference::Server)
        lists = {std::accumulate(lists.cbegin(), lists.cend(), QList<ServerFlight>())};
    for (const ServerFlight &flight : merged(endpoint, hellos.first(), lists))
        seen.suites << suiteSeen(flight.suite, keyExchangeOf(flight));
    return seen;
}

}
