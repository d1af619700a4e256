// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/DiagnosticRun.h"

#include "check/Reduction.h"
#include "check/verdict.h"
#include "run/Laboratory.h"
#include "run/Ladder.h"

#include <QElapsedTimer>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

QString RunResult::verdict() const
{
    return verdictOf(findings);
}

QList<Finding> RunResult::rootCauses() const
{
    QList<Finding> roots;
    std::copy_if(findings.cbegin(), findings.cend(), std::back_inserter(roots),
                 [](const Finding &finding) { return finding.rootCause; });
    return roots;
}

RunResult run(const Plan &plan, const QByteArray &fingerprintKey, const Clock &clock, std::stop_token stop,
              const RunWatcher &watcher)
{
    QElapsedTimer elapsed;
    elapsed.start();
    Wait wait(std::move(stop), std::chrono::milliseconds(plan.connection.timeouts.total));
    Ladder ladder(plan, fingerprintKey, clock.now(), wait, watcher);
    ladder.walk();
    if (plan.experiments)
        ladder.inquire();
    RunResult result{.id = QUuid::createUuid().toString(QUuid::WithoutBraces), .evidence = ladder.evidence()};
    // Without a proxy that a PAC file had to choose there is no request to vary.
    if (const Plan &walked = ladder.plan(); walked.experiments && walked.pac.isEmpty())
        Laboratory(walked, fingerprintKey, wait, watcher, elapsed)
            .examine(result.evidence, ladder.findings(), ladder.reachable());
    const bool examined = result.evidence.observations.size() > ladder.evidence().observations.size();
    result.findings = examined ? judgeAll({result.evidence, plan.connection, plan.connector}) : ladder.findings();
    result.stopped = wait.stopped();
    result.steps = result.stopped ? ladder.steps() : judgedSteps(ladder.steps(), result.findings, result.evidence);
    result.proxy = ladder.plan().proxy;
    result.durationMs = double(elapsed.nsecsElapsed()) / 1e6;
    return result;
}

StepStatus worstStatus(const QList<Finding> &findings, Phase phase)
{
    StepStatus status = StepStatus::Ok;
    for (const Finding &finding : findings) {
        if (finding.phase != phase || finding.severity == Severity::Info)
            continue;
        if (finding.severity == Severity::Failure)
            return StepStatus::Fail;
        status = StepStatus::Warn;
    }
    return status;
}

QList<Step> judgedSteps(const QList<Step> &recorded, const QList<Finding> &findings, const Evidence &evidence)
{
    const bool clockRead = clockWasRead(evidence);
    QList<Step> steps = recorded;
    for (Step &step : steps) {
        if (step.status == StepStatus::Stopped)
            continue;
        step.because.clear();
        for (const Finding &finding : findings)
            if (forbids(finding, step.phase) && (step.because.isEmpty() || finding.rootCause))
                step.because = finding.id;
        const bool ran =
            (step.status != StepStatus::Skipped && !step.judgedOnly) || (step.phase == Phase::Clock && clockRead);
        const StepStatus own = worstStatus(findings, step.phase);
        if (own == StepStatus::Fail || step.because.isEmpty() || ran) {
            step.status = own;
            step.because.clear();
        } else
            step.status = StepStatus::Skipped;
    }
    return steps;
}

}
