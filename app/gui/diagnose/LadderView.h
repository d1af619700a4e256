// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/DiagnosticRun.h"

#include <QTreeView>

namespace lentera {

class LadderModel;

//! The ladder of a run: a row a step with its state, its time and a bar on the time axis that all steps share.
class LadderView : public QTreeView {
    Q_OBJECT
public:
    explicit LadderView(QWidget *parent = nullptr);

    //! Shows \a steps; keeps the chosen one where it is still there.
    void showSteps(const QList<Step> &steps);
    void choose(Phase phase);

Q_SIGNALS:
    void chosen(lentera::Phase phase);

protected:
    QSize sizeHint() const override;

private:
    LadderModel *m_model;
};

}
