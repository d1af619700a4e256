// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "posture/Acquaintance.h"

namespace lentera {

//! Which sessions a server resumes, and in which versions it wants a client certificate.
struct SessionsSeen {
    seen::Presence sessionId = seen::Presence::Unknown;
    seen::Presence ticket = seen::Presence::Unknown;
    seen::Presence psk = seen::Presence::Unknown;
    int earlyDataBytes = 0;
    QStringList clientCertificateAsked;
    QStringList acceptableAuthorities;
};

//! A server that is met with whole handshakes: what cannot be seen before the encryption begins.
struct Acquainted {
    const Acquaintance &acquaintance;
    QHostAddress address;
    QByteArray serverName;

    HandshakeMade shake(HandshakeOrder order) const;
};

//! Which application protocols a server accepts, in the order in which it chose them, and whom that met.
struct AlpnSeen {
    QStringList accepted;
    QList<seen::BackendSeen> backends;
};

SessionsSeen examineSessions(const Acquainted &server);
AlpnSeen examineAlpn(const Acquainted &server);
seen::BackendSeen backendSeen(const QHostAddress &address, const HandshakeMade &made);
//! What comes without a name and with a name that nobody has; \a usual is what came with the right one.
QList<seen::NameAnswerSeen> examineNames(const Acquainted &server, const HandshakeMade &usual);
//! The certificates that several connections to each address meet; \a met are those of this address so far.
QList<seen::BackendSeen> examineBackends(const Acquainted &server, const QList<QHostAddress> &addresses,
                                         QList<seen::BackendSeen> met);
//! The schemes with which a TLS 1.3 server proves its key.
QStringList examineSignatures13(const Acquainted &server);

}
