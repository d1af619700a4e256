// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/StoreDatabase.h"

using namespace Qt::StringLiterals;

namespace lentera {

// Longer than any keychain call takes; a program that was killed holds nothing for ever.
static constexpr int claimSeconds = 60;

static const QString ofKey = u" WHERE tenant_id = ? AND connection_id = ? AND field = ? AND version = ?"_s;
// A claim that lies far ahead was made while the clock was wrong.
static const QString unclaimed = u"(claimed_until <= ? OR claimed_until > ?)"_s;

static QVariantList valuesOf(const SecretKey &key)
{
    return {key.tenant.text(), key.connection.text(), sqlText(key.field), key.version};
}

static QVariantList unclaimedAt(const QDateTime &now)
{
    return {sqlTime(now), sqlTime(now.addSecs(claimSeconds))};
}

static Result<void> done(const Result<int> &changed)
{
    return changed ? Result<void>() : failureOf(changed);
}

Result<void> Store::Database::leave(const QString &condition, const QVariantList &values)
{
    return done(change(uR"(INSERT INTO leftover_secrets (tenant_id, connection_id, field, version, claimed_until)
                           SELECT tenant_id, connection_id, field, version, ? FROM credentials
                           WHERE secret <> 0 AND tenant_id = ? %1 ON CONFLICT DO NOTHING)"_s.arg(condition),
                       QVariantList{nowText()} + values));
}

Result<void> Store::Database::leaveSecrets(const TenantId &tenant, const ConnectionId &connection)
{
    if (connection.isEmpty())
        return leave({}, {sqlText(tenant.text())});
    return leave(u"AND connection_id = ?"_s, {sqlText(tenant.text()), sqlText(connection.text())});
}

Result<void> Store::Database::leaveReplaced(const TenantId &tenant, const ConnectionId &connection,
                                            const CredentialMetadata &next)
{
    return leave(u"AND connection_id = ? AND field = ? AND version < ?"_s,
                 {tenant.text(), connection.text(), sqlText(next.field), next.version});
}

Result<SecretKey> Store::reserveSecret(const TenantId &tenant, const ConnectionId &connection, const QString &field)
{
    SecretKey key{profile(), tenant, connection, field, 0};
    const auto reserve = [&]() -> Result<void> {
        if (const auto found = m_database->needConnection(tenant, connection, Include::Live); !found)
            return found;
        const QVariantList place{tenant.text(), connection.text(), sqlText(field)};
        const auto taken =
            m_database->rows(uR"(SELECT version FROM credentials WHERE tenant_id = ? AND connection_id = ? AND field = ?
                UNION ALL
                SELECT version FROM leftover_secrets WHERE tenant_id = ? AND connection_id = ? AND field = ?)"_s,
                             place + place, [](const QSqlQuery &row) { return row.value(0).toInt(); });
        if (!taken)
            return failureOf(taken);
        for (const int version : *taken)
            key.version = std::max(key.version, version);
        ++key.version;
        return done(m_database->change(
            uR"(INSERT INTO leftover_secrets (tenant_id, connection_id, field, version, claimed_until)
                VALUES (?, ?, ?, ?, ?))"_s,
            valuesOf(key) + QVariantList{sqlTime(now().addSecs(claimSeconds))}));
    };
    if (const auto reserved = m_database->transaction(reserve); !reserved)
        return failureOf(reserved);
    return key;
}

Result<QList<SecretKey>> Store::leftovers() const
{
    // What an exchange under way wrote is perhaps the only token that still works.
    return m_database->rows(uR"(SELECT tenant_id, connection_id, field, version FROM leftover_secrets AS l
                                WHERE NOT EXISTS (SELECT 1 FROM sign_ins AS s
                                    WHERE s.tenant_id = l.tenant_id AND s.connection_id = l.connection_id
                                    AND s.spending_field = l.field AND s.spending_version > 0
                                    AND l.version > s.spending_version)
                                ORDER BY tenant_id, connection_id, field, version)"_s,
                            {}, [this](const QSqlQuery &row) {
                                return SecretKey{profile(), TenantId(row.value(0).toString()),
                                                 ConnectionId(row.value(1).toString()), row.value(2).toString(),
                                                 row.value(3).toInt()};
                            });
}

Result<bool> Store::claimLeftover(const SecretKey &key)
{
    const auto claimed =
        m_database->change(u"UPDATE leftover_secrets SET claimed_until = ?"_s + ofKey + u" AND "_s + unclaimed,
                           QVariantList{sqlTime(now().addSecs(claimSeconds))} + valuesOf(key) + unclaimedAt(now()));
    if (!claimed)
        return failureOf(claimed);
    return *claimed > 0;
}

Result<void> Store::releaseLeftover(const SecretKey &key)
{
    return done(m_database->change(u"UPDATE leftover_secrets SET claimed_until = ?"_s + ofKey,
                                   QVariantList{m_database->nowText()} + valuesOf(key)));
}

Result<void> Store::forgetLeftover(const SecretKey &key)
{
    return done(m_database->change(u"DELETE FROM leftover_secrets"_s + ofKey, valuesOf(key)));
}

}
