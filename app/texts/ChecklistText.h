// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "checklist/Checklist.h"

namespace lentera::words {

QString checklistPart(ChecklistPart part);
//! `open`, `good`, `done by hand` or `in trouble`, in words.
QString stepState(const StepStanding &standing);
//! How far a list is, in one sentence.
QString checklistSentence(const Checklist &list, const ChecklistKnowledge &known, const QSet<QString> &ticked);

}

namespace lentera {

//! The places that a step's command is filled with; what is empty stays as a word in capitals.
struct ChecklistPlaces {
    QString target; //!< TENANT/CONNECTION
    QString address;
    QString folder;
};
QString filled(const QString &command, const ChecklistPlaces &places);

}
