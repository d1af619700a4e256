// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

#include <QHostAddress>

#include <functional>

namespace lentera {

//! The lookups of the target's name that the ladder made.
QList<const seen::DnsSeen *> ownLookups(const Case &judged);
//! Those, and what the servers behind the system's resolver said.
QList<const seen::DnsSeen *> everyLookup(const Case &judged);

//! Whether an address was found.
bool resolved(const seen::DnsSeen &lookup);
//! Whether the resolver said that there is nothing to be found: no such name, or no address.
bool denied(const seen::DnsSeen &lookup);
//! Whether the answer came from this machine's hosts file.
bool fromHostsFile(const seen::DnsSeen &lookup);
//! The addresses, or why there are none.
QString answerText(const seen::DnsSeen &lookup);
//! `10.0.0.1:53: NXDOMAIN; …`
QString answersText(const QList<const seen::DnsSeen *> &lookups);
//! `a -> b (300 s) -> c (60 s)`; empty without aliases.
QString chainText(const seen::DnsSeen &lookup);
//! Whether both found addresses of one family and none is the same.
bool whollyDifferent(const seen::DnsSeen &one, const seen::DnsSeen &other);

//! What is wrong with the aliases of a lookup that found nothing.
enum class AliasFault { None, Loop, Dangling };
AliasFault aliasFault(const seen::DnsSeen &lookup);
//! What to say of the failed lookup whose aliases have that fault: `chain`, `target` beside those of lookupEnded().
std::optional<Facts> aliasFaultFacts(const Case &judged, AliasFault fault);

//! What to say of the first question to any resolver that \a wanted picks out: `resolver`, `type`, `detail`, `count` of
//! wrong ids.
std::optional<Facts> questionFacts(const Case &judged, const std::function<bool(const seen::DnsQuestion &)> &wanted);

//! What to say when a resolver gives addresses for names that cannot exist. \a wanted tells whether the target's own
//! addresses must be among them: `resolver`, `name`, `address`.
enum class Rewriting { OfTarget, OfOthers };
std::optional<Facts> rewritingFacts(const Case &judged, Rewriting wanted);

//! Whether \a host may be known everywhere: not a single word, not under a name set aside for local use (RFC 6761,
//! RFC 8375) or known to be so used.
bool isPublicName(const QString &host);
//! RFC 1918, RFC 6598 (carrier-grade NAT), RFC 4193 and link-local addresses.
bool isPrivateAddress(const QHostAddress &address);

//! Whether the target's connections all failed, and at least one was tried.
bool noConnection(const Case &judged);
//! How the connection to \a address ended; nothing when none was tried.
std::optional<seen::TcpEnd> connectEnd(const Case &judged, const QString &address);

}
