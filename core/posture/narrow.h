// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/Line.h"

namespace lentera {

//! What a server chose, one after the other, and the flight that ended it.
struct Narrowed {
    QList<ServerFlight> chosen;
    ServerFlight end{.answer = seen::Answer::NotAsked};
};

//! Asks again and again, each time without what the server chose before, until it takes nothing that is left: gives all
//! that it accepts, in its own order (or the client's, when it follows that).
Narrowed narrow(const Endpoint &endpoint, ClientHello hello, QList<int> ClientHello::*offered,
                int ServerFlight::*choice);

//! A hello that offers what any client would, in \a version.
ClientHello usualHello(int version);

//! Whether a version is accepted, with which suites, in whose order.
seen::VersionSeen examineVersion(const Endpoint &endpoint, int version);
//! The groups that \a version accepts; below TLS 1.3 with the suites that were found there.
QStringList examineGroups(const Endpoint &endpoint, int version, const QList<seen::SuiteSeen> &suites);
//! The schemes with which the server proves its key in TLS 1.2.
QStringList examineSignatures(const Endpoint &endpoint, const QList<seen::SuiteSeen> &suites);

}
