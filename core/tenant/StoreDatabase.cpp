// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/StoreDatabase.h"

#include "base/RandomBytes.h"

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int profileBytes = 4;
static constexpr int fingerprintKeyBytes = 32;

Result<bool> Store::Database::readProfile()
{
    const auto read = [this](const QSqlQuery &row) {
        m_profile = row.value(0).toString();
        m_fingerprintKey = QByteArray::fromBase64(row.value(1).toString().toLatin1());
        return true;
    };
    const auto found = rows(u"SELECT id, fingerprint_key FROM profile WHERE slot = 1"_s, {}, read);
    if (!found)
        return failureOf(found);
    return !found->isEmpty();
}

Result<void> Store::Database::identify()
{
    auto known = readProfile();
    if (known && !*known) {
        // Two programs may make the same new store at once: the first one's profile stays, both read it.
        const auto made = change(uR"(INSERT INTO profile (slot, id, fingerprint_key, created_at) VALUES (1, ?, ?, ?)
                                     ON CONFLICT (slot) DO NOTHING)"_s,
                                 {QString::fromLatin1(randomBytes(profileBytes).toHex()),
                                  QString::fromLatin1(randomBytes(fingerprintKeyBytes).toBase64()), nowText()});
        if (!made)
            return failureOf(made);
        known = readProfile();
    }
    if (!known)
        return failureOf(known);
    return {};
}

static bool countsAs(Include include, const QVariant &removedAt)
{
    return include == Include::All || (include == Include::Live) == removedAt.isNull();
}

Result<void> Store::Database::needTenant(const TenantId &tenant, Include include)
{
    const auto fitting = rows(u"SELECT removed_at FROM tenants WHERE id = ?"_s, {sqlText(tenant.text())},
                              [&](const QSqlQuery &row) { return countsAs(include, row.value(0)); });
    if (!fitting)
        return failureOf(fitting);
    if (!fitting->value(0))
        return unknownTenant(tenant);
    return {};
}

Result<void> Store::Database::needConnection(const TenantId &tenant, const ConnectionId &connection, Include include)
{
    const Include ofTenant = include == Include::Live ? Include::Live : Include::All;
    if (const auto found = needTenant(tenant, ofTenant); !found)
        return found;
    const auto fitting = rows(u"SELECT removed_at FROM connections WHERE tenant_id = ? AND id = ?"_s,
                              {sqlText(tenant.text()), sqlText(connection.text())},
                              [&](const QSqlQuery &row) { return countsAs(include, row.value(0)); });
    if (!fitting)
        return failureOf(fitting);
    if (!fitting->value(0))
        return unknownConnection(tenant, connection);
    return {};
}

tl::unexpected<Error> unknownTenant(const TenantId &tenant)
{
    return failure("tenant.unknown"_L1, {{u"tenant"_s, tenant.text()}});
}

tl::unexpected<Error> unknownConnection(const TenantId &tenant, const ConnectionId &connection)
{
    return failure("connection.unknown"_L1, {{u"tenant"_s, tenant.text()}, {u"connection"_s, connection.text()}});
}

Result<void> changedOr(const Result<int> &changed, tl::unexpected<Error> otherwise)
{
    if (!changed)
        return failureOf(changed);
    if (*changed == 0)
        return otherwise;
    return {};
}

}
