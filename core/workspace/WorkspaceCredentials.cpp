// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/WorkspacePrivate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

// Fields that every connection may have beside those of its sign-in kind.
static const QString proxyField = u"proxyPassword"_s;
static const QString passphraseField = u"clientKeyPassphrase"_s;

static const CredentialMetadata *rowOf(const QList<CredentialMetadata> &rows, const QString &field)
{
    const auto row = std::find_if(rows.cbegin(), rows.cend(), [&](const auto &one) { return one.field == field; });
    return row == rows.cend() ? nullptr : &*row;
}

static bool isSecret(const SignIn &signIn, const QString &field)
{
    const auto known = std::find_if(signIn.fields.cbegin(), signIn.fields.cend(),
                                    [&](const CredentialField &one) { return one.id == field; });
    return known == signIn.fields.cend() || known->secret;
}

SecretKey Workspace::Private::keyOf(const Connection &connection, const CredentialMetadata &metadata) const
{
    return {profile, connection.tenant, connection.id, metadata.field, metadata.version};
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
        plan.credentialState.expires = row.expires;
        auto secret = parts.credentials->read(keyOf(connection, row), stop);
        if (!secret) {
            plan.credentialState.error = secret.error().id;
            plan.credentialState.keychain = secret.error().id.section(u'.', 1);
            continue;
        }
        plan.credentialState.keychain = keychainStateText(KeychainState::Usable);
        const auto shared = std::make_shared<const Secret>(*std::move(secret));
        if (row.field == proxyField)
            plan.proxyPassword = shared;
        else if (row.field == passphraseField)
            plan.clientKeyPassphrase = shared;
        else
            plan.credential.insert(row.field, shared);
    }
    return {};
}

QFuture<KeychainStatus> Workspace::keychainStatus(std::stop_token stop)
{
    return d->start(std::move(stop),
                    [this](std::stop_token either) { return d->parts.credentials->status(std::move(either)); });
}

QFuture<Result<void>> Workspace::unlockKeychain(std::stop_token stop)
{
    return d->start(std::move(stop),
                    [this](std::stop_token either) { return d->parts.credentials->unlock(std::move(either)); });
}

// The order keeps a killed program from losing anything: the new secret is written and read back, then the row names
// it, then the old secret goes. Until the row is written the old one is in force.
Result<void> Workspace::Private::storeField(const Connection &connection, const QString &field, const Secret &value,
                                            bool secret, const std::optional<CredentialMetadata> &old,
                                            std::stop_token stop)
{
    CredentialMetadata row{.field = field, .version = old ? old->version + 1 : 1, .secret = secret};
    row.length = int(value.length());
    row.created = parts.clock->now();
    if (secret) {
        row.fingerprint = value.fingerprint(fingerprintKey);
        if (const auto written = parts.credentials->write(keyOf(connection, row), value, stop); !written)
            return written;
    } else
        row.value = QString::fromUtf8(value.reveal());
    const auto saved =
        withStore([&](Store &open) { return open.saveCredential(connection.tenant, connection.id, row); });
    if (!saved) {
        if (secret)
            (void)parts.credentials->remove(keyOf(connection, row), stop);
        return saved;
    }
    if (old && old->secret)
        return parts.credentials->remove(keyOf(connection, *old), stop);
    return {};
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
        const CredentialMetadata *row = rowOf(*rows, field.key());
        const auto old = row ? std::optional(*row) : std::nullopt;
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
        return d->storeFields(*stored, fields, either);
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
        auto plan = d->planOf(*stored, options);
        if (!plan)
            return failureOf(plan);
        if (const auto read = d->readCredential(*plan, either); !read)
            return failureOf(read);
        plan->credential.insert(fields);
        plan->credentialState = {};
        RunRecord record = d->walk(*plan, either, watcher);
        if (!credentialAccepted(record.result))
            return record;
        if (const auto kept = d->storeFields(*stored, fields, either); !kept)
            return failureOf(kept);
        if (const auto kept = d->keep(record); !kept)
            return failureOf(kept);
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
    return d->start(std::move(stop), [this, tenant, connection](std::stop_token either) {
        return d->dropCredential(tenant, connection, std::move(either));
    });
}

QFuture<Result<void>> Workspace::purgeConnection(const TenantId &tenant, const ConnectionId &connection,
                                                 std::stop_token stop)
{
    return d->start(std::move(stop), [this, tenant, connection](std::stop_token either) -> Result<void> {
        if (const auto dropped = d->dropCredential(tenant, connection, std::move(either)); !dropped)
            return dropped;
        return d->withStore([&](Store &open) { return open.purgeConnection(tenant, connection); });
    });
}

QFuture<Result<void>> Workspace::purgeTenant(const TenantId &tenant, std::stop_token stop)
{
    return d->start(std::move(stop), [this, tenant](std::stop_token either) -> Result<void> {
        const auto own = d->withStore([&](Store &open) { return open.connections(tenant, Include::All); });
        if (!own)
            return failureOf(own);
        for (const Connection &connection : *own)
            if (const auto dropped = d->dropCredential(tenant, connection.id, either); !dropped)
                return dropped;
        return d->withStore([&](Store &open) { return open.purgeTenant(tenant); });
    });
}

}
