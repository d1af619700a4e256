// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/RunJson.h"

#include <QStandardItemModel>

namespace lentera {

//! Findings as a tree: root causes, below each what it explains (other findings, steps that did not run); then
//! warnings and information of their own. Each row is icon, word and title.
class FindingsModel : public QStandardItemModel {
    Q_OBJECT
public:
    static constexpr int findingRole =
        Qt::UserRole; //!< index in RunResult::findings; absent for a step that did not run

    explicit FindingsModel(QObject *parent = nullptr);

    void show(const RunRecord &record, const Explanations &explanations, const QString &language);
    //! The row of a finding; invalid when it is not shown.
    QModelIndex indexOf(int finding) const;
};

}
