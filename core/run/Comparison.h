// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

namespace lentera {

//! What one phase of a walk came to, in technical words that no language changes.
struct TraceLine {
    Phase phase = Phase::Dns;
    StepStatus status = StepStatus::Ok;
    QString what;
    double durationMs = 0;
};

//! An experiment beside what the ladder itself saw: two traces.
struct Comparison {
    seen::Variation variation = seen::Variation::None;
    QString value;
    bool flipped = false; //!< the experiment came further
    QList<TraceLine> before;
    QList<TraceLine> after;
};

//! Every experiment of a run, those that came further first. Pure.
QList<Comparison> comparisonsOf(const Case &judged);

}
