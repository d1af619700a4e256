// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tenant/MemoryVault.h"
#include "workspace/Workspace.h"

#include <QSet>

//! A workspace with one tenant and one connection, and a vault that can fail.
namespace lentera {

using namespace Qt::StringLiterals;

//! A vault that can be told to fail.
class MoodyVault final : public CredentialStore {
public:
    QString mood;             //!< id of the error that every call answers; empty to work
    QString removingMood;     //!< the same for remove() alone
    QSet<int> keeping;        //!< versions that remove() answers keychain.denied for
    bool answersLate = false; //!< write() writes, and answers keychain.silent
    int writes = 0;

    KeychainStatus status(std::stop_token stop) override { return m_vault.status(std::move(stop)); }
    Result<Secret> read(const SecretKey &key, std::stop_token stop) override
    {
        return mood.isEmpty() ? m_vault.read(key, std::move(stop)) : Result<Secret>(error(mood));
    }
    Result<void> write(const SecretKey &key, const Secret &secret, std::stop_token stop) override
    {
        ++writes;
        if (!mood.isEmpty())
            return error(mood);
        const Result<void> written = m_vault.write(key, secret, std::move(stop));
        return answersLate ? Result<void>(error(u"keychain.silent"_s)) : written;
    }
    Result<void> remove(const SecretKey &key, std::stop_token stop) override
    {
        for (const QString &refusal : {mood, removingMood})
            if (!refusal.isEmpty())
                return error(refusal);
        if (keeping.contains(key.version))
            return error(u"keychain.denied"_s);
        return m_vault.remove(key, std::move(stop));
    }

private:
    static tl::unexpected<Error> error(const QString &id) { return tl::unexpected<Error>(Error{id, {}}); }

    MemoryVault m_vault;
};

inline TenantId deskTenant()
{
    return TenantId(u"acme"_s);
}

inline ConnectionId deskConnection()
{
    return ConnectionId(u"api"_s);
}

inline std::unique_ptr<Workspace> workspaceWith(std::shared_ptr<CredentialStore> vault)
{
    Workspace::Parts parts;
    parts.storePath = u":memory:"_s;
    parts.credentials = std::move(vault);
    parts.explanations = std::make_shared<const Explanations>();
    parts.connectors = ConnectorCatalogue({u":/lentera/connectors"_s});
    parts.clock = std::make_shared<const SystemClock>();
    auto opened = Workspace::open(std::move(parts));
    return opened ? *std::move(opened) : nullptr;
}

inline Result<void> addDesk(Workspace &workspace)
{
    Connection stored;
    stored.tenant = deskTenant();
    stored.id = deskConnection();
    stored.connector = u"generic-http"_s;
    stored.signIn = u"bearer"_s;
    // Port 1 of loopback is closed: a check ends at once, whatever it finds.
    stored.parameters.insert(u"baseUrl"_s, u"http://127.0.0.1:1"_s);
    return workspace
        .store([&](Store &store) -> Result<void> {
            if (const auto made = store.addTenant({deskTenant(), u"Acme"_s, Environment::Staging, {}, {}}); !made)
                return made;
            return store.addConnection(stored);
        })
        .takeResult();
}

inline QMap<QString, SharedSecret> tokenOf(const QByteArray &value)
{
    return {{u"token"_s, std::make_shared<const Secret>(QByteArray(value))}};
}

inline QList<CredentialMetadata> rowsOf(Workspace &workspace)
{
    return workspace.store([](Store &store) { return store.credentials(deskTenant(), deskConnection()); })
        .takeResult()
        .value_or(QList<CredentialMetadata>());
}

//! The key of a version of the desk's token.
inline SecretKey keyIn(Workspace &workspace, int version)
{
    const QString profile = workspace.store([](Store &store) { return store.profile(); }).takeResult();
    return {profile, deskTenant(), deskConnection(), u"token"_s, version};
}

}
