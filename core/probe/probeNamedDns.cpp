// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/Route.h"

#include <ares.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DnsEnd;

static constexpr int tries = 2;
static constexpr auto firstTry = 1000ms; // c-ares doubles it for the second
static constexpr auto slice = 100ms;     // how often a stop is looked for
static constexpr int mostAddresses = 64;

namespace {

// One of the two questions, A or AAAA, and what came back.
struct Question {
    int type;
    bool pending = true;
    int status = ARES_ETIMEOUT;
    QList<seen::DnsAddress> addresses;
    QStringList aliases;
};

struct NamedStatus {
    int status;
    QLatin1StringView name;
    DnsEnd end;
};

// Closing it ends the questions under way, so those must outlive it.
class Channel {
public:
    Channel(const ServerAddress &server, std::chrono::milliseconds timeout);
    ~Channel()
    {
        if (m_channel)
            ares_destroy(m_channel);
    }
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    int status() const { return m_status; }
    void ask(const QByteArray &name, Question &question);
    //! Waits for the network a moment and lets c-ares go on.
    void advance(std::chrono::milliseconds atMost);

private:
    ares_channel m_channel = nullptr;
    int m_status = ARES_SUCCESS;
};

}

// By how much they tell: where the two questions fail differently, the first found here is shown. "No data" stands
// late, because it is only true of the name when the other question was answered so too.
static constexpr std::array statuses{
    NamedStatus{ARES_ENOTFOUND, "NXDOMAIN"_L1, DnsEnd::NoSuchName},
    NamedStatus{ARES_EREFUSED, "REFUSED"_L1, DnsEnd::Refused},
    NamedStatus{ARES_ESERVFAIL, "SERVFAIL"_L1, DnsEnd::ServerFailure},
    NamedStatus{ARES_EFORMERR, "FORMERR"_L1, DnsEnd::ServerFailure},
    NamedStatus{ARES_ENOTIMP, "NOTIMP"_L1, DnsEnd::ServerFailure},
    NamedStatus{ARES_EBADRESP, "BADRESP"_L1, DnsEnd::Malformed},
    NamedStatus{ARES_ECONNREFUSED, "CONNREFUSED"_L1, DnsEnd::Unreachable},
    NamedStatus{ARES_ETIMEOUT, "TIMEOUT"_L1, DnsEnd::TimedOut},
    NamedStatus{ARES_ENODATA, "NODATA"_L1, DnsEnd::NoData},
};

Channel::Channel(const ServerAddress &server, std::chrono::milliseconds timeout)
{
    ares_options options{};
    // Without NOCHECKRESP c-ares turns SERVFAIL and REFUSED of its only server into "connection refused".
    options.flags = ARES_FLAG_NOCHECKRESP | ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES;
    options.timeout = int(timeout.count());
    options.tries = tries;
    m_status = ares_init_options(&m_channel, &options, ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES);
    if (m_status != ARES_SUCCESS) {
        m_channel = nullptr;
        return;
    }
    ares_addr_port_node node{};
    node.udp_port = node.tcp_port = server.port;
    if (server.address.protocol() == QAbstractSocket::IPv4Protocol) {
        node.family = AF_INET;
        node.addr.addr4.s_addr = htonl(server.address.toIPv4Address());
    } else {
        const Q_IPV6ADDR bytes = server.address.toIPv6Address();
        node.family = AF_INET6;
        std::memcpy(&node.addr.addr6, &bytes, sizeof bytes);
    }
    m_status = ares_set_servers_ports(m_channel, &node);
}

static int word(const unsigned char *at)
{
    return at[0] << 8 | at[1];
}

// Moves \a at behind the name there and gives the name; nothing when there is none.
static QString nameAt(const unsigned char *&at, const unsigned char *bytes, int length)
{
    char *name = nullptr;
    long size = 0;
    if (at >= bytes + length || ares_expand_name(at, bytes, length, &name, &size) != ARES_SUCCESS)
        return {};
    const QString text = QString::fromLatin1(name);
    ares_free_string(name);
    at += size;
    return text;
}

// The names that the asked one stands for, in the order of the answer. c-ares' own result forgets all but the first
// target of a chain.
static QStringList aliasesIn(const unsigned char *bytes, int length)
{
    static constexpr int headSize = 12;  // RFC 1035 section 4.1.1
    static constexpr int fixedSize = 10; // of a record: type, class, TTL, length of the data
    QStringList names;
    if (length < headSize || word(bytes + 4) != 1)
        return names;
    const unsigned char *const end = bytes + length;
    const unsigned char *at = bytes + headSize;
    nameAt(at, bytes, length);
    at += 4;
    for (int left = word(bytes + 6); left > 0 && !nameAt(at, bytes, length).isNull() && end - at >= fixedSize; --left) {
        const unsigned char *content = at + fixedSize;
        const int size = word(at + 8);
        if (end - content < size)
            break;
        if (word(at) == ns_t_cname)
            names << nameAt(content, bytes, length);
        at += fixedSize + size;
    }
    return names;
}

static int parsed(Question &question, const unsigned char *bytes, int length)
{
    hostent *host = nullptr;
    int count = mostAddresses;
    int status = ARES_SUCCESS;
    if (question.type == ns_t_a) {
        std::array<ares_addrttl, mostAddresses> found{};
        status = ares_parse_a_reply(bytes, length, &host, found.data(), &count);
        for (int i = 0; status == ARES_SUCCESS && i < count; ++i)
            question.addresses << seen::DnsAddress{QHostAddress(ntohl(found.at(size_t(i)).ipaddr.s_addr)).toString(),
                                                   found.at(size_t(i)).ttl};
    } else {
        std::array<ares_addr6ttl, mostAddresses> found{};
        status = ares_parse_aaaa_reply(bytes, length, &host, found.data(), &count);
        for (int i = 0; status == ARES_SUCCESS && i < count; ++i)
            question.addresses << seen::DnsAddress{
                QHostAddress(reinterpret_cast<const quint8 *>(&found.at(size_t(i)).ip6addr)).toString(),
                found.at(size_t(i)).ttl};
    }
    if (host)
        ares_free_hostent(host);
    if (status == ARES_SUCCESS)
        question.aliases = aliasesIn(bytes, length);
    return status;
}

static void answered(void *asked, int status, int, unsigned char *bytes, int length)
{
    Question &question = *static_cast<Question *>(asked);
    question.pending = false;
    question.status = status == ARES_SUCCESS ? parsed(question, bytes, length) : status;
}

void Channel::ask(const QByteArray &name, Question &question)
{
    ares_query(m_channel, name.constData(), ns_c_in, question.type, answered, &question);
}

void Channel::advance(std::chrono::milliseconds atMost)
{
    std::array<ares_socket_t, ARES_GETSOCK_MAXNUM> sockets{};
    const int bits = ares_getsock(m_channel, sockets.data(), ARES_GETSOCK_MAXNUM);
    std::array<pollfd, ARES_GETSOCK_MAXNUM> polled{};
    nfds_t count = 0;
    for (int i = 0; i < ARES_GETSOCK_MAXNUM; ++i) {
        const int events =
            (ARES_GETSOCK_READABLE(bits, i) ? POLLIN : 0) | (ARES_GETSOCK_WRITABLE(bits, i) ? POLLOUT : 0);
        if (events != 0)
            polled.at(count++) = pollfd{sockets.at(size_t(i)), short(events), 0};
    }
    timeval most{0, suseconds_t(std::chrono::microseconds(atMost).count())};
    timeval next{};
    const timeval *until = ares_timeout(m_channel, &most, &next);
    poll(polled.data(), count, int(until->tv_sec * 1000 + until->tv_usec / 1000 + 1));
    ares_process_fd(m_channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD); // time-outs
    for (nfds_t i = 0; i < count; ++i) {
        const bool failed = polled.at(i).revents & (POLLERR | POLLHUP);
        const bool readable = failed || (polled.at(i).revents & POLLIN);
        const bool writable = polled.at(i).revents & POLLOUT;
        ares_process_fd(m_channel, readable ? polled.at(i).fd : ARES_SOCKET_BAD,
                        writable ? polled.at(i).fd : ARES_SOCKET_BAD);
    }
}

static void take(seen::DnsSeen &seen, const std::array<Question, 2> &questions)
{
    for (const Question &question : questions) {
        seen.addresses += question.addresses;
        if (seen.aliases.isEmpty())
            seen.aliases = question.aliases;
    }
    if (!seen.addresses.isEmpty()) {
        seen.end = DnsEnd::Answered;
        return;
    }
    const auto told = std::find_if(statuses.begin(), statuses.end(), [&](const NamedStatus &each) {
        return each.status == questions[0].status || each.status == questions[1].status;
    });
    seen.end = told == statuses.end() ? DnsEnd::Failed : told->end;
    seen.detail =
        told == statuses.end() ? QString::fromLatin1(ares_strerror(questions[0].status)) : QString(told->name);
}

static void ask(seen::DnsSeen &seen, const QByteArray &name, const ServerAddress &server, const Wait &wait)
{
    std::array<Question, 2> questions{Question{ns_t_a}, Question{ns_t_aaaa}};
    Channel channel(server, std::clamp(wait.remaining() / 4, 50ms, firstTry));
    if (channel.status() != ARES_SUCCESS) {
        seen.detail = QString::fromLatin1(ares_strerror(channel.status()));
        return;
    }
    for (Question &question : questions)
        channel.ask(name, question);
    while ((questions[0].pending || questions[1].pending) && !wait.over())
        channel.advance(std::min(slice, wait.remaining()));
    if (wait.stopped())
        seen.end = DnsEnd::Stopped;
    else
        take(seen, questions);
}

seen::DnsSeen probeNamedDns(const Hop &hop, const QString &resolver, Wait &wait)
{
    const AskedName name = askedName(hop.host);
    const std::optional<ServerAddress> server = serverAddress(resolver, 53);
    seen::DnsSeen seen{.host = hop.host, .proxy = hop.proxy};
    seen.resolver = server ? hostPort(server->address.toString(), server->port) : resolver;
    if (std::optional<seen::DnsSeen> known = dnsWithoutAsking(hop, name)) {
        if (known->resolver.isEmpty())
            known->resolver = seen.resolver;
        return *std::move(known);
    }
    if (!server)
        seen.detail = u"resolver is no address"_s;
    else
        ask(seen, name.ascii, *server, wait);
    return seen;
}

}
