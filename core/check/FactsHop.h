// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

#include <initializer_list>

namespace lentera {

//! Whose name and addresses are meant.
enum class HopOf { Target, Proxy };

//! The lookup that stands for all when no resolver knew an address: the most telling. When it is the system's, what the
//! servers behind it said tells more. Null when an address was found.
const seen::DnsSeen *failedLookup(const Case &judged, HopOf hop);
//! `host`, `resolver`, `detail`, `asked`, and as far as known `chain` of aliases and what other `servers` say.
Facts lookupFacts(const Case &judged, HopOf hop, const seen::DnsSeen &lookup);
//! What to say when no resolver knew an address and \a ends holds the most telling of their answers:
//! lookupFacts(). Nothing when the target's aliases are at fault.
std::optional<Facts> lookupEnded(const Case &judged, HopOf hop, std::initializer_list<seen::DnsEnd> ends);

//! What to say when no address could be connected to and \a ends holds the most telling of the outcomes: `addresses`,
//! `detail`.
std::optional<Facts> connectsEnded(const Case &judged, HopOf hop, std::initializer_list<seen::TcpEnd> ends);

//! The target's addresses by whether they took a connection, without those whose failure says nothing: of a family that
//! this machine cannot reach at all, and of localhost, which often listens on one of its two.
struct AddressesTried {
    QStringList failing;
    QStringList working;
    QString detail; //!< why the first failed
};
AddressesTried addressesTried(const Case &judged);
//! The family whose addresses all fail while all of the other work.
enum class Family { Ipv4, Ipv6 };
std::optional<Family> brokenFamily(const AddressesTried &tried);

//! Whether the way to the target failed before the target itself was spoken to: name, connection or proxy.
bool wayFailed(const Case &judged);

}
