// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QAbstractItemModel>

namespace lentera {

//! Tenants with their connections below them, as the desk has them.
class TenantTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { StandingRole = Qt::UserRole, EnvironmentRole, IsTenantRole };

    explicit TenantTreeModel(Desk &desk, QObject *parent = nullptr);

    Selection selectionAt(const QModelIndex &index) const;
    QModelIndex indexOf(const Selection &selection) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Branch {
        Tenant tenant;
        QList<Connection> connections;
    };
    void read();
    void verdictChanged(const TenantId &tenant, const ConnectionId &connection);
    QVariant tenantValue(const Branch &branch, int role) const;
    QVariant connectionValue(const Connection &connection, int role) const;

    Desk &m_desk;
    QList<Branch> m_branches;
};

}
