// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ConnectAttempt.h"
#include "probe/Probes.h"

#include <vector>

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

QList<Observation> probeTcp(const Hop &hop, const QList<QHostAddress> &addresses,
                            std::chrono::milliseconds connectBudget, Wait &wait)
{
    std::vector<std::unique_ptr<ConnectAttempt>> attempts;
    for (const QHostAddress &address : addresses.first(std::min(addresses.size(), mostAddresses)))
        attempts.push_back(std::make_unique<ConnectAttempt>(address, hop.port));
    QList<Observation> seen;
    Wait within = wait.within(connectBudget);
    const Woken woken = within.untilCalled([&](const auto &allEnded) {
        for (const auto &attempt : attempts)
            attempt->start([&, one = attempt.get()] {
                seen << observation(hop, *one);
                if (size_t(seen.size()) == attempts.size())
                    allEnded();
            });
        if (attempts.empty())
            allEnded();
    });
    for (const auto &attempt : attempts)
        if (!attempt->isOver()) {
            attempt->giveUp(woken == Woken::Stopped ? TcpEnd::Stopped : TcpEnd::TimedOut);
            seen << observation(hop, *attempt);
        }
    return seen;
}

}
