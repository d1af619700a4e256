// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenants/TenantTreeModel.h"

#include "base/visible.h"
#include "report/Wording.h"
#include "shared/words.h"

using namespace Qt::StringLiterals;

namespace lentera {

// An index of a tenant carries 0, one of a connection the row of its tenant plus 1.

TenantTreeModel::TenantTreeModel(Desk &desk, QObject *parent) : QAbstractItemModel(parent), m_desk(desk)
{
    read();
    connect(&desk, &Desk::tenantsChanged, this, &TenantTreeModel::read);
    connect(&desk, &Desk::verdictChanged, this, &TenantTreeModel::verdictChanged);
}

void TenantTreeModel::read()
{
    beginResetModel();
    m_branches.clear();
    for (const Tenant &tenant : m_desk.tenants())
        m_branches << Branch{tenant, m_desk.connections(tenant.id)};
    endResetModel();
}

void TenantTreeModel::verdictChanged(const TenantId &tenant, const ConnectionId &connection)
{
    const QModelIndex changed = indexOf({tenant, connection});
    if (!changed.isValid())
        return;
    Q_EMIT dataChanged(changed, changed);
    Q_EMIT dataChanged(changed.parent(), changed.parent());
}

Selection TenantTreeModel::selectionAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return {m_branches.at(index.row()).tenant.id, {}};
    const Connection &connection = m_branches.at(index.parent().row()).connections.at(index.row());
    return {connection.tenant, connection.id};
}

QModelIndex TenantTreeModel::indexOf(const Selection &selection) const
{
    for (int row = 0; row < m_branches.size(); ++row) {
        const Branch &branch = m_branches.at(row);
        if (branch.tenant.id != selection.tenant)
            continue;
        if (selection.connection.isEmpty())
            return index(row, 0);
        for (int below = 0; below < branch.connections.size(); ++below)
            if (branch.connections.at(below).id == selection.connection)
                return index(below, 0, index(row, 0));
    }
    return {};
}

QModelIndex TenantTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex TenantTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int TenantTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_branches.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_branches.at(parent.row()).connections.size()) : 0;
}

int TenantTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant TenantTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == IsTenantRole)
        return index.internalId() == 0;
    if (index.internalId() == 0)
        return tenantValue(m_branches.at(index.row()), role);
    return connectionValue(m_branches.at(index.parent().row()).connections.at(index.row()), role);
}

QVariant TenantTreeModel::tenantValue(const Branch &branch, int role) const
{
    const Standing standing = m_desk.verdictOf(branch.tenant.id).standing;
    switch (role) {
    case Qt::DisplayRole:
        return visibleLine(branch.tenant.name);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return u"%1, %2, %3"_s.arg(visibleLine(branch.tenant.name), words::environment(branch.tenant.environment),
                                   words::standing(standing));
    case StandingRole:
        return int(standing);
    case EnvironmentRole:
        return int(branch.tenant.environment);
    default:
        return {};
    }
}

QVariant TenantTreeModel::connectionValue(const Connection &connection, int role) const
{
    const Standing standing = m_desk.verdictOf(connection.tenant, connection.id).standing;
    switch (role) {
    case Qt::DisplayRole:
        return visibleLine(connection.name);
    case Qt::AccessibleTextRole:
        return u"%1, %2"_s.arg(visibleLine(connection.name), words::standing(standing));
    case Qt::ToolTipRole:
        return u"%1\n%2"_s.arg(visibleLine(connection.name), visibleLine(targetOf(connection)));
    case StandingRole:
        return int(standing);
    default:
        return {};
    }
}

}
