// SPDX-License-Identifier: GPL-3.0-or-later
#include "posture/examinePosture.h"

#include "posture/chainPath.h"
#include "posture/narrow.h"
#include "posture/revocation.h"
#include "posture/rootStores.h"
#include "posture/suites.h"
#include "posture/wholeHandshakes.h"

#include <array>
#include <future>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::Answer;
using seen::PostureSeen;
using seen::Presence;
using seen::VersionSeen;

static constexpr std::array versions{ssl3, tls10, tls11, tls12, tls13};
static constexpr int inappropriateFallback = 86; // RFC 7507

namespace {

//! What one version gives, and what is only asked of the newest below TLS 1.3.
struct VersionFound {
    VersionSeen version;
    QStringList signatures;
};

}

static VersionFound examineOne(const Endpoint &endpoint, int version)
{
    VersionFound found;
    auto groups13 = version == tls13 ? std::async(std::launch::async, examineGroups, std::cref(endpoint), tls13,
                                                  QList<seen::SuiteSeen>())
                                     : std::future<QStringList>();
    found.version = examineVersion(endpoint, version);
    if (found.version.answer == Answer::Accepted && version == tls12) {
        auto signatures = std::async(std::launch::async, examineSignatures, std::cref(endpoint), found.version.suites);
        found.version.groups = examineGroups(endpoint, tls12, found.version.suites);
        found.signatures = signatures.get();
    }
    if (groups13.valid())
        found.version.groups = groups13.get();
    return found;
}

static Presence presence(bool there)
{
    return there ? Presence::Yes : Presence::No;
}

// Newest first.
static QList<int> acceptedVersions(const PostureSeen &posture)
{
    QList<int> accepted;
    for (qsizetype i = posture.versions.size() - 1; i >= 0; --i)
        if (posture.versions.at(i).answer == Answer::Accepted)
            accepted << versions.at(size_t(i));
    return accepted;
}

static ClientHello commonHello(int version)
{
    static constexpr qsizetype enough = 60;
    ClientHello hello = usualHello(version);
    hello.suites = hello.suites.mid(0, enough);
    return hello;
}

// A client that comes back with an older version than it could speak must be sent away (RFC 7507).
static Presence fallbackGuard(const Endpoint &endpoint, const QList<int> &accepted)
{
    if (accepted.size() < 2 || accepted.at(1) == ssl3)
        return Presence::Unknown;
    ClientHello hello = commonHello(accepted.at(1));
    hello.fallback = true;
    const ServerFlight flight = endpoint.ask(hello);
    if (flight.answer == Answer::Refused && flight.alert == inappropriateFallback)
        return Presence::Yes;
    return flight.answer == Answer::Accepted ? Presence::No : Presence::Unknown;
}

// What comes with extensions below TLS 1.3, which has neither compression nor renegotiation.
static void examineOldWays(const Endpoint &endpoint, PostureSeen &posture)
{
    QList<int> accepted = acceptedVersions(posture);
    auto guard = std::async(std::launch::async, fallbackGuard, std::cref(endpoint), accepted);
    accepted.removeOne(tls13);
    if (!accepted.isEmpty()) {
        ClientHello hello = commonHello(accepted.first());
        hello.compressing = true;
        if (const ServerFlight flight = endpoint.ask(hello); flight.answer == Answer::Accepted) {
            posture.compression = presence(flight.compressed);
            posture.secureRenegotiation = presence(flight.secureRenegotiation);
            posture.extendedMasterSecret = presence(flight.extendedMasterSecret);
        }
    }
    posture.fallbackGuard = guard.get();
}

static void askInFlights(const Endpoint &endpoint, PostureSeen &posture)
{
    std::vector<std::future<VersionFound>> found;
    for (const int version : versions)
        found.push_back(std::async(std::launch::async, examineOne, std::cref(endpoint), version));
    for (auto &one : found) {
        const VersionFound version = one.get();
        posture.versions << version.version;
        posture.signatureAlgorithms << version.signatures;
    }
    examineOldWays(endpoint, posture);
}

// Writes other members than askInFlights(), which runs at the same time.
static void askInHandshakes(const Acquainted &server, const QList<QHostAddress> &addresses,
                            const PostureOptions &options, const Wait &wait, PostureSeen &posture)
{
    const Plan &plan = server.acquaintance.plan();
    auto sessions = std::async(std::launch::async, examineSessions, std::cref(server));
    auto alpn = std::async(std::launch::async, examineAlpn, std::cref(server));
    const HandshakeMade usual = server.shake({});
    auto names = std::async(std::launch::async, examineNames, std::cref(server), std::cref(usual));
    auto backends = std::async(std::launch::async, [&] {
        const AlpnSeen seen = alpn.get();
        posture.alpn = seen.accepted;
        return examineBackends(server, addresses, QList{backendSeen(server.address, usual)} + seen.backends);
    });
    posture.path = pathOf(usual);
    if (const auto staple = stapleSeen(usual))
        posture.revocations << *staple;
    if (options.revocation)
        posture.revocations << askAuthorities(plan, usual, wait);
    if (options.stores)
        posture.stores = examineStores(plan, usual, server.acquaintance.store(), wait);
    posture.backends = backends.get();
    posture.names = names.get();
    const SessionsSeen seen = sessions.get();
    posture.sessionId = seen.sessionId;
    posture.ticket = seen.ticket;
    posture.psk = seen.psk;
    posture.earlyDataBytes = seen.earlyDataBytes;
    posture.clientCertificateAsked = seen.clientCertificateAsked;
    posture.acceptableAuthorities = seen.acceptableAuthorities;
}

PostureSeen examinePosture(const Plan &plan, const QList<QHostAddress> &addresses, const PostureOptions &options,
                           Wait &wait, const std::function<void(int)> &progress)
{
    const QString host = plan.connection.host();
    PostureSeen posture{.host = host,
                        .address = addresses.value(0).toString(),
                        .port = plan.connection.port(),
                        .serverName = QString::fromLatin1(nameForHello(host))};
    Line line(plan, wait, options.mostConnections, progress);
    const Endpoint endpoint{line, addresses.value(0), nameForHello(host)};
    const auto acquaintance = Acquaintance::with(line, host);
    std::future<void> shaking;
    if (acquaintance)
        shaking = std::async(std::launch::async, [&] {
            askInHandshakes({**acquaintance, endpoint.address, endpoint.serverName}, addresses, options, wait, posture);
        });
    askInFlights(endpoint, posture);
    if (shaking.valid())
        shaking.get();
    if (acquaintance && posture.signatureAlgorithms.isEmpty())
        posture.signatureAlgorithms = examineSignatures13({**acquaintance, endpoint.address, endpoint.serverName});
    posture.connections = line.made();
    posture.complete = !line.exhausted();
    return posture;
}

}
