// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "definition/Connection.h"
#include "definition/Tenant.h"
#include "tenant/CredentialStore.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

#include <functional>
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

//! How a connection signs in with OAuth, and the exchange of a refresh token that is under way. Holds no secret.
struct SignInRecord {
    QJsonObject details;     //!< whatever the sign-in needs again
    QString spendingField;   //!< of the refresh token that was sent, or may have been
    int spendingVersion = 0; //!< of that field; 0 while nothing is under way
    QDateTime spendingSince;

    bool isSpending() const { return spendingVersion > 0; }
};

enum class Include { Live, Removed, All };

//! The store of tenants, connections, credential metadata, runs and settings: one SQLite file, written through Qt SQL
//! in SQL that PostgreSQL also takes. Use it on the thread that opened it. Every tenant-owned row is reached through
//! its TenantId only. What a call has answered is on the disk (synchronous=FULL). Errors: store.open {path, reason},
//! store.newer {path, version}, store.busy {path}, store.failed {reason}, tenant.unknown {tenant}, tenant.exists
//! {tenant}, tenant.id {id}, connection.unknown {tenant, connection}, connection.exists {tenant, connection},
//! connection.id {id}, run.unknown {tenant, run}.
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

    //! The time of the clock that the store was opened with.
    QDateTime now() const;
    //! Does \a job, which calls this store, in one transaction: all that it changed is kept, or nothing when it answers
    //! an error.
    Result<void> inOneTransaction(const std::function<Result<void>()> &job);

    //! Lists are in the order of the ids.
    Result<QList<Tenant>> tenants(Include include = Include::Live) const;
    Result<Tenant> tenant(const TenantId &tenant) const;
    Result<void> addTenant(const Tenant &tenant);
    Result<void> editTenant(const Tenant &tenant);
    //! Hides the tenant and all that is its own; restoreTenant() undoes it until purgeTenant().
    Result<void> removeTenant(const TenantId &tenant);
    Result<void> restoreTenant(const TenantId &tenant);
    //! Deletes a removed tenant for good. The keys of its secrets become leftovers.
    Result<void> purgeTenant(const TenantId &tenant);

    //! Of a removed tenant only with Include::Removed or All.
    Result<QList<Connection>> connections(const TenantId &tenant, Include include = Include::Live) const;
    Result<Connection> connection(const TenantId &tenant, const ConnectionId &connection) const;
    Result<void> addConnection(const Connection &connection);
    Result<void> editConnection(const Connection &connection);
    Result<void> removeConnection(const TenantId &tenant, const ConnectionId &connection);
    Result<void> restoreConnection(const TenantId &tenant, const ConnectionId &connection);
    //! As purgeTenant().
    Result<void> purgeConnection(const TenantId &tenant, const ConnectionId &connection);

    //! Also of a removed connection or tenant.
    Result<QList<CredentialMetadata>> credentials(const TenantId &tenant, const ConnectionId &connection) const;
    //! Adds or replaces the field's row; a row of a newer version stays. The key of the secret that it replaces becomes
    //! a leftover, the key of its own is none any more.
    Result<void> saveCredential(const TenantId &tenant, const ConnectionId &connection,
                                const CredentialMetadata &metadata);
    //! Sets the day on which each field expires, by field; an invalid one is forgotten. Errors:
    //! credential.field.unknown {field} for a field that has no row; then nothing is set.
    Result<void> setExpiries(const TenantId &tenant, const ConnectionId &connection,
                             const QMap<QString, QDateTime> &expiries);
    Result<void> removeCredential(const TenantId &tenant, const ConnectionId &connection, const QString &field);

    //! A key for a new secret of the field, of a version that none bears or bore: from now on a leftover claimed by the
    //! caller, so that what is written under it is not lost sight of before saveCredential() names it.
    Result<SecretKey> reserveSecret(const TenantId &tenant, const ConnectionId &connection, const QString &field);
    //! An empty one for a connection that never signed in with OAuth.
    Result<SignInRecord> signInRecord(const TenantId &tenant, const ConnectionId &connection) const;
    Result<void> saveSignInRecord(const TenantId &tenant, const ConnectionId &connection, const SignInRecord &record);
    //! The keys under which an exchange that is under way may have put the new refresh token, newest first. They are no
    //! leftovers as long as it is.
    Result<QList<SecretKey>> unfinishedSecrets(const TenantId &tenant, const ConnectionId &connection) const;

    //! The leftovers: keys that no row of credentials names and under which a secret may be in the keychain, which is
    //! to be deleted. Also of tenants and connections that are gone.
    Result<QList<SecretKey>> leftovers() const;
    //! Answers whether the caller may delete the secret now: not while another program is at it. A claim ends with
    //! releaseLeftover() or forgetLeftover(), else after a minute.
    Result<bool> claimLeftover(const SecretKey &key);
    Result<void> releaseLeftover(const SecretKey &key);
    //! The secret is gone from the keychain.
    Result<void> forgetLeftover(const SecretKey &key);

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

//! `lentera.tenants/1`: these tenants with their connections, for another machine. Secrets are left out, also those
//! that a person put where they do not belong: user information in URLs, private keys among the roots.
Result<QJsonObject> exportTenants(const Store &store, const QList<TenantId> &tenants);
//! What an import did, by tenant id.
struct ImportOutcome {
    QStringList added;
    QStringList updated;
    QStringList unchanged;
};
//! Adds and updates, all in one transaction: an error changes nothing. Nothing is removed; what was removed here and is
//! in the file is restored and counts as added (a tenant) or updated (a connection's tenant). At most 16 MiB.
//! \a path is for the errors: import.syntax {path, line, column, reason}, import.schema {path, found}, import.field
//! {path, field, value}, import.secret {path, field} when the file holds a secret, file.too-large {path, limit}.
Result<ImportOutcome> importTenants(Store &store, const QByteArray &json, const QString &path);

}
