// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DnsEnd;
using seen::TcpEnd;

static QList<CheckRow> dnsRows()
{
    seen::DnsSeen filtered = lookup(DnsEnd::Answered, {u"0.0.0.0"_s});
    seen::DnsSeen literal = lookup(DnsEnd::Answered, {u"192.0.2.1"_s});
    literal.resolver = u"literal"_s;
    seen::DnsSeen other = lookup(DnsEnd::TimedOut);
    other.resolver = u"10.0.0.2:53"_s;
    CheckRow slow = row("a lookup of more than a second is slow", {}, {u"dns.lookup.slow"_s});
    slow.evidence = evidenceOf({lookup(DnsEnd::Answered, {u"10.0.0.7"_s})}, 1001);
    CheckRow second = row("a lookup of a second is not slow", {}, {});
    second.evidence = evidenceOf({lookup(DnsEnd::Answered, {u"10.0.0.7"_s})}, 1000);
    return {
        row("an address is no finding", {lookup(DnsEnd::Answered, {u"10.0.0.7"_s})}, {}),
        row("no such name is a name that is not found", {lookup(DnsEnd::NoSuchName)}, {u"dns.name.not-found"_s}),
        row("no data is a name without address", {lookup(DnsEnd::NoData)}, {u"dns.name.no-address"_s}),
        row("an answer without address is a name without address", {lookup(DnsEnd::Answered)},
            {u"dns.name.no-address"_s}),
        row("a name that cannot be asked for is invalid", {lookup(DnsEnd::InvalidName)}, {u"dns.name.invalid"_s}),
        row("a server failure is the resolver's", {lookup(DnsEnd::ServerFailure)}, {u"dns.resolver.failed"_s}),
        row("a broken answer is the resolver's", {lookup(DnsEnd::Malformed)}, {u"dns.resolver.failed"_s}),
        row("a refusal is the resolver's", {lookup(DnsEnd::Refused)}, {u"dns.resolver.refused"_s}),
        row("silence is the resolver's", {lookup(DnsEnd::TimedOut)}, {u"dns.resolver.timeout"_s}),
        row("no way to the resolver is named so", {lookup(DnsEnd::Unreachable)}, {u"dns.resolver.unreachable"_s}),
        row("a stopped lookup is no finding", {lookup(DnsEnd::Stopped)}, {}),
        row("of two resolvers one answer is enough to go on", {other, lookup(DnsEnd::Answered, {u"10.0.0.7"_s})},
            {u"dns.resolver.partly-failing"_s}),
        row("of two that fail the one that knows more speaks", {other, lookup(DnsEnd::NoSuchName)},
            {u"dns.name.not-found"_s}),
        row("the unspecified address is a filter's", {filtered}, {u"dns.address.sinkhole"_s}),
        row("an address that was entered as such is no filter's", {literal}, {}),
        slow,
        second,
    };
}

static QList<CheckRow> tcpRows()
{
    const seen::DnsSeen found = lookup(DnsEnd::Answered, {u"93.184.215.14"_s, u"93.184.215.15"_s});
    const seen::TcpSeen good = connectTo(u"93.184.215.14"_s, TcpEnd::Connected);
    const auto fails = [](TcpEnd end) {
        return connectTo(u"93.184.215.15"_s, end);
    };
    CheckRow slow = row("a connection after more than a second is slow", {}, {u"tcp.connect.slow"_s});
    slow.evidence = evidenceOf({good}, 1001);
    CheckRow fast = row("the fastest address counts", {}, {});
    fast.evidence = evidenceOf({good}, 20);
    fast.evidence.observations << Observation{Phase::Tcp, 0, 3000, connectTo(u"93.184.215.15"_s, TcpEnd::Connected)};
    seen::HttpSeen reset = broken(seen::HttpEnd::Reset);
    seen::TlsSeen resetTls = goodTls();
    resetTls.end = seen::TlsEnd::Reset;
    resetTls.chain.clear();
    return {
        row("a connection is no finding", {found, good}, {}),
        row("refused by every address is refused", {found, fails(TcpEnd::Refused)}, {u"tcp.connection.refused"_s}),
        row("no answer is a time-out", {found, fails(TcpEnd::TimedOut)}, {u"tcp.connection.timeout"_s}),
        row("no route is unreachable", {found, fails(TcpEnd::HostUnreachable)}, {u"tcp.connection.unreachable"_s}),
        row("a local rule is denied", {found, fails(TcpEnd::Denied)}, {u"tcp.connection.denied"_s}),
        row("anything else is named by the system", {found, fails(TcpEnd::Failed)}, {u"tcp.connection.failed"_s}),
        row("a stopped attempt is no finding", {found, fails(TcpEnd::Stopped)}, {}),
        row("refused speaks before no IPv6 here",
            {connectTo(u"2a00::1"_s, TcpEnd::NetworkUnreachable), fails(TcpEnd::Refused)},
            {u"tcp.connection.refused"_s}),
        row("one address that fails is a warning", {found, good, fails(TcpEnd::TimedOut)},
            {u"tcp.address.partly-failing"_s}),
        row("a machine without IPv6 is no warning", {good, connectTo(u"2a00::1"_s, TcpEnd::NetworkUnreachable)}, {}),
        row("localhost on one of its two addresses is no warning",
            {connectTo(u"127.0.0.1"_s, TcpEnd::Connected), connectTo(u"::1"_s, TcpEnd::Refused)}, {}),
        row("a reset in place of a handshake is a reset connection", {found, good, resetTls},
            {u"tcp.connection.reset"_s}),
        row("a reset in place of an answer is a reset connection", {good, reset}, {u"tcp.connection.reset"_s}),
        slow,
        fast,
    };
}

QList<CheckRow> hopRows()
{
    return dnsRows() + tcpRows();
}

}
