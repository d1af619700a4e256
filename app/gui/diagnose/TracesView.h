// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Glossary.h"
#include "report/RunJson.h"
#include "run/Comparison.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace lentera {

//! The experiments of a run that came further than it did: each as two traces side by side, a row a phase, so that the
//! one change that makes the difference is seen at a glance. Hidden when there is none.
class TracesView : public QWidget {
    Q_OBJECT
public:
    explicit TracesView(QWidget *parent = nullptr);

    //! Outcomes are said in the words of \a glossary.
    void show(const RunRecord &record, const Glossary &glossary);
    void clear();

private:
    QWidget *table(const Comparison &shown);
    void addCell(QGridLayout *grid, int row, int column, const QList<TraceLine> &trace, Phase phase,
                 const QString &heading);

    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

}
