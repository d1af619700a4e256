// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/HappyEyeballs.h"

#include <algorithm>
#include <optional>

namespace lentera {

static constexpr double delayMs = 250; // RFC 8305 section 8

static bool isIpv4(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol;
}

// RFC 8305 section 4: the resolver's order, but the families take turns.
static QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses)
{
    QList<QHostAddress> order = addresses;
    for (qsizetype at = 1; at < order.size(); ++at) {
        const bool wanted = !isIpv4(order.at(at - 1));
        const auto next = std::find_if(order.begin() + at, order.end(),
                                       [wanted](const QHostAddress &one) { return isIpv4(one) == wanted; });
        if (next != order.end())
            std::rotate(order.begin() + at, next, next + 1);
    }
    return order;
}

static Observation *connectTo(QList<Observation> &connects, const QHostAddress &address)
{
    for (Observation &connect : connects)
        if (const auto *seen = std::get_if<seen::TcpSeen>(&connect.seen);
            seen && QHostAddress(seen->address) == address)
            return &connect;
    return nullptr;
}

void markTurns(QList<Observation> &connects, const QList<QHostAddress> &addresses)
{
    int turn = 0;
    double startMs = 0;
    std::optional<double> wonMs;
    seen::TcpSeen *winner = nullptr;
    for (const QHostAddress &address : interleaved(addresses)) {
        Observation *connect = connectTo(connects, address);
        if (!connect)
            continue;
        auto &seen = std::get<seen::TcpSeen>(connect->seen);
        seen.turn = turn++;
        const bool connected = seen.end == seen::TcpEnd::Connected;
        const double endMs = startMs + connect->durationMs;
        if (connected && (!wonMs || endMs < *wonMs)) {
            wonMs = endMs;
            winner = &seen;
        }
        startMs = connected ? startMs + delayMs : std::min(startMs + delayMs, endMs);
    }
    if (winner)
        winner->chosen = true;
}

}
