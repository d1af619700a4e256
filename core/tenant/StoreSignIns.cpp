// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/StoreDatabase.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

static SignInRecord recordFrom(const QSqlQuery &row)
{
    SignInRecord record;
    record.details = QJsonDocument::fromJson(row.value(0).toString().toUtf8()).object();
    record.spendingField = row.value(1).toString();
    record.spendingVersion = row.value(2).toInt();
    record.spendingSince = timeFromSql(row.value(3));
    return record;
}

Result<SignInRecord> Store::signInRecord(const TenantId &tenant, const ConnectionId &connection) const
{
    if (const auto found = m_database->needConnection(tenant, connection, Include::Live); !found)
        return failureOf(found);
    const auto records = m_database->rows(uR"(SELECT details, spending_field, spending_version, spending_since
                                              FROM sign_ins WHERE tenant_id = ? AND connection_id = ?)"_s,
                                          {tenant.text(), connection.text()}, recordFrom);
    if (!records)
        return failureOf(records);
    return records->isEmpty() ? SignInRecord() : records->first();
}

Result<void> Store::saveSignInRecord(const TenantId &tenant, const ConnectionId &connection, const SignInRecord &record)
{
    return m_database->transaction([&]() -> Result<void> {
        if (const auto found = m_database->needConnection(tenant, connection, Include::Live); !found)
            return found;
        const QByteArray details = QJsonDocument(record.details).toJson(QJsonDocument::Compact);
        const auto saved = m_database->change(
            uR"(INSERT INTO sign_ins (tenant_id, connection_id, details, spending_field, spending_version,
                                      spending_since)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, connection_id) DO UPDATE SET
                    details = excluded.details, spending_field = excluded.spending_field,
                    spending_version = excluded.spending_version, spending_since = excluded.spending_since)"_s,
            {tenant.text(), connection.text(), QString::fromUtf8(details), sqlText(record.spendingField),
             record.spendingVersion, sqlTime(record.spendingSince)});
        return saved ? Result<void>() : failureOf(saved);
    });
}

Result<QList<SecretKey>> Store::unfinishedSecrets(const TenantId &tenant, const ConnectionId &connection) const
{
    return m_database->rows(
        uR"(SELECT l.field, l.version FROM leftover_secrets AS l JOIN sign_ins AS s
                                ON s.tenant_id = l.tenant_id AND s.connection_id = l.connection_id
                                AND s.spending_field = l.field
                                WHERE l.tenant_id = ? AND l.connection_id = ? AND s.spending_version > 0
                                AND l.version > s.spending_version ORDER BY l.version DESC)"_s,
        {tenant.text(), connection.text()}, [&](const QSqlQuery &row) {
            return SecretKey{profile(), tenant, connection, row.value(0).toString(), row.value(1).toInt()};
        });
}

}
