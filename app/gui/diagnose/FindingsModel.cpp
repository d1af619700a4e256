// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/FindingsModel.h"

#include "base/visible.h"
#include "shared/Icons.h"
#include "shared/words.h"

using namespace Qt::StringLiterals;

namespace lentera {

static Standing standingOf(Severity severity)
{
    return severity == Severity::Failure   ? Standing::Failure
           : severity == Severity::Warning ? Standing::Warning
                                           : Standing::Unknown;
}

static QStandardItem *itemFor(int index, const RunRecord &record, const Explanations &explanations,
                              const QString &language)
{
    const Finding &finding = record.result.findings.at(index);
    const Explained explained = explanations.of(finding, record.connector.id, language);
    auto *item =
        new QStandardItem(finding.severity == Severity::Info ? icon("info"_L1) : icon(standingOf(finding.severity)),
                          u"%1: %2"_s.arg(words::severity(finding.severity), visibleLine(explained.title)));
    item->setData(index, FindingsModel::findingRole);
    item->setToolTip(u"%1\n%2"_s.arg(item->text(), finding.id));
    item->setEditable(false);
    return item;
}

FindingsModel::FindingsModel(QObject *parent) : QStandardItemModel(parent) {}

static void addSkipped(QStandardItem *root, const Finding &finding, const QList<Step> &steps)
{
    QStringList names;
    for (const Step &step : steps)
        if (step.status == StepStatus::Skipped && step.because == finding.id)
            names << words::phase(step.phase);
    if (names.isEmpty())
        return;
    auto *item = new QStandardItem(
        icon("skipped"_L1), FindingsModel::tr("%n step(s) not run because of this: %1", nullptr, int(names.size()))
                                .arg(names.join(u", "_s)));
    item->setToolTip(item->text());
    item->setEditable(false);
    root->appendRow(item);
}

void FindingsModel::show(const RunRecord &record, const Explanations &explanations, const QString &language)
{
    clear();
    const QList<Finding> &findings = record.result.findings;
    QSet<QString> folded;
    for (const Finding &finding : findings)
        if (finding.rootCause)
            folded += QSet<QString>(finding.explained.cbegin(), finding.explained.cend());
    for (int i = 0; i < findings.size(); ++i) {
        const Finding &finding = findings.at(i);
        if (!finding.rootCause && folded.contains(finding.id))
            continue;
        QStandardItem *item = itemFor(i, record, explanations, language);
        for (int other = 0; finding.rootCause && other < findings.size(); ++other)
            if (other != i && !findings.at(other).rootCause && finding.explained.contains(findings.at(other).id))
                item->appendRow(itemFor(other, record, explanations, language));
        if (finding.rootCause)
            addSkipped(item, finding, record.result.steps);
        // Root causes first, whatever their phase.
        int roots = 0;
        while (roots < rowCount() && findings.at(this->item(roots)->data(findingRole).toInt()).rootCause)
            ++roots;
        insertRow(finding.rootCause ? roots : rowCount(), item);
    }
}

QModelIndex FindingsModel::indexOf(int finding) const
{
    const QModelIndexList found =
        match(index(0, 0), findingRole, finding, 1, Qt::MatchExactly | Qt::MatchRecursive | Qt::MatchWrap);
    return found.value(0);
}

}
