// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/Ladder.h"

#include "check/Reduction.h"
#include "mcp/examineMcp.h"
#include "plan/Request.h"
#include "probe/Probes.h"
#include "probe/planRedactor.h"
#include "run/Questions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

Ladder::Ladder(const Plan &plan, QByteArray fingerprintKey, const QDateTime &startedAt, Wait wait,
               const RunWatcher &watcher)
    : m_plan(plan), m_fingerprintKey(std::move(fingerprintKey)), m_watcher(watcher), m_wait(std::move(wait)),
      m_redactor(planRedactor(plan)), m_evidence{startedAt, {}}, m_reachable(plan.addresses)
{
    for (const Phase phase : plan.steps)
        m_steps << Step{.phase = phase, .judgedOnly = !probeOf(phase) && phase < Phase::Start};
    m_clock.start();
}

void Ladder::walk()
{
    judge();
    for (Step &step : m_steps)
        climb(step);
}

void Ladder::inquire()
{
    const double startedMs = elapsedMs();
    const QList<Observation> further = askFurther(m_plan, m_evidence, m_findings, m_wait);
    if (further.isEmpty())
        return;
    recordAll(startedMs, further);
    judge();
}

void Ladder::climb(Step &step)
{
    step.startedMs = elapsedMs();
    if (m_wait.stopped())
        return report(step, StepStatus::Stopped);
    const bool clockRead = step.phase == Phase::Clock && clockWasRead(m_evidence);
    if (const Finding *blocker = blockerOf(step.phase); blocker && !clockRead) {
        step.because = blocker->id;
        return report(step, StepStatus::Skipped);
    }
    report(step, StepStatus::Running);
    if (const Probe probe = probeOf(step.phase)) {
        (this->*probe)();
        judge();
    }
    step.durationMs = elapsedMs() - step.startedMs;
    takeTimes(step);
    report(step, m_wait.stopped() ? StepStatus::Stopped : worstStatus(m_findings, step.phase));
}

// Null for a step that is judged from what other steps saw.
Ladder::Probe Ladder::probeOf(Phase phase) const
{
    switch (phase) {
    case Phase::Config:
        return m_plan.pac.isEmpty() ? nullptr : &Ladder::chooseProxy;
    case Phase::Credential:
        return &Ladder::inspectTheCredential;
    case Phase::Dns:
        return m_plan.addresses.isEmpty() ? &Ladder::askResolvers : nullptr;
    case Phase::Tcp:
        return m_plan.addresses.isEmpty() ? &Ladder::connectToAddresses : nullptr;
    case Phase::Proxy:
        return &Ladder::askProxy;
    case Phase::Tls:
        return &Ladder::shakeHands;
    case Phase::Http:
        return m_plan.reachCall.isEmpty() ? &Ladder::callSigned : &Ladder::callForReach;
    case Phase::Auth:
        return m_plan.reachCall.isEmpty() ? nullptr : &Ladder::callSigned;
    case Phase::Start:
        return &Ladder::startServer;
    case Phase::Content:
    case Phase::Clock:
    case Phase::Greeting: // seen from the start to the end at once
    case Phase::Tools:
    case Phase::Stop:
        return nullptr;
    }
    return nullptr;
}

// Before anything is looked up: only then is it known whose name that is. What goes wrong is the proxy's matter.
void Ladder::chooseProxy()
{
    if (blockerOf(Phase::Dns))
        return;
    const double startedMs = elapsedMs();
    seen::PacSeen seen = probePac(m_plan, m_evidence.startedAt, m_wait);
    m_plan.proxy = chosenProxy(m_plan.proxy, seen);
    if (seen.chosen >= 0)
        m_plan.pac.clear();
    observe(Phase::Proxy, startedMs, std::move(seen));
}

void Ladder::inspectTheCredential()
{
    observe(Phase::Credential, elapsedMs(), inspectCredential(m_plan, m_fingerprintKey));
}

void Ladder::askResolvers()
{
    const double startedMs = elapsedMs();
    recordAll(startedMs, askForName(m_plan, m_wait));
    for (const seen::DnsSeen *seen : m_evidence.all<seen::DnsSeen>())
        for (const seen::DnsAddress &found : seen->addresses)
            if (const QHostAddress address(found.address); !address.isNull() && !m_addresses.contains(address))
                m_addresses << address;
    // The system gives its addresses in the order in which they are to be tried (RFC 6724); a named server does not.
    if (!m_plan.connection.resolvers.isEmpty())
        std::stable_partition(m_addresses.begin(), m_addresses.end(), [](const QHostAddress &address) {
            return address.protocol() == QAbstractSocket::IPv6Protocol;
        });
}

void Ladder::connectToAddresses()
{
    const std::chrono::milliseconds budget(m_plan.connection.timeouts.connect);
    const double startedMs = elapsedMs();
    recordAll(startedMs, probeTcp(firstHop(m_plan), m_addresses, budget, m_wait));
    for (const seen::TcpSeen *seen : m_evidence.all<seen::TcpSeen>())
        if (seen->end == seen::TcpEnd::Connected)
            m_reachable << QHostAddress(seen->address);
}

void Ladder::askProxy()
{
    if (m_plan.proxy.direct()) // so a PAC file wants it
        return;
    const double startedMs = elapsedMs();
    seen::ProxySeen seen = probeProxy(m_plan, address(), m_wait);
    m_plan.proxyScheme = seen.scheme;
    observe(Phase::Proxy, startedMs, std::move(seen));
}

void Ladder::shakeHands()
{
    const double startedMs = elapsedMs();
    observe(Phase::Tls, startedMs, probeTls(m_plan, address(), m_wait));
}

// What kept Lentera itself from starting it is an observation like any other.
static seen::McpSeen unexamined(const McpCommand &command, const Error &error)
{
    seen::McpSeen seen;
    seen.command = QStringList(command.program) + command.arguments;
    seen.start =
        error.id == "mcp.secret-in-argument"_L1 ? seen::McpStart::SecretInArgument : seen::McpStart::KeeperMissing;
    seen.startDetail = error.facts.values().join(u' ');
    return seen;
}

void Ladder::startServer()
{
    const double startedMs = elapsedMs();
    const McpCommand command = mcpCommandFor(m_plan);
    Result<seen::McpSeen> seen = examineMcp(command, m_wait);
    observe(Phase::Start, startedMs, seen ? *std::move(seen) : unexamined(command, seen.error()));
}

static bool isPartOf(const QString &name, Phase step)
{
    const bool greeting = name == "discover"_L1 || name == "initialize"_L1;
    return name == phaseText(step) || (greeting && step == Phase::Greeting);
}

// The steps of a program are parts of one observation.
void Ladder::takeTimes(Step &step) const
{
    const auto server =
        std::find_if(m_evidence.observations.cbegin(), m_evidence.observations.cend(),
                     [](const Observation &one) { return std::holds_alternative<seen::McpSeen>(one.seen); });
    if (step.phase < Phase::Start || server == m_evidence.observations.cend())
        return;
    step.durationMs = 0;
    for (const seen::McpPhase &part : std::get<seen::McpSeen>(server->seen).phases) {
        if (!isPartOf(part.name, step.phase))
            continue;
        if (step.durationMs == 0)
            step.startedMs = server->startedMs + part.startedMs;
        step.durationMs += part.durationMs;
    }
}

void Ladder::callForReach()
{
    call(m_plan.reachCall, Phase::Http);
}

void Ladder::callSigned()
{
    call(m_plan.signedCall, m_plan.reachCall.isEmpty() ? Phase::Http : Phase::Auth);
}

void Ladder::call(const QString &callId, Phase phase)
{
    // With a credential that is missing or unreadable the call still shows whether the system answers at all.
    const bool withCredential =
        callId == m_plan.signedCall && !m_plan.signIn.fields.isEmpty() && !blockerOf(Phase::Auth);
    const auto request = requestFor(m_plan, m_plan.connector.calls.value(callId),
                                    withCredential ? SendCredential::Yes : SendCredential::No);
    const double startedMs = elapsedMs();
    if (request)
        return observe(phase, startedMs, probeHttp(m_plan, *request, address(), m_wait));
    seen::HttpSeen unsent{.call = callId, .signedIn = withCredential};
    unsent.detail = request.error().id;
    for (const QString &fact : request.error().facts)
        unsent.detail += u' ' + fact;
    observe(phase, startedMs, std::move(unsent));
}

template <class Kind>
void Ladder::observe(Phase phase, double startedMs, Kind seen)
{
    record({phase, startedMs, elapsedMs() - startedMs, std::move(seen)});
}

void Ladder::record(Observation observation)
{
    if (!m_redactor.isEmpty())
        if (auto clean = observationFromJson(m_redactor.redacted(QJsonValue(observationJson(observation))).toObject()))
            observation = *std::move(clean);
    if (m_watcher.observed)
        m_watcher.observed(observation);
    m_evidence.observations << std::move(observation);
}

void Ladder::recordAll(double startedMs, QList<Observation> observations)
{
    for (Observation &observation : observations) {
        observation.startedMs += startedMs;
        record(std::move(observation));
    }
}

double Ladder::elapsedMs() const
{
    return double(m_clock.nsecsElapsed()) / 1e6;
}

void Ladder::judge()
{
    m_findings = judgeAll({m_evidence, m_plan.connection, m_plan.connector});
}

// The root cause speaks for what it explains, so a step names it rather than a consequence.
const Finding *Ladder::blockerOf(Phase phase) const
{
    const Finding *blocker = nullptr;
    for (const Finding &finding : m_findings)
        if (forbids(finding, phase) && (!blocker || (finding.rootCause && !blocker->rootCause)))
            blocker = &finding;
    return blocker;
}

void Ladder::report(Step &step, StepStatus status)
{
    step.status = status;
    if (m_watcher.stepChanged)
        m_watcher.stepChanged(step);
}

}
