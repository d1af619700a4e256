// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DnsEnd;
using seen::DnsSeen;
using seen::TcpEnd;
using seen::TcpSeen;
using seen::Variation;

// What somebody else than the ladder's first resolver said.
static CheckRow with(CheckRow row, Variation variation, const Seen &seen)
{
    row.evidence.observations << Observation{Phase::Dns, 0, 10, seen, variation, u"x"_s};
    return row;
}

static DnsSeen at(const QString &resolver, DnsSeen seen)
{
    seen.resolver = resolver;
    return seen;
}

static DnsSeen answered(const QStringList &addresses)
{
    return lookup(DnsEnd::Answered, addresses);
}

static DnsSeen chained(DnsEnd end, const QStringList &names, const QStringList &addresses = {})
{
    DnsSeen seen = lookup(end, addresses);
    for (qsizetype i = 1; i < names.size(); ++i)
        seen.chain << seen::DnsAlias{names.at(i - 1), names.at(i), 300};
    return seen;
}

static DnsSeen questioned(DnsEnd end, const seen::DnsQuestion &question, const QStringList &addresses = {})
{
    DnsSeen seen = at(u"10.0.0.2:53"_s, lookup(end, addresses));
    seen.questions << question;
    return seen;
}

static QStringList names(int count)
{
    QStringList all;
    for (int i = 0; i < count; ++i)
        all << u"n%1.example.com"_s.arg(i);
    return all;
}

static const QString here = u"93.184.215.14"_s;
static const QString there = u"151.101.1.69"_s;

static QList<CheckRow> aliasRows()
{
    const QStringList circle{u"api.example.com"_s, u"b.example.com"_s, u"API.example.com."_s};
    const QStringList away{u"api.example.com"_s, u"gone.example.net"_s};
    return {
        row("aliases that lead in a circle are a loop", {chained(DnsEnd::ServerFailure, circle)},
            {u"dns.alias.loop"_s}),
        row("a loop that is told as no data is a loop", {chained(DnsEnd::NoData, circle)}, {u"dns.alias.loop"_s}),
        row("an alias for a name that does not exist dangles", {chained(DnsEnd::NoSuchName, away)},
            {u"dns.alias.dangling"_s}),
        with(row("the servers behind the system's resolver know of the alias", {lookup(DnsEnd::NoSuchName)},
                 {u"dns.alias.dangling"_s}),
             Variation::OtherResolver, at(u"10.0.0.2:53"_s, chained(DnsEnd::NoSuchName, away))),
        row("an alias for a name without address is a name without address", {chained(DnsEnd::NoData, away)},
            {u"dns.name.no-address"_s}),
        row("three aliases are no finding", {chained(DnsEnd::Answered, names(4), {here})}, {}),
        row("eight aliases are no finding", {chained(DnsEnd::Answered, names(9), {here})}, {}),
        row("nine aliases are many", {chained(DnsEnd::Answered, names(10), {here})}, {u"dns.alias.long"_s}),
        row("so many that the resolver gives up are the cause", {chained(DnsEnd::ServerFailure, names(11))},
            {u"dns.alias.long"_s, u"dns.resolver.failed"_s}),
    };
}

static QList<CheckRow> questionRows()
{
    const seen::DnsQuestion good{.type = u"A"_s, .end = DnsEnd::Answered, .truncated = true, .tcp = true};
    const seen::DnsQuestion cut{.type = u"A"_s, .end = DnsEnd::Truncated, .detail = u"TCP: ECONNREFUSED"_s};
    const seen::DnsQuestion forged{.type = u"A"_s, .end = DnsEnd::TimedOut, .detail = u"TIMEOUT"_s, .wrongIds = 2};
    seen::DnsQuestion outrun = forged;
    outrun.end = DnsEnd::Answered;
    outrun.detail.clear();
    return {
        row("a long answer over TCP is no finding", {questioned(DnsEnd::Answered, good, {here})}, {}),
        row("a long answer that TCP does not bring is cut short", {questioned(DnsEnd::Truncated, cut)},
            {u"dns.answer.truncated"_s, u"dns.resolver.failed"_s}),
        row("cut short for one family is a warning", {questioned(DnsEnd::Answered, cut, {here})},
            {u"dns.answer.truncated"_s}),
        row("nothing but wrong ids is a time-out with a cause", {questioned(DnsEnd::TimedOut, forged)},
            {u"dns.answer.wrong-id"_s, u"dns.resolver.timeout"_s}),
        row("a wrong id beside the right answer is a warning", {questioned(DnsEnd::Answered, outrun, {here})},
            {u"dns.answer.wrong-id"_s}),
    };
}

static QList<CheckRow> resolverRows()
{
    const DnsSeen first = at(u"10.0.0.1:53"_s, answered({here}));
    const auto second = [](const DnsSeen &seen) {
        return at(u"10.0.0.2:53"_s, seen);
    };
    return {
        row("two resolvers that agree are no finding", {first, second(answered({here}))}, {}),
        row("two that know some of the same addresses are no finding", {first, second(answered({there, here}))}, {}),
        row("public addresses that differ and work are a content network's",
            {first, second(answered({there})), connectTo(here, TcpEnd::Connected), connectTo(there, TcpEnd::Connected)},
            {}),
        row("one that gives only IPv6 is not comparable", {first, second(answered({u"2a04:4e42::645"_s}))}, {}),
        row("public addresses of which one resolver's fail are a disagreement",
            {first, second(answered({there})), connectTo(here, TcpEnd::Connected), connectTo(there, TcpEnd::Refused)},
            {u"dns.answer.split"_s, u"tcp.address.partly-failing"_s}),
        row("an internal and a public address are a disagreement", {first, second(answered({u"10.0.0.9"_s}))},
            {u"dns.answer.split"_s}),
        row("an address and no such name are a disagreement", {first, second(lookup(DnsEnd::NoSuchName))},
            {u"dns.answer.split"_s}),
        with(row("the system's resolver and one behind it disagree", {lookup(DnsEnd::NoSuchName)},
                 {u"dns.answer.split"_s, u"dns.name.not-found"_s}),
             Variation::OtherResolver, second(answered({here}))),
        row("an address and a refusal are one resolver that fails", {first, second(lookup(DnsEnd::Refused))},
            {u"dns.resolver.partly-failing"_s}),
        with(row("the system's resolver fails and one behind it does not", {lookup(DnsEnd::ServerFailure)},
                 {u"dns.resolver.partly-failing"_s, u"dns.resolver.failed"_s}),
             Variation::OtherResolver, second(answered({here}))),
        with(row("what the servers behind the system's resolver say tells more", {lookup(DnsEnd::ServerFailure)},
                 {u"dns.resolver.refused"_s}),
             Variation::OtherResolver, second(lookup(DnsEnd::Refused))),
        with(row("a second answer with an address is a change", {lookup(DnsEnd::ServerFailure)},
                 {u"dns.answer.changing"_s, u"dns.resolver.failed"_s}),
             Variation::Again, answered({here})),
        with(row("a second answer without a common address is a change",
                 {answered({here}), connectTo(here, TcpEnd::Refused)},
                 {u"dns.answer.changing"_s, u"tcp.connection.refused"_s}),
             Variation::Again, answered({there})),
        with(row("a set that only rotates is no change",
                 {answered({here, there}), connectTo(here, TcpEnd::Refused), connectTo(there, TcpEnd::Refused)},
                 {u"tcp.connection.refused"_s}),
             Variation::Again, answered({there, here})),
        with(row("the same failure twice is no change", {lookup(DnsEnd::ServerFailure)}, {u"dns.resolver.failed"_s}),
             Variation::Again, lookup(DnsEnd::ServerFailure)),
    };
}

static QList<CheckRow> rewritingRows()
{
    DnsSeen impossible = answered({there});
    impossible.host = u"lentera-x.invalid"_s;
    DnsSeen denied = lookup(DnsEnd::NoSuchName);
    denied.host = impossible.host;
    return {
        with(row("no such name for a name that cannot exist is right", {answered({here})}, {}), Variation::RandomName,
             denied),
        with(row("an address for it is a resolver that invents", {answered({here})}, {u"dns.resolver.rewriting"_s}),
             Variation::RandomName, impossible),
        with(row("the same address for the target is invented", {answered({there})}, {u"dns.answer.rewritten"_s}),
             Variation::RandomName, impossible),
        with(row("another resolver's invention says nothing", {answered({there})}, {}), Variation::RandomName,
             at(u"10.0.0.2:53"_s, impossible)),
    };
}

static QList<CheckRow> addressRows()
{
    DnsSeen file = answered({there});
    file.hostsFile = QStringList{there};
    const DnsSeen dns = at(u"10.0.0.2:53"_s, answered({here}));
    const DnsSeen denied = at(u"10.0.0.2:53"_s, lookup(DnsEnd::NoSuchName));
    const TcpSeen refused = connectTo(there, TcpEnd::Refused);
    const auto row2 = [](const char *name, const QString &address, TcpEnd end, const QStringList &expected) {
        return row(name, {answered({address}), connectTo(address, end)}, expected);
    };
    CheckRow internal = row2("an internal name may have a private address", u"10.0.0.7"_s, TcpEnd::TimedOut,
                             {u"tcp.connection.timeout"_s});
    internal.connection = rowConnection(u"https://desk.corp"_s);
    CheckRow local =
        row2("a name for tests may lead here", u"127.0.0.1"_s, TcpEnd::Refused, {u"tcp.connection.refused"_s});
    local.connection = rowConnection(u"https://desk.test"_s);
    DnsSeen blocked = answered({u"27.54.116.70"_s});
    blocked.chain << seen::DnsAlias{u"api.example.com"_s, u"trustpositif.kominfo.go.id"_s, 3600};
    return {
        with(row("an entry in the hosts file that DNS confirms is no finding", {file}, {}), Variation::OtherResolver,
             at(u"10.0.0.2:53"_s, answered({there}))),
        with(row("an entry that DNS contradicts is a warning", {file, connectTo(there, TcpEnd::Connected)},
                 {u"dns.hosts.override"_s}),
             Variation::OtherResolver, dns),
        with(row("an entry that DNS contradicts is why the connection fails", {file, refused},
                 {u"dns.hosts.override"_s, u"tcp.connection.refused"_s}),
             Variation::OtherResolver, dns),
        with(row("an entry that DNS does not know is there by intention", {file, connectTo(there, TcpEnd::Connected)},
                 {}),
             Variation::OtherResolver, denied),
        with(row("an entry that DNS does not know and that leads nowhere is suspect", {file, refused},
                 {u"dns.hosts.override"_s, u"tcp.connection.refused"_s}),
             Variation::OtherResolver, denied),
        row2("a private address that answers is no finding", u"10.0.0.7"_s, TcpEnd::Connected, {}),
        row2("a private address that refuses is there", u"10.0.0.7"_s, TcpEnd::Refused, {u"tcp.connection.refused"_s}),
        row2("a private address that is silent is out of reach", u"192.168.3.4"_s, TcpEnd::TimedOut,
             {u"dns.address.private"_s, u"tcp.connection.timeout"_s}),
        row2("a carrier's address is private", u"100.64.0.9"_s, TcpEnd::HostUnreachable,
             {u"dns.address.private"_s, u"tcp.connection.unreachable"_s}),
        row2("a local address of IPv6 is private", u"fd12::1"_s, TcpEnd::TimedOut,
             {u"dns.address.private"_s, u"tcp.connection.timeout"_s}),
        row2("a public address that is silent is not private", here, TcpEnd::TimedOut, {u"tcp.connection.timeout"_s}),
        row("a public resolver gives no private address",
            {at(u"8.8.8.8:53"_s, answered({u"10.0.0.7"_s})), connectTo(u"10.0.0.7"_s, TcpEnd::Connected)},
            {u"dns.address.private"_s}),
        internal,
        row2("a public name that leads to this machine is blocked", u"127.0.0.1"_s, TcpEnd::Refused,
             {u"dns.address.sinkhole"_s, u"tcp.connection.refused"_s}),
        row2("a public name that leads to this machine and works is a developer's", u"127.0.0.1"_s, TcpEnd::Connected,
             {}),
        local,
        row("the address of a filter's page is a filter's", {answered({u"146.112.61.106"_s})},
            {u"dns.address.sinkhole"_s}),
        row("an alias for a filter's page is a filter's", {blocked}, {u"dns.address.sinkhole"_s}),
    };
}

static QList<CheckRow> familyRows()
{
    const QString six = u"2a04:4e42::645"_s;
    return {
        row("IPv6 that fails while IPv4 works is a broken family",
            {connectTo(six, TcpEnd::TimedOut), connectTo(here, TcpEnd::Connected)}, {u"tcp.family.broken"_s}),
        row("IPv4 that fails while IPv6 works is a broken family",
            {connectTo(six, TcpEnd::Connected), connectTo(here, TcpEnd::Refused), connectTo(there, TcpEnd::Refused)},
            {u"tcp.family.broken"_s}),
        row("one IPv6 address of two that fails is no broken family",
            {connectTo(six, TcpEnd::TimedOut), connectTo(u"2a04::1"_s, TcpEnd::Connected),
             connectTo(here, TcpEnd::Connected)},
            {u"tcp.address.partly-failing"_s}),
        row("both families that work are no finding",
            {connectTo(six, TcpEnd::Connected), connectTo(here, TcpEnd::Connected)}, {}),
    };
}

static QList<CheckRow> greetingRows()
{
    const auto greeted = [](const char *name, seen::Greeting greeting, const QByteArray &bytes,
                            const QStringList &expected) {
        TcpSeen seen = connectTo(here, TcpEnd::Connected);
        seen.greeting = greeting;
        seen.firstBytes = bytes;
        return with(row(name, {broken(seen::HttpEnd::EmptyReply)}, QStringList{u"http.answer.empty"_s} + expected),
                    Variation::Again, seen);
    };
    const auto spoke = [&](const char *name, const QByteArray &bytes) {
        return greeted(name, seen::Greeting::Spoke, bytes, {u"tcp.protocol.other"_s});
    };
    seen::TlsSeen mail = goodTls();
    mail.chain.clear();
    mail.end = seen::TlsEnd::PlainText;
    mail.firstBytes = "220 mail.example.com ESMTP Postfix\r\n";
    seen::TlsSeen web = mail;
    web.firstBytes = "HTTP/1.1 400 Bad Request\r\n";
    seen::HttpSeen door = broken(seen::HttpEnd::NotHttp);
    door.body = "SSH-2.0-OpenSSH_9.2p1\r\n";
    return {
        greeted("a server that waits says nothing", seen::Greeting::None, {}, {}),
        greeted("a server that closes before a word is told", seen::Greeting::Closed, {}, {u"tcp.connection.closed"_s}),
        greeted("words that nobody knows are not named", seen::Greeting::Spoke, "hello", {}),
        spoke("SSH speaks first", "SSH-2.0-dropbear\r\n"),
        spoke("FTP speaks first", "220 (vsFTPd 3.0.3)\r\n"),
        spoke("POP3 speaks first", "+OK Dovecot ready.\r\n"),
        spoke("IMAP speaks first", "* OK [CAPABILITY IMAP4rev1] ready.\r\n"),
        spoke("MySQL speaks first", QByteArray("\x4a\0\0\0\x0a"
                                               "8.0.36\0",
                                               12)),
        spoke("MySQL turns a host away", QByteArray("\x45\0\0\0\xff\x6a\x04Host is not allowed", 26)),
        spoke("RabbitMQ answers with its version", QByteArray("AMQP\0\0\x09\x01", 8)),
        greeted("PostgreSQL answers a request for TLS", seen::Greeting::None, "N", {u"tcp.protocol.other"_s}),
        greeted("Redis does not know the command", seen::Greeting::None, "-ERR unknown command\r\n",
                {u"tcp.protocol.other"_s}),
        row("mail in place of a handshake is another protocol", {mail},
            {u"tcp.protocol.other"_s, u"tls.protocol.plain-text"_s}),
        row("plain HTTP in place of a handshake is the right protocol", {web}, {u"tls.protocol.plain-text"_s}),
        row("SSH in place of an answer is another protocol", {door},
            {u"tcp.protocol.other"_s, u"http.protocol.invalid"_s}),
    };
}

QList<CheckRow> nameRows()
{
    return aliasRows() + questionRows() + resolverRows() + rewritingRows() + addressRows() + familyRows() +
           greetingRows();
}

}
