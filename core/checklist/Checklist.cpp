// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/Checklist.h"

#include "base/Json.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

const ChecklistStep *Checklist::find(const QString &step) const
{
    const auto found = std::find_if(steps.cbegin(), steps.cend(), [&](const auto &one) { return one.id == step; });
    return found == steps.cend() ? nullptr : &*found;
}

const QList<Checklist> &shippedChecklists()
{
    static const QList<Checklist> shipped = [] {
        const QDir folder(u":/lentera/checklists"_s);
        QList<Checklist> lists;
        const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                fromJson(QJsonDocument::fromJson(file.readAll()).object(), lists.emplace_back());
        }
        return lists;
    }();
    return shipped;
}

const Checklist *findChecklist(const QString &id)
{
    for (const Checklist &list : shippedChecklists())
        if (list.id == id)
            return &list;
    return nullptr;
}

void ChecklistKnowledge::learn(const RunResult &run)
{
    for (const Step &step : run.steps)
        if (step.status == StepStatus::Ok || step.status == StepStatus::Warn)
            done << phaseText(step.phase);
    if (run.verdict() != "fail"_L1)
        done << u"verdict.ok"_s;
    for (const Finding &finding : run.findings)
        if (finding.severity != Severity::Info)
            findings << finding;
}

void ChecklistKnowledge::learn(const LintReport &report)
{
    for (const LintedFile &file : report.files)
        done << "file."_L1 + file.kind;
    for (const FileFinding &mistake : report.findings)
        if (mistake.severity != Severity::Info) {
            Finding finding;
            finding.id = mistake.id;
            finding.severity = mistake.severity;
            finding.facts = mistake.facts;
            findings << finding;
        }
}

static bool isWatched(const QString &finding, const QString &watched)
{
    return watched.endsWith(u'.') ? finding.startsWith(watched) : finding == watched;
}

//! The worst of what the step watches for; root causes go before what follows from them.
static const Finding *troubleOf(const ChecklistStep &step, const QList<Finding> &findings)
{
    const Finding *worst = nullptr;
    const auto weight = [](const Finding &finding) {
        return int(finding.severity) * 2 + (finding.rootCause ? 1 : 0);
    };
    for (const Finding &finding : findings)
        for (const QString &watched : step.watch)
            if (isWatched(finding.id, watched) && (!worst || weight(finding) > weight(*worst)))
                worst = &finding;
    return worst;
}

StepStanding standingOf(const ChecklistStep &step, const ChecklistKnowledge &known, const QSet<QString> &ticked)
{
    using State = StepStanding::State;
    if (const Finding *trouble = troubleOf(step, known.findings))
        return {State::Trouble, trouble->id, false};
    if (ticked.contains(step.id))
        return {State::Good, {}, true};
    const bool seen = !step.done.isEmpty() && std::all_of(step.done.cbegin(), step.done.cend(),
                                                          [&](const QString &one) { return known.done.contains(one); });
    return {seen ? State::Good : State::Open, {}, false};
}

}
