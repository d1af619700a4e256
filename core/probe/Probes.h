// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"
#include "plan/Request.h"
#include "probe/Observation.h"
#include "probe/ResolverSettings.h"

#include <QHostAddress>

namespace lentera {

//! A run's only doors to the world. Each is a blocking job for a pool thread, ends within 200 ms of a stop request and
//! at the latest at the wait's deadline, and never answers with an Error for a remote failure.

//! Where a probe connects to: the target or the proxy, and the addresses that connect-to rules put in its place.
struct Hop {
    QString host;
    int port = 0;
    bool proxy = false;
};

//! The first hop of a plan: the proxy when there is one, else the target, after the connection's connect-to rules.
Hop firstHop(const Plan &plan);

//! Asks the system's resolver (getaddrinfo, A and AAAA) as applications do, and looks into \a hostsFile.
seen::DnsSeen probeSystemDns(const Hop &hop, Wait &wait, const QString &hostsFile = {});
//! Asks one named server (`IP` or `IP:PORT`); of \a settings only what completes a short name counts.
seen::DnsSeen probeNamedDns(const Hop &hop, const QString &resolver, Wait &wait, const ResolverSettings &settings = {});
//! Connects to every address at once; one observation each, in the order in which they ended. Once one is connected the
//! others have 3 s left.
QList<Observation> probeTcp(const Hop &hop, const QList<QHostAddress> &addresses,
                            std::chrono::milliseconds connectBudget, Wait &wait);
//! Connects once more and waits a moment for the server to speak first; says what PostgreSQL and Redis understand when
//! it does not. Ends after 1 s.
seen::TcpSeen probeGreeting(const Hop &hop, const QHostAddress &address, Wait &wait);
//! Asks the proxy at \a address for a way to the target (CONNECT or SOCKS5), sends nothing through it.
seen::ProxySeen probeProxy(const Plan &plan, const QHostAddress &address, Wait &wait);
//! One handshake with the target (through the proxy when the plan has one), all verification problems collected.
seen::TlsSeen probeTls(const Plan &plan, const QHostAddress &address, Wait &wait);
//! One call through libcurl, with our own redirect rules, size limits and the plan's attempts.
seen::HttpSeen probeHttp(const Plan &plan, const Request &request, const QHostAddress &address, Wait &wait);
//! Which proxy the plan's PAC file chooses, and which of those that it names takes connections.
seen::PacSeen probePac(const Plan &plan, const QDateTime &now, Wait &wait);
//! \a before with the proxy that was chosen.
EffectiveProxy chosenProxy(const EffectiveProxy &before, const seen::PacSeen &seen);
//! What can be told of the credential in the plan without showing it. Opens nothing.
seen::CredentialSeen inspectCredential(const Plan &plan, const QByteArray &fingerprintKey);

}
