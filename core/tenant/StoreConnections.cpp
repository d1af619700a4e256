// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/StoreDatabase.h"

#include "base/Json.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

static QVariantList keyOf(const TenantId &tenant, const ConnectionId &connection)
{
    return {sqlText(tenant.text()), sqlText(connection.text())};
}

static QString documentOf(const Connection &connection)
{
    return QString::fromUtf8(QJsonDocument(toJson(connection).toObject()).toJson(QJsonDocument::Compact));
}

static Connection connectionFrom(const TenantId &tenant, const QSqlQuery &row)
{
    Connection connection;
    fromJson(QJsonDocument::fromJson(row.value(1).toString().toUtf8()).object(), connection);
    connection.tenant = tenant;
    connection.id = ConnectionId(row.value(0).toString());
    return connection;
}

Result<QList<Connection>> Store::connections(const TenantId &tenant, Include include) const
{
    const auto found = m_database->needTenant(tenant, include == Include::Live ? Include::Live : Include::All);
    if (!found)
        return failureOf(found);
    QString statement = u"SELECT id, document FROM connections WHERE tenant_id = ?"_s;
    if (include == Include::Live)
        statement += u" AND removed_at IS NULL"_s;
    else if (include == Include::Removed)
        statement += u" AND removed_at IS NOT NULL"_s;
    return m_database->rows(statement + u" ORDER BY id"_s, {sqlText(tenant.text())},
                            [&](const QSqlQuery &row) { return connectionFrom(tenant, row); });
}

Result<Connection> Store::connection(const TenantId &tenant, const ConnectionId &connection) const
{
    if (const auto found = m_database->needConnection(tenant, connection, Include::Live); !found)
        return failureOf(found);
    const auto rows =
        m_database->rows(u"SELECT id, document FROM connections WHERE tenant_id = ? AND id = ?"_s,
                         keyOf(tenant, connection), [&](const QSqlQuery &row) { return connectionFrom(tenant, row); });
    if (!rows)
        return failureOf(rows);
    if (rows->isEmpty()) // purged by another program between the two questions
        return unknownConnection(tenant, connection);
    return rows->first();
}

Result<void> Store::addConnection(const Connection &connection)
{
    if (!isIdText(connection.id.text()))
        return failure("connection.id"_L1, {{u"id"_s, connection.id.text()}});
    return m_database->transaction([&]() -> Result<void> {
        if (const auto found = m_database->needTenant(connection.tenant, Include::Live); !found)
            return found;
        const QVariant now = m_database->nowText();
        const auto added = m_database->change(
            uR"(INSERT INTO connections (tenant_id, id, name, connector, document, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, id) DO NOTHING)"_s,
            {connection.tenant.text(), connection.id.text(), sqlText(connection.name), sqlText(connection.connector),
             documentOf(connection), now, now});
        return changedOr(added, failure("connection.exists"_L1, {{u"tenant"_s, connection.tenant.text()},
                                                                 {u"connection"_s, connection.id.text()}}));
    });
}

Result<void> Store::editConnection(const Connection &connection)
{
    return m_database->transaction([&]() -> Result<void> {
        const auto found = m_database->needConnection(connection.tenant, connection.id, Include::Live);
        if (!found)
            return found;
        const auto edited =
            m_database->change(uR"(UPDATE connections SET name = ?, connector = ?, document = ?, updated_at = ?
                WHERE tenant_id = ? AND id = ?)"_s,
                               QVariantList{sqlText(connection.name), sqlText(connection.connector),
                                            documentOf(connection), m_database->nowText()} +
                                   keyOf(connection.tenant, connection.id));
        return changedOr(edited, unknownConnection(connection.tenant, connection.id));
    });
}

Result<void> Store::removeConnection(const TenantId &tenant, const ConnectionId &connection)
{
    return m_database->transaction([&]() -> Result<void> {
        if (const auto found = m_database->needConnection(tenant, connection, Include::Live); !found)
            return found;
        const auto removed =
            m_database->change(u"UPDATE connections SET removed_at = ? WHERE tenant_id = ? AND id = ?"_s,
                               QVariantList{m_database->nowText()} + keyOf(tenant, connection));
        return changedOr(removed, unknownConnection(tenant, connection));
    });
}

Result<void> Store::restoreConnection(const TenantId &tenant, const ConnectionId &connection)
{
    return m_database->transaction([&]() -> Result<void> {
        if (const auto found = m_database->needTenant(tenant, Include::Live); !found)
            return found;
        const auto restored = m_database->change(
            u"UPDATE connections SET removed_at = NULL WHERE tenant_id = ? AND id = ?"_s, keyOf(tenant, connection));
        return changedOr(restored, unknownConnection(tenant, connection));
    });
}

Result<void> Store::purgeConnection(const TenantId &tenant, const ConnectionId &connection)
{
    return m_database->transaction([&]() -> Result<void> {
        if (const auto found = m_database->needTenant(tenant, Include::All); !found)
            return found;
        if (const auto left = m_database->leaveSecrets(tenant, connection); !left)
            return left;
        const auto purged =
            m_database->change(u"DELETE FROM connections WHERE tenant_id = ? AND id = ? AND removed_at IS NOT NULL"_s,
                               keyOf(tenant, connection));
        return changedOr(purged, unknownConnection(tenant, connection));
    });
}

}
