// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runTests.h"
#include "tenant/MemoryVault.h"
#include "workspace/Workspace.h"

using namespace Qt::StringLiterals;
using namespace lentera;

namespace {

//! A vault that can be told to fail.
class MoodyVault final : public CredentialStore {
public:
    QString mood; //!< id of the error that every call answers; empty to work

    KeychainStatus status(std::stop_token stop) override { return m_vault.status(std::move(stop)); }
    Result<Secret> read(const SecretKey &key, std::stop_token stop) override
    {
        return mood.isEmpty() ? m_vault.read(key, std::move(stop)) : Result<Secret>(error());
    }
    Result<void> write(const SecretKey &key, const Secret &secret, std::stop_token stop) override
    {
        ++writes;
        return mood.isEmpty() ? m_vault.write(key, secret, std::move(stop)) : Result<void>(error());
    }
    Result<void> remove(const SecretKey &key, std::stop_token stop) override
    {
        return mood.isEmpty() ? m_vault.remove(key, std::move(stop)) : Result<void>(error());
    }

    int writes = 0;

private:
    tl::unexpected<Error> error() const { return tl::unexpected<Error>(Error{mood, {}}); }

    MemoryVault m_vault;
};

}

//! Credentials and checks through the workspace, with a vault that can fail.
class WorkspaceTest : public QObject {
    Q_OBJECT

    const TenantId tenant{u"acme"_s};
    const ConnectionId connection{u"api"_s};

    static QMap<QString, SharedSecret> token(const QByteArray &value)
    {
        return {{u"token"_s, std::make_shared<const Secret>(QByteArray(value))}};
    }
    QList<CredentialMetadata> rows() const
    {
        return *m_workspace->store([this](Store &store) { return store.credentials(tenant, connection); }).takeResult();
    }
    SecretKey keyOf(int version) const
    {
        const QString profile = m_workspace->store([](Store &store) { return store.profile(); }).takeResult();
        return {profile, tenant, connection, u"token"_s, version};
    }

private Q_SLOTS:
    void init()
    {
        m_vault = std::make_shared<MoodyVault>();
        Workspace::Parts parts;
        parts.storePath = u":memory:"_s;
        parts.credentials = m_vault;
        parts.explanations = std::make_shared<const Explanations>();
        parts.connectors = readConnectors({u":/lentera/connectors"_s});
        parts.clock = std::make_shared<const SystemClock>();
        auto opened = Workspace::open(std::move(parts));
        QVERIFY(opened);
        m_workspace = *std::move(opened);
        Connection stored;
        stored.tenant = tenant;
        stored.id = connection;
        stored.connector = u"generic-http"_s;
        stored.signIn = u"bearer"_s;
        // Port 1 of loopback is closed: a check ends at once, whatever it finds.
        stored.parameters.insert(u"baseUrl"_s, u"http://127.0.0.1:1"_s);
        const auto added =
            m_workspace
                ->store([&](Store &store) -> Result<void> {
                    if (const auto made = store.addTenant({tenant, u"Acme"_s, Environment::Staging, {}, {}}); !made)
                        return made;
                    return store.addConnection(stored);
                })
                .takeResult();
        QVERIFY(added);
    }

    void aSetCredentialIsInTheVaultAndKnownByFingerprintOnly()
    {
        QVERIFY(m_workspace->setCredential(tenant, connection, token("canary-1"), {}).takeResult());
        QCOMPARE(rows().size(), 1);
        QCOMPARE(rows().first().length, 8);
        QCOMPARE(rows().first().fingerprint.size(), 8);
        QVERIFY(rows().first().value.isEmpty());
        const auto secret = m_vault->read(keyOf(1), {});
        QVERIFY(secret);
        QCOMPARE(secret->length(), 8);
    }

    void settingAgainReplacesTheOldVersion()
    {
        QVERIFY(m_workspace->setCredential(tenant, connection, token("old"), {}).takeResult());
        QVERIFY(m_workspace->setCredential(tenant, connection, token("newer"), {}).takeResult());
        QCOMPARE(rows().first().version, 2);
        QVERIFY(!m_vault->read(keyOf(1), {}));
        QVERIFY(m_vault->read(keyOf(2), {}));
    }

    void aVaultThatRefusesLeavesTheOldCredentialInForce()
    {
        QVERIFY(m_workspace->setCredential(tenant, connection, token("old"), {}).takeResult());
        m_vault->mood = u"keychain.locked"_s;
        const auto refused = m_workspace->setCredential(tenant, connection, token("newer"), {}).takeResult();
        QVERIFY(!refused);
        QCOMPARE(refused.error().id, u"keychain.locked"_s);
        m_vault->mood.clear();
        QCOMPARE(rows().first().version, 1);
        QVERIFY(m_vault->read(keyOf(1), {}));
    }

    void aVaultThatRefusesKeepsWhatWasToBeRemoved()
    {
        QVERIFY(m_workspace->setCredential(tenant, connection, token("stay"), {}).takeResult());
        m_vault->mood = u"keychain.locked"_s;
        QVERIFY(!m_workspace->removeCredential(tenant, connection, {}).takeResult());
        QVERIFY(!m_workspace->purgeTenant(tenant, {}).takeResult());
        m_vault->mood.clear();
        QCOMPARE(rows().size(), 1);
        QVERIFY(m_workspace->removeCredential(tenant, connection, {}).takeResult());
        QVERIFY(rows().isEmpty());
        QVERIFY(!m_vault->read(keyOf(1), {}));
    }

    void aRefusedRotationStoresNothing()
    {
        QVERIFY(m_workspace->setCredential(tenant, connection, token("old"), {}).takeResult());
        const int before = m_vault->writes;
        const auto record = m_workspace->rotateCredential(tenant, connection, token("newer"), {}, {}).takeResult();
        QVERIFY(record);
        QVERIFY(!credentialAccepted(record->result));
        QCOMPARE(m_vault->writes, before);
        QCOMPARE(rows().first().version, 1);
    }

    void anUnreadableKeychainIsEvidenceOfTheRun()
    {
        QVERIFY(m_workspace->setCredential(tenant, connection, token("old"), {}).takeResult());
        m_vault->mood = u"keychain.locked"_s;
        const auto record = m_workspace->check(tenant, connection, {}, {}, {}).takeResult();
        QVERIFY(record);
        const auto *seen = record->result.evidence.last<seen::CredentialSeen>();
        QVERIFY(seen);
        QCOMPARE(seen->error, u"keychain.locked"_s);
    }

    void aStopEndsACheck()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto record = m_workspace->check(tenant, connection, {}, stop.get_token(), {}).takeResult();
        QVERIFY(record);
        QVERIFY(record->result.stopped);
        const auto runs =
            m_workspace->store([this](Store &store) { return store.runs(tenant, connection, 5); }).takeResult();
        QVERIFY2(runs && runs->isEmpty(), "a stopped run proves nothing and must not be kept");
    }

    void anotherTenantsConnectionIsUnknown()
    {
        const auto record = m_workspace->check(TenantId(u"other"_s), connection, {}, {}, {}).takeResult();
        QVERIFY(!record);
        QCOMPARE(record.error().id, u"tenant.unknown"_s);
    }

    void purgingDeletesSecretsAndRows()
    {
        QVERIFY(m_workspace->setCredential(tenant, connection, token("gone"), {}).takeResult());
        const SecretKey key = keyOf(1);
        QVERIFY(m_workspace->store([this](Store &store) { return store.removeTenant(tenant); }).takeResult());
        QVERIFY(m_workspace->purgeTenant(tenant, {}).takeResult());
        QVERIFY(!m_vault->read(key, {}));
        QVERIFY(!m_workspace->store([this](Store &store) { return store.restoreTenant(tenant); }).takeResult());
    }

private:
    std::shared_ptr<MoodyVault> m_vault;
    std::unique_ptr<Workspace> m_workspace;
};

LENTERA_TEST(tst_workspace, WorkspaceTest)
#include "tst_workspace.moc"
