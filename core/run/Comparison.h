// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

#include <functional>

namespace lentera {

//! What one phase of a walk came to, in technical words that no language changes but for the outcome.
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

//! Says the name that an outcome has in JSON (`TimedOut`) in a person's language.
using OutcomeWord = std::function<QString(const QString &name)>;

//! Every experiment of a run, those that came further first; outcomes by \a word, else by their names. Pure.
QList<Comparison> comparisonsOf(const Case &judged, const OutcomeWord &word = {});

}
