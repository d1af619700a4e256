// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "definition/Connector.h"
#include "files/lintPaths.h"
#include "run/DiagnosticRun.h"

#include <QSet>

namespace lentera {
namespace checklistParts {
Q_NAMESPACE

//! The parts of a check list, in the order in which a person works: what is seen, what is known, where it breaks, what
//! mends it; or one list without that order.
enum class ChecklistPart { Symptom, Data, Isolate, Remedy, Review };
Q_ENUM_NS(ChecklistPart)

}

using checklistParts::ChecklistPart;

//! One step. A step that neither `done` nor `watch` can judge is ticked by hand.
struct ChecklistStep {
    QString id; //!< of its own within the list
    ChecklistPart part = ChecklistPart::Symptom;
    LocalText text;      //!< what to do, one sentence
    LocalText how;       //!< how, where that needs more words; may be empty
    QString command;     //!< a shell command; `{target}`, `{folder}` and `{address}` are filled in; may be empty
    QString explanation; //!< id of an explanation that goes further; may be empty
    QStringList done;    //!< what must have been looked at: a phase (`dns`), `verdict.ok`, `file.<kind>`
    QStringList watch;   //!< findings, or their beginnings up to a dot, that are this step's trouble

    template <class V>
    void members(V &v)
    {
        v("id", id), v("part", part), v("text", text), v("how", how), v("command", command);
        v("explanation", explanation), v("done", done), v("watch", watch);
    }
};

//! A guided check list (resources/checklists/<id>.json).
struct Checklist {
    QString id;
    LocalText title;
    LocalText about;        //!< when to take it
    QStringList connectors; //!< that it is for; empty for any
    QList<ChecklistStep> steps;

    bool isFor(const QString &connector) const { return connectors.isEmpty() || connectors.contains(connector); }
    const ChecklistStep *find(const QString &step) const;

    template <class V>
    void members(V &v)
    {
        v("id", id), v("title", title), v("about", about), v("connectors", connectors), v("steps", steps);
    }
};

//! Those that ship with Lentera, sorted by id.
const QList<Checklist> &shippedChecklists();
//! Null when there is none.
const Checklist *findChecklist(const QString &id);

//! What checks have found out, as far as it ticks steps.
struct ChecklistKnowledge {
    QSet<QString> done;      //!< as in ChecklistStep::done
    QList<Finding> findings; //!< warnings and failures

    void learn(const RunResult &run);
    void learn(const LintReport &report);
};

//! Where a step stands.
struct StepStanding {
    enum class State { Open, Good, Trouble };

    State state = State::Open;
    QString finding;     //!< id of the trouble
    bool byHand = false; //!< ticked by a person; trouble that a check has found goes before
};

//! Pure. \a ticked are the ids of the steps that a person has ticked.
StepStanding standingOf(const ChecklistStep &step, const ChecklistKnowledge &known, const QSet<QString> &ticked);

}
