// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "check/Check.h"
#include "plan/Plan.h"

#include <functional>
#include <stop_token>

namespace lentera {

//! One rung of the ladder as it went.
struct Step {
    Phase phase = Phase::Dns;
    StepStatus status = StepStatus::Waiting;
    QString because;      //!< id of the finding for which the step was skipped
    double startedMs = 0; //!< since the start of the run
    double durationMs = 0;
    bool judgedOnly = false; //!< judged from another step's observation; has no duration of its own

    bool operator==(const Step &) const = default;
};

//! What a run answers.
struct RunResult {
    QString id;        //!< UUID without braces
    Evidence evidence; //!< redacted: no secret of the plan in any form
    QList<Finding> findings;
    QList<Step> steps;
    EffectiveProxy proxy;
    double durationMs = 0;
    bool stopped = false; //!< by request; what was seen until then is kept

    //! `fail`, `warn` or `ok`.
    QString verdict() const;
    QList<Finding> rootCauses() const;
};

//! Follows a run while it goes on. Called on the run's thread.
struct RunWatcher {
    std::function<void(const Step &)> stepChanged;
    std::function<void(const Observation &)> observed; //!< already redacted; also what an experiment saw
    std::function<void(seen::Variation, const QString &value)> experimentBegins;
};

//! Walks the ladder: starts what can run, skips what a finding forbids, and when something failed makes the experiments
//! that may tell why; judges it all. Blocks the calling (pool) thread; ends
//! within 200 ms of a stop request and at the latest at the connection's total time-out.
RunResult run(const Plan &plan, const QByteArray &fingerprintKey, const Clock &clock, std::stop_token stop,
              const RunWatcher &watcher = {});

//! The steps that findings give when nothing is probed: for a stored run that is judged again.
QList<Step> judgedSteps(const QList<Step> &recorded, const QList<Finding> &findings, const Evidence &evidence);

}
