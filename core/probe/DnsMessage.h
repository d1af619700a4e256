// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/seen/Dns.h"

#include <QByteArray>

#include <optional>

namespace lentera {

//! What is asked of a name (RFC 1035 section 3.2.2, RFC 3596).
enum class DnsType { A = 1, Cname = 5, Aaaa = 28 };
QString dnsTypeText(DnsType type);

//! A question as it goes over the wire, recursion desired. Without EDNS, as the system's resolver asks by default, so
//! that an answer above 512 bytes takes the way over TCP here too. Empty when \a name cannot be asked for.
QByteArray dnsQuery(const QByteArray &name, DnsType type, quint16 id);

//! What an answer says.
struct DnsReply {
    bool truncated = false;
    int code = 0; //!< RCODE
    QList<seen::DnsAlias> aliases;
    QList<seen::DnsAddress> addresses;
};

//! Whether \a bytes answer \a query: its id, its question (RFC 5452 section 9.1), marked as an answer.
bool answersQuery(const QByteArray &bytes, const QByteArray &query);
//! Reads an answer; nothing when it is malformed. Of a truncated one the records may be missing. At most 64 records.
std::optional<DnsReply> dnsReply(const QByteArray &bytes);

//! The aliases that lead on from \a name, in that order, whatever the order of the answer. Ends with the link that
//! closes a loop.
QList<seen::DnsAlias> chainFrom(const QByteArray &name, const QList<seen::DnsAlias> &aliases);

}
