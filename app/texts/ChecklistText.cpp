// SPDX-License-Identifier: GPL-3.0-or-later
#include "texts/ChecklistText.h"

#include "explain/Reproduce.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

struct ChecklistText {
    Q_DECLARE_TR_FUNCTIONS(ChecklistText)
};

}

QString words::checklistPart(ChecklistPart part)
{
    switch (part) {
    case ChecklistPart::Symptom:
        return ChecklistText::tr("Symptom");
    case ChecklistPart::Data:
        return ChecklistText::tr("Data");
    case ChecklistPart::Isolate:
        return ChecklistText::tr("Isolate");
    case ChecklistPart::Remedy:
        return ChecklistText::tr("Remedy");
    case ChecklistPart::Review:
        break;
    }
    return ChecklistText::tr("Review");
}

QString words::stepState(const StepStanding &standing)
{
    switch (standing.state) {
    case StepStanding::State::Good:
        return standing.byHand ? ChecklistText::tr("done by hand") : ChecklistText::tr("checked, in order");
    case StepStanding::State::Trouble:
        return ChecklistText::tr("in trouble");
    case StepStanding::State::Open:
        break;
    }
    return ChecklistText::tr("open");
}

QString words::checklistSentence(const Checklist &list, const ChecklistKnowledge &known, const QSet<QString> &ticked)
{
    int good = 0;
    int trouble = 0;
    for (const ChecklistStep &step : list.steps) {
        const StepStanding standing = standingOf(step, known, ticked);
        good += standing.state == StepStanding::State::Good;
        trouble += standing.state == StepStanding::State::Trouble;
    }
    const QString done = ChecklistText::tr("%1 of %2 steps are done.").arg(good).arg(list.steps.size());
    return trouble == 0 ? done : done + u' ' + ChecklistText::tr("%n step(s) are in trouble.", nullptr, trouble);
}

QString filled(const QString &command, const ChecklistPlaces &places)
{
    QString shown = command;
    const auto fill = [&shown](const QString &name, const QString &value, const QString &otherwise) {
        shown.replace(u'{' + name + u'}', value.isEmpty() ? otherwise : shellWord(value));
    };
    fill(u"target"_s, places.target, u"TENANT/CONNECTION"_s);
    fill(u"address"_s, places.address, u"HOST:PORT"_s);
    fill(u"folder"_s, places.folder, u"FOLDER"_s);
    return shown;
}

}
