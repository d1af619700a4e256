// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "overview/CheckQueue.h"
#include "overview/OverviewRow.h"

namespace lentera {

//! What the overview shows: the connections of all tenants, or of the selected one, with their state.
class OverviewPresenter : public QObject {
    Q_OBJECT
public:
    explicit OverviewPresenter(Desk &desk);

    Desk &desk() const { return m_desk; }
    CheckQueue &queue() { return m_queue; }
    //! The tenant whose connections are shown; null for all tenants.
    const Tenant *tenant() const { return m_desk.selectedTenant(); }
    const QList<OverviewRow> &rows() const { return m_rows; }
    QString sentence() const { return overviewSentence(countsOf(m_rows)); }
    Standing worst() const;
    QList<SharedCause> causes() const;

    void checkAll();
    //! Selects the connection and opens Diagnose on it.
    void diagnose(const Selection &place);
    void showAllTenants() { m_desk.select({}); }

    //! What the table is filtered by, kept for each tenant.
    QString filter() const { return m_filters.value(m_desk.selection().tenant); }
    void setFilter(const QString &filter) { m_filters.insert(m_desk.selection().tenant, filter); }

Q_SIGNALS:
    void rowsReplaced();
    void rowChanged(int index);

private:
    void read();
    OverviewRow rowOf(const Tenant &tenant, const Connection &connection);
    //! The standing, or the one before the run that goes on: rows stay where they are until the answer is there.
    Standing settled(const Selection &place, Standing now);
    QString titlesOf(const Verdict &verdict, const Connection &connection) const;
    //! What a cause is called where its wording is the same in every failing row that has it; else in general.
    QString commonTitle(const QString &id) const;
    //! Reads the root causes of shown runs that are not known yet with their facts; the rows follow.
    void readCauses();
    void takeCauses(const QHash<QString, QList<Finding>> &causes);
    void verdictChanged(const TenantId &tenant, const ConnectionId &connection);

    Desk &m_desk;
    CheckQueue m_queue;
    QList<OverviewRow> m_rows;
    QHash<TenantId, QString> m_filters;
    QHash<QString, QList<Finding>> m_causes; //!< root causes with their facts, by run
    bool m_readingCauses = false;
    QHash<QPair<QString, QString>, Standing> m_settled; //!< by tenant and connection
};

}
