// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/WorkspacePrivate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

// Fields that every connection may have beside those of its sign-in kind.
static const QString proxyField = u"proxyPassword"_s;
static const QString passphraseField = u"clientKeyPassphrase"_s;

void giveTo(Plan &plan, const QString &field, SharedSecret value)
{
    if (field == proxyField)
        plan.proxyPassword = std::move(value);
    else if (field == passphraseField)
        plan.clientKeyPassphrase = std::move(value);
    else
        plan.credential.insert(field, std::move(value));
}

static const CredentialMetadata *rowOf(const QList<CredentialMetadata> &rows, const QString &field)
{
    const auto row = std::find_if(rows.cbegin(), rows.cend(), [&](const auto &one) { return one.field == field; });
    return row == rows.cend() ? nullptr : &*row;
}

// The first end of a field. That of an access token which can be renewed counts only once it has come.
static void noteExpiry(CredentialState &state, const CredentialMetadata &row, const SignIn &signIn,
                       const QList<CredentialMetadata> &rows, const QDateTime &now)
{
    const bool renewable =
        signIn.oauth && row.field == signIn.oauth->accessToken && rowOf(rows, signIn.oauth->refreshToken) != nullptr;
    if (!row.expires.isValid() || (renewable && row.expires > now))
        return;
    if (!state.expires.isValid() || row.expires < state.expires)
        state.expires = row.expires;
}

static bool isSecret(const SignIn &signIn, const QString &field)
{
    const auto known = std::find_if(signIn.fields.cbegin(), signIn.fields.cend(),
                                    [&](const CredentialField &one) { return one.id == field; });
    return known == signIn.fields.cend() || known->secret;
}

Result<void> Workspace::Private::readCredential(Plan &plan, std::stop_token stop)
{
    const Connection &connection = plan.connection;
    const auto rows = withStore([&](Store &open) { return open.credentials(connection.tenant, connection.id); });
    if (!rows)
        return failureOf(rows);
    for (const CredentialMetadata &row : *rows) {
        if (!row.secret) {
            plan.credential.insert(row.field, std::make_shared<const Secret>(row.value.toUtf8()));
            continue;
        }
        plan.credentialState.created = row.created;
        plan.credentialState.lastVerified = row.lastVerified;
        noteExpiry(plan.credentialState, row, plan.signIn, *rows, parts.clock->now());
        auto secret =
            parts.credentials->read({profile, connection.tenant, connection.id, row.field, row.version}, stop);
        if (!secret) {
            plan.credentialState.error = secret.error().id;
            plan.credentialState.keychain = secret.error().id.section(u'.', 1);
            continue;
        }
        plan.credentialState.keychain = keychainStateText(KeychainState::Usable);
        giveTo(plan, row.field, std::make_shared<const Secret>(*std::move(secret)));
    }
    return {};
}

void Workspace::Private::takeCredential(Plan &plan, const QMap<QString, SharedSecret> &credential)
{
    for (auto it = credential.cbegin(); it != credential.cend(); ++it)
        giveTo(plan, it.key(), it.value());
}

QFuture<KeychainStatus> Workspace::keychainStatus(std::stop_token stop)
{
    return d->start(std::move(stop), [this](std::stop_token either) {
        const KeychainStatus status = d->parts.credentials->status(either);
        if (status.state == KeychainState::Usable)
            (void)d->deleteLeftovers(either);
        return status;
    });
}

QFuture<Result<void>> Workspace::unlockKeychain(std::stop_token stop)
{
    return d->start(std::move(stop), [this](std::stop_token either) {
        const auto unlocked = d->parts.credentials->unlock(either);
        if (unlocked)
            (void)d->deleteLeftovers(either);
        return unlocked;
    });
}

// The order keeps a killed program from losing anything: the key is noted, the new secret is written and read back,
// then the row names it, and with that the old one becomes a leftover. Until the row is written the old one is in
// force.
Result<void> Workspace::Private::storeSecret(const Connection &connection, CredentialMetadata row, const Secret &value,
                                             std::stop_token stop)
{
    const auto key =
        withStore([&](Store &open) { return open.reserveSecret(connection.tenant, connection.id, row.field); });
    if (!key)
        return failureOf(key);
    row.version = key->version;
    row.fingerprint = value.fingerprint(fingerprintKey);
    Result<void> stored = parts.credentials->write(*key, value, std::move(stop));
    if (stored)
        stored = withStore([&](Store &open) { return open.saveCredential(connection.tenant, connection.id, row); });
    if (!stored) // a silent keychain may still do what it was asked to
        (void)withStore([&](Store &open) { return open.releaseLeftover(*key); });
    return stored;
}

Result<void> Workspace::Private::storeField(const Connection &connection, const QString &field, const Secret &value,
                                            bool secret, const CredentialMetadata *old, std::stop_token stop)
{
    CredentialMetadata row{.field = field, .version = old ? old->version + 1 : 1, .secret = secret};
    row.length = int(value.length());
    row.created = parts.clock->now();
    if (secret)
        return storeSecret(connection, row, value, std::move(stop));
    row.value = QString::fromUtf8(value.reveal());
    return withStore([&](Store &open) { return open.saveCredential(connection.tenant, connection.id, row); });
}

Result<void> Workspace::Private::storeFields(const Connection &connection, const QMap<QString, SharedSecret> &fields,
                                             std::stop_token stop)
{
    const auto connector = connectorOf(connection);
    if (!connector)
        return failureOf(connector);
    const SignIn signIn = chosenSignIn(connection, *connector);
    const auto rows = withStore([&](Store &open) { return open.credentials(connection.tenant, connection.id); });
    if (!rows)
        return failureOf(rows);
    for (auto field = fields.cbegin(); field != fields.cend(); ++field) {
        const CredentialMetadata *old = rowOf(*rows, field.key());
        const bool secret = isSecret(signIn, field.key());
        if (const auto stored = storeField(connection, field.key(), *field.value(), secret, old, stop); !stored)
            return stored;
    }
    return {};
}

QFuture<Result<void>> Workspace::setCredential(const TenantId &tenant, const ConnectionId &connection,
                                               QMap<QString, SharedSecret> fields, std::stop_token stop)
{
    const auto job = [this, tenant, connection, fields = std::move(fields)](std::stop_token either) -> Result<void> {
        const auto stored = d->withStore([&](Store &open) { return open.connection(tenant, connection); });
        if (!stored)
            return failureOf(stored);
        if (const auto kept = d->storeFields(*stored, fields, either); !kept)
            return kept;
        return d->deleteLeftoversOf(tenant, connection, either);
    };
    return d->start(std::move(stop), job);
}

QFuture<Result<RunRecord>> Workspace::rotateCredential(const TenantId &tenant, const ConnectionId &connection,
                                                       QMap<QString, SharedSecret> fields, CheckOptions options,
                                                       std::stop_token stop, RunWatcher watcher)
{
    const auto job = [this, tenant, connection, fields = std::move(fields), options = std::move(options),
                      watcher = std::move(watcher)](std::stop_token either) -> Result<RunRecord> {
        const auto stored = d->withStore([&](Store &open) { return open.connection(tenant, connection); });
        if (!stored)
            return failureOf(stored);
        auto plan = d->planOfStored(*stored, options, either);
        if (!plan)
            return failureOf(plan);
        if (const auto read = d->readCredential(*plan, either); !read)
            return failureOf(read);
        for (auto field = fields.cbegin(); field != fields.cend(); ++field)
            giveTo(*plan, field.key(), field.value());
        plan->credentialState = {};
        RunRecord record = d->walk(*plan, either, watcher);
        if (!credentialAccepted(record.result))
            return record;
        if (const auto kept = d->storeFields(*stored, fields, either); !kept)
            return failureOf(kept);
        if (const auto kept = d->keep(record); !kept)
            return failureOf(kept);
        if (const auto gone = d->deleteLeftoversOf(tenant, connection, either); !gone)
            return failureOf(gone);
        return record;
    };
    return d->start(std::move(stop), job);
}

Result<void> Workspace::Private::dropCredential(const TenantId &tenant, const ConnectionId &connection,
                                                std::stop_token stop)
{
    const auto rows = withStore([&](Store &open) { return open.credentials(tenant, connection); });
    if (!rows)
        return failureOf(rows);
    for (const CredentialMetadata &row : *rows) {
        const SecretKey key{profile, tenant, connection, row.field, row.version};
        if (row.secret)
            if (const auto removed = parts.credentials->remove(key, stop); !removed)
                return removed;
        const auto dropped =
            withStore([&](Store &open) { return open.removeCredential(tenant, connection, row.field); });
        if (!dropped)
            return dropped;
    }
    return {};
}

QFuture<Result<void>> Workspace::removeCredential(const TenantId &tenant, const ConnectionId &connection,
                                                  std::stop_token stop)
{
    return d->start(std::move(stop), [this, tenant, connection](std::stop_token either) -> Result<void> {
        if (const auto dropped = d->dropCredential(tenant, connection, either); !dropped)
            return dropped;
        return d->deleteLeftoversOf(tenant, connection, either);
    });
}

QFuture<Result<void>> Workspace::purgeConnection(const TenantId &tenant, const ConnectionId &connection,
                                                 std::stop_token stop)
{
    return d->start(std::move(stop), [this, tenant, connection](std::stop_token either) -> Result<void> {
        const auto purged = d->withStore([&](Store &open) { return open.purgeConnection(tenant, connection); });
        if (!purged)
            return purged;
        return d->deleteLeftoversOf(tenant, connection, either);
    });
}

QFuture<Result<void>> Workspace::purgeTenant(const TenantId &tenant, std::stop_token stop)
{
    return d->start(std::move(stop), [this, tenant](std::stop_token either) -> Result<void> {
        if (const auto purged = d->withStore([&](Store &open) { return open.purgeTenant(tenant); }); !purged)
            return purged;
        return d->deleteLeftoversOf(tenant, {}, either);
    });
}

}
