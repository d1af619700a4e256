// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/askDns.h"

#include "probe/ConnectAttempt.h"
#include "probe/PlainSocket.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::DnsEnd;

static constexpr int tries = 2;
static constexpr auto firstTry = 1000ms;        // doubled for the second
static constexpr auto tcpBudget = 2000ms;       // for connect, question and answer
static constexpr qsizetype mostDatagram = 4096; // no server sends more unasked
static constexpr qsizetype mostAnswer = 0xffff; // the length before an answer over TCP has two bytes

namespace {

struct NamedCode {
    QLatin1StringView name;
    DnsEnd end;
};

}

// By RCODE, RFC 1035 section 4.1.1.
static constexpr std::array codes{
    NamedCode{"NOERROR"_L1, DnsEnd::Answered},       NamedCode{"FORMERR"_L1, DnsEnd::ServerFailure},
    NamedCode{"SERVFAIL"_L1, DnsEnd::ServerFailure}, NamedCode{"NXDOMAIN"_L1, DnsEnd::NoSuchName},
    NamedCode{"NOTIMP"_L1, DnsEnd::ServerFailure},   NamedCode{"REFUSED"_L1, DnsEnd::Refused},
};

static void fail(seen::DnsQuestion &question, DnsEnd end, const QString &detail)
{
    question.end = end;
    question.detail = detail;
}

static void take(DnsAsked &asked, const QByteArray &bytes)
{
    std::optional<DnsReply> reply = dnsReply(bytes);
    if (!reply)
        return fail(asked.question, DnsEnd::Malformed, u"BADRESP"_s);
    asked.reply = *std::move(reply);
    const auto code = size_t(asked.reply.code);
    if (code >= codes.size())
        return fail(asked.question, DnsEnd::ServerFailure, u"RCODE %1"_s.arg(asked.reply.code));
    fail(asked.question, codes.at(code).end, codes.at(code).name);
    for (const seen::DnsAddress &address : std::as_const(asked.reply.addresses))
        asked.question.addresses << address.address;
    if (asked.question.end != DnsEnd::Answered)
        return;
    if (asked.question.type != "CNAME"_L1 && asked.reply.addresses.isEmpty())
        fail(asked.question, DnsEnd::NoData, u"NODATA"_s);
    else
        asked.question.detail.clear();
}

// The answer to \a query among all that come: others are counted and never believed.
static QByteArray awaited(PlainSocket &socket, const QByteArray &query, seen::DnsQuestion &question, const Wait &wait)
{
    while (!wait.over()) {
        const QByteArray bytes = socket.receive(mostDatagram, wait);
        if (bytes.isEmpty() && socket.error() != 0)
            return {};
        if (answersQuery(bytes, query))
            return bytes;
        if (!bytes.isEmpty())
            ++question.wrongIds;
    }
    return {};
}

static QByteArray overUdp(DnsAsked &asked, const ServerAddress &server, const QByteArray &query, const Wait &wait)
{
    std::chrono::milliseconds budget = std::clamp(wait.remaining() / 4, 50ms, std::chrono::milliseconds(firstTry));
    PlainSocket socket(server.address, server.port, PlainSocket::Kind::Datagram, wait);
    fail(asked.question, DnsEnd::TimedOut, u"TIMEOUT"_s);
    for (int i = 0; i < tries && socket.error() == 0 && !wait.over(); ++i, budget *= 2) {
        ++asked.question.sent;
        if (!socket.send(query))
            break;
        const QByteArray bytes = awaited(socket, query, asked.question, wait.within(budget));
        if (!bytes.isEmpty())
            return bytes;
    }
    if (socket.error() != 0)
        fail(asked.question, DnsEnd::Unreachable, connectFailure(socket.error()).name);
    return {};
}

static QByteArray exactly(PlainSocket &socket, qsizetype size, const Wait &wait)
{
    QByteArray bytes;
    while (bytes.size() < size && socket.error() == 0 && !socket.closed() && !wait.over())
        bytes += socket.receive(size - bytes.size(), wait);
    return bytes.size() == size ? bytes : QByteArray();
}

static QString whyNot(const PlainSocket &socket)
{
    if (socket.error() != 0)
        return connectFailure(socket.error()).name;
    return socket.closed() ? u"closed"_s : u"TIMEOUT"_s;
}

// RFC 7766: the same question, with its length before it.
static void overTcp(DnsAsked &asked, const ServerAddress &server, const QByteArray &query, const Wait &wait)
{
    PlainSocket socket(server.address, server.port, PlainSocket::Kind::Stream, wait);
    QByteArray bytes(2, '\0');
    qToBigEndian(quint16(query.size()), bytes.data());
    QByteArray answer;
    if (socket.error() == 0 && socket.send(bytes + query)) {
        const QByteArray length = exactly(socket, 2, wait);
        if (!length.isEmpty())
            answer =
                exactly(socket, std::min<qsizetype>(qFromBigEndian<quint16>(length.constData()), mostAnswer), wait);
    }
    if (!answersQuery(answer, query))
        return fail(asked.question, DnsEnd::Truncated, u"TCP: "_s + whyNot(socket));
    asked.question.tcp = true;
    take(asked, answer);
}

DnsAsked askDns(const ServerAddress &server, const QByteArray &name, DnsType type, const Wait &wait)
{
    QElapsedTimer clock;
    clock.start();
    DnsAsked asked{{.name = QString::fromLatin1(name), .type = dnsTypeText(type)}, {}};
    const QByteArray query = dnsQuery(name, type, quint16(QRandomGenerator::system()->bounded(0x10000)));
    if (query.isEmpty())
        fail(asked.question, DnsEnd::InvalidName, u"character"_s);
    else if (const QByteArray answer = overUdp(asked, server, query, wait); !answer.isEmpty()) {
        take(asked, answer);
        asked.question.truncated = asked.reply.truncated;
        if (asked.question.truncated) {
            asked.question.addresses.clear();
            asked.reply = {};
            overTcp(asked, server, query, wait.within(tcpBudget));
        }
    }
    if (wait.stopped())
        fail(asked.question, DnsEnd::Stopped, {});
    asked.question.durationMs = double(clock.nsecsElapsed()) / 1e6;
    return asked;
}

}
