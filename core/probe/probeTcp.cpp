// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAttempt.h"
#include "probe/HappyEyeballs.h"
#include "probe/Probes.h"

#include <algorithm>
#include <vector>

using namespace std::chrono_literals;

namespace lentera {

using seen::TcpEnd;

// A name with more addresses is no better known for trying them all.
static constexpr qsizetype mostAddresses = 16;

static Observation observation(const Hop &hop, const ConnectAttempt &attempt)
{
    seen::TcpSeen seen{.host = hop.host, .address = attempt.address().toString(), .port = hop.port, .proxy = hop.proxy};
    seen.end = attempt.end();
    seen.detail = attempt.detail();
    return {Phase::Tcp, 0, attempt.durationMs(), seen};
}

// Once one address is connected nobody waits for the others longer than for a second and a third SYN.
static constexpr auto stragglers = 3000ms;

QList<Observation> probeTcp(const Hop &hop, const QList<QHostAddress> &addresses,
                            std::chrono::milliseconds connectBudget, Wait &wait)
{
    std::vector<std::unique_ptr<ConnectAttempt>> attempts;
    for (const QHostAddress &address : addresses.first(std::min(addresses.size(), mostAddresses)))
        attempts.push_back(std::make_unique<ConnectAttempt>(address, hop.port));
    QList<Observation> seen;
    bool connected = false;
    std::function<void()> wake;
    const auto allEnded = [&] {
        return size_t(seen.size()) == attempts.size();
    };
    const auto ended = [&](const ConnectAttempt &attempt) {
        seen << observation(hop, attempt);
        connected = connected || attempt.end() == TcpEnd::Connected;
        if (wake && (allEnded() || connected))
            wake();
    };
    Wait within = wait.within(connectBudget);
    Woken woken = within.untilCalled([&](const auto &done) {
        wake = done;
        for (const auto &attempt : attempts)
            attempt->start([&ended, one = attempt.get()] { ended(*one); });
        if (attempts.empty())
            done();
    });
    if (connected && !allEnded()) {
        Wait rest = within.within(stragglers);
        woken = rest.untilCalled([&](const auto &done) {
            wake = [&allEnded, done] {
                if (allEnded())
                    done();
            };
        });
    }
    for (const auto &attempt : attempts)
        if (!attempt->isOver()) {
            attempt->giveUp(woken == Woken::Stopped ? TcpEnd::Stopped : TcpEnd::TimedOut);
            seen << observation(hop, *attempt);
        }
    markTurns(seen, addresses);
    return seen;
}

}
