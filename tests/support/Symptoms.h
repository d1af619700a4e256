// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/DiagnosticRun.h"
#include "support/PastedCommand.h"

namespace lentera {

//! What the command of a finding shows when it is pasted into a shell.
struct Symptom {
    enum class Kind {
        Prints, //!< what the pattern matches; `{name}` in it is a fact of the finding
        Waits,  //!< nothing: it still waits when the run's own time-out has passed
        NotRun, //!< it is not run here, for the reason given
    };
    const char *id;
    Kind kind;
    const char *text = "";
};

//! Null where nobody has said what the command shows.
const Symptom *symptomOf(const QString &id);
//! Every id that has one, in order.
QStringList symptomIds();

//! ` {id: command}` where the command of \a finding holds a secret of \a plan, in any form.
QString showsNothingSecret(const Finding &finding, const RunResult &result, const Plan &plan);

//! ` {id: command and what it printed}` where the command of \a finding, pasted into a shell, does not show what the
//! run saw; empty where it does, and where it is not run.
QString showsTheSame(const Finding &finding, const RunResult &result, const Plan &plan);
//! The same of a \a command that another program printed.
QString showsTheSame(const QString &id, const QString &command, const PastedCommand &shell, const Facts &facts = {});

}
