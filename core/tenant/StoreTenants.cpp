// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/StoreDatabase.h"

using namespace Qt::StringLiterals;

namespace lentera {

static Tenant tenantFrom(const QSqlQuery &row)
{
    return {TenantId(row.value(0).toString()), row.value(1).toString(), environmentFrom(row.value(2).toString()),
            row.value(3).toString(), row.value(4).toString()};
}

Result<QList<Tenant>> Store::tenants(Include include) const
{
    QString statement = u"SELECT id, name, environment, colour, notes FROM tenants"_s;
    if (include == Include::Live)
        statement += u" WHERE removed_at IS NULL"_s;
    else if (include == Include::Removed)
        statement += u" WHERE removed_at IS NOT NULL"_s;
    return m_database->rows(statement + u" ORDER BY id"_s, {}, tenantFrom);
}

Result<Tenant> Store::tenant(const TenantId &tenant) const
{
    const auto found = m_database->rows(
        u"SELECT id, name, environment, colour, notes FROM tenants WHERE id = ? AND removed_at IS NULL"_s,
        {sqlText(tenant.text())}, tenantFrom);
    if (!found)
        return failureOf(found);
    if (found->isEmpty())
        return unknownTenant(tenant);
    return found->first();
}

Result<void> Store::addTenant(const Tenant &tenant)
{
    if (!isIdText(tenant.id.text()))
        return failure("tenant.id"_L1, {{u"id"_s, tenant.id.text()}});
    const QVariant now = m_database->nowText();
    const auto added =
        m_database->change(uR"(INSERT INTO tenants (id, name, environment, colour, notes, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING)"_s,
                           {tenant.id.text(), sqlText(tenant.name), environmentText(tenant.environment),
                            sqlText(tenant.colour), sqlText(tenant.notes), now, now});
    return changedOr(added, failure("tenant.exists"_L1, {{u"tenant"_s, tenant.id.text()}}));
}

Result<void> Store::editTenant(const Tenant &tenant)
{
    const auto edited =
        m_database->change(uR"(UPDATE tenants SET name = ?, environment = ?, colour = ?, notes = ?, updated_at = ?
            WHERE id = ? AND removed_at IS NULL)"_s,
                           {sqlText(tenant.name), environmentText(tenant.environment), sqlText(tenant.colour),
                            sqlText(tenant.notes), m_database->nowText(), sqlText(tenant.id.text())});
    return changedOr(edited, unknownTenant(tenant.id));
}

Result<void> Store::removeTenant(const TenantId &tenant)
{
    const auto removed = m_database->change(u"UPDATE tenants SET removed_at = ? WHERE id = ? AND removed_at IS NULL"_s,
                                            {m_database->nowText(), sqlText(tenant.text())});
    return changedOr(removed, unknownTenant(tenant));
}

Result<void> Store::restoreTenant(const TenantId &tenant)
{
    const auto restored =
        m_database->change(u"UPDATE tenants SET removed_at = NULL WHERE id = ?"_s, {sqlText(tenant.text())});
    return changedOr(restored, unknownTenant(tenant));
}

Result<void> Store::purgeTenant(const TenantId &tenant)
{
    return m_database->transaction([&]() -> Result<void> {
        if (const auto left = m_database->leaveSecrets(tenant); !left)
            return left;
        const auto purged = m_database->change(u"DELETE FROM tenants WHERE id = ? AND removed_at IS NOT NULL"_s,
                                               {sqlText(tenant.text())});
        return changedOr(purged, unknownTenant(tenant)); // which undoes the above for a tenant in use
    });
}

}
