// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/StoreDatabase.h"

using namespace Qt::StringLiterals;

namespace lentera {

static CredentialMetadata credentialFrom(const QSqlQuery &row)
{
    CredentialMetadata metadata;
    metadata.field = row.value(0).toString();
    metadata.version = row.value(1).toInt();
    metadata.secret = row.value(2).toInt() != 0;
    metadata.value = row.value(3).toString();
    metadata.length = row.value(4).toInt();
    metadata.fingerprint = row.value(5).toString();
    metadata.created = timeFromSql(row.value(6));
    metadata.lastVerified = timeFromSql(row.value(7));
    metadata.expires = timeFromSql(row.value(8));
    return metadata;
}

Result<QList<CredentialMetadata>> Store::credentials(const TenantId &tenant, const ConnectionId &connection) const
{
    // Also of what is removed: purging has to know which secrets to delete.
    if (const auto found = m_database->needConnection(tenant, connection, Include::All); !found)
        return failureOf(found);
    return m_database->rows(
        uR"(SELECT field, version, secret, value, length, fingerprint, created_at, verified_at, expires_at
            FROM credentials WHERE tenant_id = ? AND connection_id = ? ORDER BY field)"_s,
        {tenant.text(), connection.text()}, credentialFrom);
}

Result<void> Store::saveCredential(const TenantId &tenant, const ConnectionId &connection,
                                   const CredentialMetadata &metadata)
{
    // Whatever the caller holds: the value of a secret never reaches the file.
    const QString value = metadata.secret ? QString() : metadata.value;
    return m_database->transaction([&]() -> Result<void> {
        if (const auto found = m_database->needConnection(tenant, connection, Include::Live); !found)
            return found;
        if (const auto noted = m_database->leaveReplaced(tenant, connection, metadata); !noted)
            return noted;
        const auto saved = m_database->change(
            uR"(INSERT INTO credentials (tenant_id, connection_id, field, version, secret, value, length, fingerprint,
                                         created_at, verified_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, connection_id, field) DO UPDATE SET
                    version = excluded.version, secret = excluded.secret, value = excluded.value,
                    length = excluded.length, fingerprint = excluded.fingerprint, created_at = excluded.created_at,
                    verified_at = excluded.verified_at, expires_at = excluded.expires_at
                WHERE excluded.version >= credentials.version)"_s,
            {tenant.text(), connection.text(), sqlText(metadata.field), metadata.version, int(metadata.secret),
             sqlText(value), metadata.length, sqlText(metadata.fingerprint), sqlTime(metadata.created),
             sqlTime(metadata.lastVerified), sqlTime(metadata.expires)});
        if (!saved)
            return failureOf(saved);
        return *saved > 0 && metadata.secret
                   ? forgetLeftover({profile(), tenant, connection, metadata.field, metadata.version})
                   : Result<void>();
    });
}

Result<void> Store::setExpiries(const TenantId &tenant, const ConnectionId &connection,
                                const QMap<QString, QDateTime> &expiries)
{
    return m_database->transaction([&]() -> Result<void> {
        for (auto it = expiries.cbegin(); it != expiries.cend(); ++it) {
            const auto set = m_database->change(uR"(UPDATE credentials SET expires_at = ?
                                                    WHERE tenant_id = ? AND connection_id = ? AND field = ?)"_s,
                                                {sqlTime(*it), tenant.text(), connection.text(), sqlText(it.key())});
            if (!set)
                return failureOf(set);
            if (*set == 0)
                return failure("credential.field.unknown"_L1, {{u"field"_s, it.key()}});
        }
        return {};
    });
}

Result<void> Store::removeCredential(const TenantId &tenant, const ConnectionId &connection, const QString &field)
{
    return m_database->transaction([&]() -> Result<void> {
        if (const auto found = m_database->needConnection(tenant, connection, Include::All); !found)
            return found;
        const auto removed =
            m_database->change(u"DELETE FROM credentials WHERE tenant_id = ? AND connection_id = ? AND field = ?"_s,
                               {tenant.text(), connection.text(), sqlText(field)});
        if (!removed)
            return failureOf(removed);
        return {};
    });
}

}
