// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"
#include "shared/TableModel.h"

namespace lentera {

//! One connection as the overview shows it; texts are worded in the interface's language.
struct OverviewRow {
    Selection place;
    QString tenant;
    Environment environment = Environment::Production;
    QString connection;
    QString connector; //!< id
    QString system;    //!< the connector's name
    Verdict verdict;
    Standing settled = Standing::Unknown; //!< the standing before a run that goes on: what sorting goes by
    QString rootCause;                    //!< titles of the root causes; empty where there are none
};

//! The overview's table. Sort by SortRole; EnvironmentRole is the tenant column's alone.
class OverviewModel : public TableModel<OverviewRow> {
public:
    enum OwnColumn { TenantColumn, ConnectionColumn, SystemColumn, StateColumn, CauseColumn, CheckedColumn };
    enum OwnRole { SortRole = Qt::UserRole, EnvironmentRole };

    explicit OverviewModel(QObject *parent);
};

//! How many connections stand how.
struct OverviewCounts {
    int total = 0;
    int failing = 0;
    int warning = 0;
    int unchecked = 0;
};
OverviewCounts countsOf(const QList<OverviewRow> &rows);
//! The counts in sentences: what does not work first.
QString overviewSentence(const OverviewCounts &counts);

//! A root cause that several connections have.
struct SharedCause {
    QString id;
    QString text; //!< one sentence
    QList<Selection> affected;
};
//! The failures' causes that at least two connections share, the widest first. \a titleOf words an id.
QList<SharedCause> sharedCauses(const QList<OverviewRow> &rows, const std::function<QString(const QString &)> &titleOf);

//! Rows to paste: aligned with tabs, as a Markdown table, or as the `lentera.overview/1` document (times in UTC).
enum class OverviewForm { Text, Markdown, Json };
QString overviewText(const QList<OverviewRow> &rows, OverviewForm form);

}
