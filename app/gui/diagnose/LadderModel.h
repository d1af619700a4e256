// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/DiagnosticRun.h"
#include "shared/TableModel.h"
#include "shared/Verdict.h"

namespace lentera {

//! A step as a row, with the end of the run's time axis.
struct LadderRow {
    Step step;
    double axisMs = 1;

    bool operator==(const LadderRow &) const = default;
};

//! Steps with their state, time and bar. The bar's column gives the row itself to its delegate.
class LadderModel : public TableModel<LadderRow> {
    Q_OBJECT
public:
    enum Columns { Name, State, Duration, Bar };
    static constexpr int startRole = Qt::UserRole;      //!< start of the bar, share of the axis
    static constexpr int lengthRole = Qt::UserRole + 1; //!< length of the bar, share of the axis
    static constexpr int statusRole = Qt::UserRole + 2;

    explicit LadderModel(QObject *parent = nullptr);

    //! Changes rows in place where the steps are the same, so that a view keeps its selection.
    void show(const QList<Step> &steps);
};

//! The standing that a step's status is drawn in.
Standing standingOf(StepStatus status);

}
