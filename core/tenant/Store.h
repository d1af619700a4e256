// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "definition/Connection.h"
#include "definition/Tenant.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <memory>

namespace lentera {

//! What is kept of a credential field beside its secret, which is in the keychain.
struct CredentialMetadata {
    QString field;
    int version = 1; //!< part of the keychain's key; rotation writes a new one before the old one goes
    bool secret = true;
    QString value; //!< of a field that is not secret (a user name); always empty for a secret
    int length = 0;
    QString fingerprint; //!< empty for a field that is not secret
    QDateTime created;
    QDateTime lastVerified; //!< invalid when never
    QDateTime expires;      //!< invalid when unknown

    bool operator==(const CredentialMetadata &) const = default;
};

//! One stored run, without its evidence.
struct RunSummary {
    QString id;
    TenantId tenant;
    ConnectionId connection;
    QDateTime startedAt;
    double durationMs = 0;
    QString verdict;
    QStringList rootCauses; //!< finding ids
};

enum class Include { Live, Removed, All };

//! The store of tenants, connections, credential metadata, runs and settings: one SQLite file, written through Qt SQL
//! in SQL that PostgreSQL also takes. Use it on the thread that opened it. Every tenant-owned row is reached through
//! its TenantId only. What a call has answered is on the disk (synchronous=FULL). Errors: store.open {path, reason},
//! store.newer {path, version}, store.busy {path}, store.failed {reason}, tenant.unknown {tenant}, tenant.exists
//! {tenant}, tenant.id {id}, connection.unknown {tenant, connection}, connection.exists {tenant, connection},
//! connection.id {id}.
class Store {
public:
    //! Opens or makes the store (file 0600, folder 0700) and migrates it; a failed migration leaves the file as it was.
    //! `:memory:` gives a store that ends with it.
    static Result<std::unique_ptr<Store>> open(const QString &path, const Clock &clock);
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    //! A random id of this profile (8 hex digits), part of every keychain key; made with the store.
    QString profile() const;
    //! The random key of this profile's fingerprints.
    QByteArray fingerprintKey() const;

    Result<QList<Tenant>> tenants(Include include = Include::Live) const;
    Result<Tenant> tenant(const TenantId &tenant) const;
    Result<void> addTenant(const Tenant &tenant);
    Result<void> editTenant(const Tenant &tenant);
    //! Hides the tenant and all that is its own; restoreTenant() undoes it until purgeTenant().
    Result<void> removeTenant(const TenantId &tenant);
    Result<void> restoreTenant(const TenantId &tenant);
    //! Deletes a removed tenant for good. The caller deletes its secrets first.
    Result<void> purgeTenant(const TenantId &tenant);

    Result<QList<Connection>> connections(const TenantId &tenant, Include include = Include::Live) const;
    Result<Connection> connection(const TenantId &tenant, const ConnectionId &connection) const;
    Result<void> addConnection(const Connection &connection);
    Result<void> editConnection(const Connection &connection);
    Result<void> removeConnection(const TenantId &tenant, const ConnectionId &connection);
    Result<void> restoreConnection(const TenantId &tenant, const ConnectionId &connection);
    Result<void> purgeConnection(const TenantId &tenant, const ConnectionId &connection);

    Result<QList<CredentialMetadata>> credentials(const TenantId &tenant, const ConnectionId &connection) const;
    //! Adds or replaces the field's row.
    Result<void> saveCredential(const TenantId &tenant, const ConnectionId &connection,
                                const CredentialMetadata &metadata);
    Result<void> removeCredential(const TenantId &tenant, const ConnectionId &connection, const QString &field);

    //! Keeps a run; \a document is the case document (no secrets).
    Result<void> saveRun(const RunSummary &summary, const QJsonObject &document);
    //! Newest first.
    Result<QList<RunSummary>> runs(const TenantId &tenant, const ConnectionId &connection, int limit) const;
    Result<QJsonObject> runDocument(const TenantId &tenant, const QString &runId) const;

    QString setting(const QString &key, const QString &otherwise) const;
    Result<void> saveSetting(const QString &key, const QString &value);

private:
    class Database;
    explicit Store(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
};

//! `lentera.tenants/1`: tenants with their connections, without secrets, for another machine.
Result<QJsonObject> exportTenants(const Store &store, const QList<TenantId> &tenants);
//! What an import did, by tenant id.
struct ImportOutcome {
    QStringList added;
    QStringList updated;
    QStringList unchanged;
};
//! Adds and updates in one transaction each tenant; nothing is removed. Errors: import.syntax {path, line, reason},
//! import.schema {path, found}, import.field {path, field, value}, import.secret {path, field} when the file holds a
//! secret.
Result<ImportOutcome> importTenants(Store &store, const QByteArray &json, const QString &path);

}
