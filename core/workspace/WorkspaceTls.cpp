// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/WorkspacePrivate.h"

#include <QElapsedTimer>

namespace lentera {

// Enough for 200 connections at the other end of the world.
static constexpr int totalMs = 60'000;

static bool concernsTls(Phase phase)
{
    return phase == Phase::Config || (phase >= Phase::Dns && phase <= Phase::Tls);
}

// The addresses that took a connection, the one that the ladder used first. A proxy's other addresses lead to the same
// server.
static QList<QHostAddress> reachable(const Evidence &evidence, const EffectiveProxy &proxy)
{
    QList<QHostAddress> addresses;
    for (const seen::TcpSeen *tcp : evidence.all<seen::TcpSeen>())
        if (tcp->end == seen::TcpEnd::Connected && (proxy.direct() || addresses.isEmpty()))
            addresses << QHostAddress(tcp->address);
    return addresses;
}

// Whether there is a TLS server at the end of the way, be it one that refuses.
static bool canBeExamined(const Evidence &evidence)
{
    const auto *tls = evidence.last<seen::TlsSeen>();
    return tls && tls->end != seen::TlsEnd::PlainText && tls->end != seen::TlsEnd::TimedOut &&
           tls->end != seen::TlsEnd::ConnectFailed && tls->end != seen::TlsEnd::LocalFailure &&
           tls->end != seen::TlsEnd::Stopped;
}

RunRecord Workspace::Private::examineTls(Plan plan, const PostureOptions &options, std::stop_token stop,
                                         const std::function<void(int)> &progress)
{
    plan.steps.removeIf([](Phase phase) { return !concernsTls(phase); });
    plan.connection.timeouts.total = std::max(plan.connection.timeouts.total, totalMs);
    RunRecord record = walk(plan, stop, {});
    RunResult &result = record.result;
    if (!canBeExamined(result.evidence) || stop.stop_requested())
        return record;
    plan.proxy = result.proxy; // as a PAC file chose it
    plan.pac.clear();
    QElapsedTimer clock;
    clock.start();
    Wait wait(stop, std::chrono::milliseconds(plan.connection.timeouts.total));
    seen::PostureSeen posture = examinePosture(plan, reachable(result.evidence, plan.proxy), options, wait, progress);
    const double took = double(clock.nsecsElapsed()) / 1e6;
    result.evidence.observations << Observation{Phase::Tls, result.durationMs, took, std::move(posture)};
    result.durationMs += took;
    result.stopped = stop.stop_requested();
    result.findings = judgeAll({result.evidence, record.connection, record.connector});
    result.steps = judgedSteps(result.steps, result.findings, result.evidence);
    return record;
}

QFuture<Result<RunRecord>> Workspace::examineTls(const TenantId &tenant, const ConnectionId &connection,
                                                 PostureOptions options, std::stop_token stop,
                                                 std::function<void(int)> progress)
{
    const auto job = [this, tenant, connection, options,
                      progress = std::move(progress)](std::stop_token either) -> Result<RunRecord> {
        const auto stored = d->withStore([&](Store &open) { return open.connection(tenant, connection); });
        if (!stored)
            return failureOf(stored);
        auto plan = d->planOf(*stored, CheckOptions::fromHere(), either);
        if (!plan)
            return failureOf(plan);
        if (const auto read = d->readCredential(*plan, either); !read)
            return failureOf(read);
        return d->examineTls(*std::move(plan), options, std::move(either), progress);
    };
    return d->start(std::move(stop), job);
}

QFuture<Result<RunRecord>> Workspace::examineTlsAdHoc(Connection connection, QMap<QString, SharedSecret> credential,
                                                      PostureOptions options, CheckOptions check, std::stop_token stop,
                                                      std::function<void(int)> progress)
{
    const auto job = [this, connection = std::move(connection), credential = std::move(credential), options,
                      check = std::move(check),
                      progress = std::move(progress)](std::stop_token either) -> Result<RunRecord> {
        auto plan = d->planOf(connection, check, either);
        if (!plan)
            return failureOf(plan);
        Private::takeCredential(*plan, credential);
        return d->examineTls(*std::move(plan), options, std::move(either), progress);
    };
    return d->start(std::move(stop), job);
}

}
