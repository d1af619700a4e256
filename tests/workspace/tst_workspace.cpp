// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkspaceDesk.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

//! Credentials and checks through the workspace, with a vault that can fail.
class WorkspaceTest : public QObject {
    Q_OBJECT

    const TenantId tenant = deskTenant();
    const ConnectionId connection = deskConnection();

    static QMap<QString, SharedSecret> token(const QByteArray &value) { return tokenOf(value); }
    QList<CredentialMetadata> rows() const { return rowsOf(*m_workspace); }
    SecretKey keyOf(int version) const { return keyIn(*m_workspace, version); }

private Q_SLOTS:
    void init()
    {
        m_vault = std::make_shared<MoodyVault>();
        m_workspace = workspaceWith(m_vault);
        QVERIFY(m_workspace);
        QVERIFY(addDesk(*m_workspace));
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

    void anEndThatTheSystemTellsIsKept()
    {
        LoopbackServer server([](LoopbackPeer &peer) {
            peer.readUntil("\r\n\r\n");
            peer.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 16\r\n"
                       "github-authentication-token-expiration: 2037-03-01 00:00:00 UTC\r\n"
                       "Connection: close\r\n\r\n{\"login\":\"budi\"}");
        });
        Connection github;
        github.tenant = tenant;
        github.id = connection;
        github.connector = u"github"_s;
        github.parameters.insert(u"baseUrl"_s, u"http://127.0.0.1:%1"_s.arg(server.port()));
        QVERIFY(m_workspace->store([&](Store &store) { return store.editConnection(github); }).takeResult());
        QVERIFY(m_workspace->setCredential(tenant, connection, token("ghp_" + QByteArray(36, 'a')), {}).takeResult());
        const auto record = m_workspace->check(tenant, connection, {}, {}, {}).takeResult();
        QVERIFY(record && credentialAccepted(record->result));
        QCOMPARE(rows().first().expires, QDateTime(QDate(2037, 3, 1), QTime(0, 0), Qt::UTC));
        QVERIFY(rows().first().lastVerified.isValid());
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
