// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

namespace lentera {

//! Whether a failure in \a cause keeps \a effect from being judged: the ladder's dependencies.
bool phaseDependsOn(Phase effect, Phase cause);
//! Whether \a cause keeps the step \a effect from being run: a failure of a phase that it depends on, or one that
//! explains all findings of that phase (`dns.`).
bool forbids(const Finding &cause, Phase effect);

//! Whether something told the server's time, so that the clock was judged whatever else went wrong.
bool clockWasRead(const Evidence &evidence);

//! Marks the root causes: the worst findings (failures, else warnings) that no other finding explains. A failure
//! explains every finding of the phases that depend on its own, and whatever it names itself. A finding counts as at
//! least as severe as what it names, so that a warning which explains a failure becomes the failure's root cause.
//! Information is never a root cause, and follows from nothing but what names it. What was found of the clock follows
//! from nothing but what names it: an answer came to read it from.
void reduce(QList<Finding> &findings, const Evidence &evidence = {});

}
