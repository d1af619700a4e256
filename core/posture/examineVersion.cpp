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
static constexpr qsizetype surelyRead = 60;
static constexpr int protocolVersionAlert = 70;

namespace {

struct SuitesFound {
    ClientHello hello; //!< as the server answers it
    QList<Narrowed> lists;
};

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

static QList<Narrowed> narrowInParts(const Endpoint &endpoint, ClientHello hello, const QList<int> &suites)
{
    std::vector<std::future<Narrowed>> parts;
    for (qsizetype at = 0; at < suites.size(); at += surelyRead) {
        hello.suites = suites.mid(at, surelyRead);
        parts.push_back(std::async(std::launch::async, narrowSuites, std::cref(endpoint), hello));
    }
    QList<Narrowed> found;
    for (auto &part : parts)
        found << part.get();
    return found;
}

static QList<int> suitesOf(const QList<ServerFlight> &flights)
{
    QList<int> suites;
    for (const ServerFlight &flight : flights)
        suites << flight.suite;
    return suites;
}

// Offers everything at once, so that the server itself puts all into its order; what a server may not have read, or may
// have found too long, is offered again in parts.
static SuitesFound searchSuites(const Endpoint &endpoint, int version)
{
    ClientHello hello = usualHello(version);
    hello.withKey = false; // a TLS 1.3 server then names its choice without signing anything
    SuitesFound found{hello, {narrowSuites(endpoint, hello)}};
    const Narrowed first = found.lists.first();
    if (!mayTakeOthers(first))
        return found;
    QList<int> left = hello.suites;
    left.removeIf([&](int suite) { return suitesOf(first.chosen).contains(suite); });
    if (version == tls13 && first.chosen.isEmpty())
        found.hello.withKey = true; // for servers that never ask again
    else if (first.end.answer == Answer::Refused)
        left = left.mid(surelyRead);
    found.lists << narrowInParts(endpoint, found.hello, left);
    return found;
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
    const SuitesFound found = searchSuites(endpoint, version);
    seen::VersionSeen seen{.version = versionName(version)};
    QList<QList<ServerFlight>> lists;
    for (const Narrowed &one : found.lists) {
        if (!one.chosen.isEmpty())
            lists << one.chosen;
        seen.complete = seen.complete && one.end.answer != Answer::NotAsked;
    }
    if (lists.isEmpty()) {
        seen.answer = found.lists.first().end.answer;
        seen.detail = refusalText(found.lists.first().end);
        return seen;
    }
    seen.answer = Answer::Accepted;
    const auto longest = std::max_element(lists.cbegin(), lists.cend(),
                                          [](const auto &a, const auto &b) { return a.size() < b.size(); });
    seen.preference = preferenceOf(endpoint, found.hello, *longest);
    if (seen.preference != Preference::Server)
        lists = {std::accumulate(lists.cbegin(), lists.cend(), QList<ServerFlight>())};
    for (const ServerFlight &flight : merged(endpoint, found.hello, lists))
        seen.suites << suiteSeen(flight.suite, keyExchangeOf(flight));
    return seen;
}

}
