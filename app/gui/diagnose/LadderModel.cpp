// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnose/LadderModel.h"

#include "shared/Icons.h"
#include "shared/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

Standing standingOf(StepStatus status)
{
    switch (status) {
    case StepStatus::Ok:
        return Standing::Ok;
    case StepStatus::Warn:
        return Standing::Warning;
    case StepStatus::Fail:
        return Standing::Failure;
    case StepStatus::Running:
        return Standing::Running;
    case StepStatus::Waiting:
    case StepStatus::Skipped:
    case StepStatus::Stopped:
        break;
    }
    return Standing::Unknown;
}

static QIcon iconOf(StepStatus status)
{
    switch (status) {
    case StepStatus::Waiting:
        return icon("waiting"_L1);
    case StepStatus::Skipped:
        return icon("skipped"_L1);
    case StepStatus::Stopped:
        return icon("stop"_L1);
    default:
        return icon(standingOf(status));
    }
}

static QVariant nameValue(const LadderRow &row, int role)
{
    return role == Qt::DisplayRole ? QVariant(words::phase(row.step.phase)) : QVariant();
}

static QVariant stateValue(const LadderRow &row, int role)
{
    if (role == Qt::DisplayRole)
        return words::status(row.step.status);
    if (role == Qt::DecorationRole)
        return iconOf(row.step.status);
    return role == Qt::ToolTipRole ? QVariant(row.step.because) : QVariant();
}

static bool hasBar(const Step &step)
{
    return !step.judgedOnly && step.status != StepStatus::Waiting && step.status != StepStatus::Skipped;
}

//! What is said of a step's time where nothing, or a bar, is shown.
static QString spokenTime(const Step &step)
{
    const bool timed = hasBar(step) && step.status != StepStatus::Running;
    return timed ? words::duration(step.durationMs) : words::status(step.status);
}

static QVariant durationValue(const LadderRow &row, int role)
{
    if (role == Qt::AccessibleTextRole)
        return spokenTime(row.step);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || !hasBar(row.step) || row.step.status == StepStatus::Running)
        return {};
    return words::duration(row.step.durationMs);
}

static QVariant barValue(const LadderRow &row, int role)
{
    const bool running = row.step.status == StepStatus::Running;
    if (role == Qt::AccessibleTextRole)
        return spokenTime(row.step);
    if (role == LadderModel::statusRole)
        return int(standingOf(row.step.status));
    if (role == LadderModel::startRole)
        return row.step.startedMs / row.axisMs;
    if (role == LadderModel::lengthRole)
        return !hasBar(row.step) ? -1.
               : running         ? 1 - row.step.startedMs / row.axisMs
                                 : row.step.durationMs / row.axisMs;
    return {};
}

LadderModel::LadderModel(QObject *parent)
    : TableModel({{QT_TRANSLATE_NOOP("Columns", "Step"), nameValue},
                  {QT_TRANSLATE_NOOP("Columns", "State"), stateValue},
                  {QT_TRANSLATE_NOOP("Columns", "Time"), durationValue},
                  {QT_TRANSLATE_NOOP("Columns", "Course"), barValue}},
                 parent)
{
}

void LadderModel::show(const QList<Step> &steps)
{
    double axisMs = 1;
    for (const Step &step : steps)
        axisMs = std::max(axisMs, step.startedMs + step.durationMs);
    QList<LadderRow> shown;
    for (const Step &step : steps)
        shown << LadderRow{step, axisMs};
    const bool sameSteps = shown.size() >= rows().size() && std::equal(rows().cbegin(), rows().cend(), shown.cbegin(),
                                                                       [](const LadderRow &a, const LadderRow &b) {
                                                                           return a.step.phase == b.step.phase;
                                                                       });
    if (!sameSteps)
        return replace(std::move(shown));
    const qsizetype known = rows().size();
    for (int i = 0; i < known; ++i)
        if (!(row(i) == shown.at(i)))
            update(i, shown.at(i));
    append(shown.mid(known));
}

}
