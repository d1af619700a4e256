// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAttempt.h"
#include "probe/PlainSocket.h"
#include "probe/Probes.h"

#include <array>
#include <cerrno>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lentera {

using seen::Greeting;

static constexpr auto patience = 300ms; // for each word of the server
static constexpr qsizetype mostBytes = 64;

namespace {

struct Words {
    QLatin1StringView protocol;
    QByteArrayView bytes;
};

}

// PostgreSQL's SSLRequest (protocol documentation, section "Message Formats") is answered with one letter. It holds no
// line end, so that Redis takes it as the beginning of what follows, and answers that with an error.
static constexpr std::array words{
    Words{"postgresql"_L1, QByteArrayView("\x00\x00\x00\x08\x04\xd2\x16\x2f", 8)},
    Words{"redis"_L1, QByteArrayView("\r\nPING\r\n", 8)},
};

static Greeting greetingOf(const PlainSocket &socket, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        return Greeting::Spoke;
    if (socket.closed())
        return Greeting::Closed;
    return socket.error() == ECONNRESET ? Greeting::Reset : Greeting::None;
}

static void speak(seen::TcpSeen &seen, PlainSocket &socket, const Wait &wait)
{
    for (const Words &each : words) {
        if (wait.over() || !socket.send(each.bytes.toByteArray()))
            return;
        seen.said = each.protocol;
        seen.firstBytes = socket.receive(mostBytes, wait.within(patience));
        if (!seen.firstBytes.isEmpty() || socket.closed() || socket.error() != 0)
            return;
    }
}

seen::TcpSeen probeGreeting(const Hop &hop, const QHostAddress &address, Wait &wait)
{
    seen::TcpSeen seen{.host = hop.host, .address = address.toString(), .port = hop.port, .proxy = hop.proxy};
    PlainSocket socket(address, hop.port, PlainSocket::Kind::Stream, wait.within(patience));
    if (socket.error() != 0) {
        const ConnectFailure failure = connectFailure(socket.error());
        seen.end = failure.end;
        seen.detail = failure.name;
        if (socket.error() != ECONNRESET)
            return seen;
    }
    seen.end = seen::TcpEnd::Connected;
    seen.firstBytes = socket.error() == 0 ? socket.receive(mostBytes, wait.within(patience)) : QByteArray();
    seen.greeting = greetingOf(socket, seen.firstBytes);
    if (seen.greeting == Greeting::None)
        speak(seen, socket, wait);
    if (wait.stopped())
        seen.end = seen::TcpEnd::Stopped;
    return seen;
}

}
