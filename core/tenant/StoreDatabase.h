// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/Sql.h"
#include "tenant/Store.h"

namespace lentera {

//! What the parts of Store share: the open file, the clock, and who this profile is.
class Store::Database final : public Sql {
public:
    explicit Database(const Clock &clock) : m_clock(clock) {}

    QDateTime now() const { return m_clock.now(); }
    QVariant nowText() const { return sqlTime(now()); }

    //! Reads the profile; makes it in a new store. Errors: store.failed, store.busy.
    Result<void> identify();
    const QString &profile() const { return m_profile; }
    const QByteArray &fingerprintKey() const { return m_fingerprintKey; }

    //! Answers when the tenant has a row, with Include::Live only when it is not removed. Errors: tenant.unknown.
    Result<void> needTenant(const TenantId &tenant, Include include);
    //! The same for one of its connections; live means that its tenant is live too. Errors: tenant.unknown,
    //! connection.unknown.
    Result<void> needConnection(const TenantId &tenant, const ConnectionId &connection, Include include);

    //! Makes leftovers of the secrets of a tenant, or of one of its connections.
    Result<void> leaveSecrets(const TenantId &tenant, const ConnectionId &connection = {});
    //! Makes a leftover of the secret that the row of \a next will no longer name.
    Result<void> leaveReplaced(const TenantId &tenant, const ConnectionId &connection, const CredentialMetadata &next);

private:
    Result<bool> readProfile();
    Result<void> leave(const QString &condition, const QVariantList &values);

    const Clock &m_clock;
    QString m_profile;
    QByteArray m_fingerprintKey;
};

//! The errors for what is not there: tenant.unknown {tenant}, connection.unknown {tenant, connection}.
tl::unexpected<Error> unknownTenant(const TenantId &tenant);
tl::unexpected<Error> unknownConnection(const TenantId &tenant, const ConnectionId &connection);

//! Keeps the error of a change, and answers \a otherwise when it changed no row.
Result<void> changedOr(const Result<int> &changed, tl::unexpected<Error> otherwise);

}
