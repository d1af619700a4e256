// SPDX-License-Identifier: GPL-3.0-or-later
#include "WorkspaceDesk.h"
#include "support/KeyringSession.h"
#include "support/runTests.h"
#include "tenant/KeychainStore.h"

using namespace Qt::StringLiterals;
using namespace lentera;

namespace {

//! The real keychain, locked as soon as the next secret is written: before the one that it replaces can be deleted.
class LockedAfterWriting final : public CredentialStore {
public:
    explicit LockedAfterWriting(KeyringSession &session) : m_session(session), m_store(keychainHelperPath()) {}
    bool locking = false;

    KeychainStatus status(std::stop_token stop) override { return m_store.status(std::move(stop)); }
    Result<Secret> read(const SecretKey &key, std::stop_token stop) override
    {
        return m_store.read(key, std::move(stop));
    }
    Result<void> write(const SecretKey &key, const Secret &secret, std::stop_token stop) override
    {
        const Result<void> written = m_store.write(key, secret, std::move(stop));
        if (locking)
            m_session.lock();
        return written;
    }
    Result<void> remove(const SecretKey &key, std::stop_token stop) override
    {
        return m_store.remove(key, std::move(stop));
    }

private:
    KeyringSession &m_session;
    KeychainStore m_store;
};

using Chance = std::function<void(Workspace &)>;

}
Q_DECLARE_METATYPE(Chance)

//! Secrets that could not be deleted when their time had come: noted by key, and deleted as soon as it goes.
class LeftoversTest : public QObject {
    Q_OBJECT

    static QString idOf(const auto &result)
    {
        return result ? u"ok"_s
                      : result.error().id + u' ' + result.error().facts.value(u"count"_s) + u' ' +
                            result.error().facts.value(u"reason"_s);
    }
    Result<void> set(const QByteArray &value)
    {
        return m_workspace->setCredential(deskTenant(), deskConnection(), tokenOf(value), {}).takeResult();
    }
    QStringList leftovers()
    {
        const auto keys = m_workspace->store([](Store &store) { return store.leftovers(); }).takeResult();
        QStringList texts;
        for (const SecretKey &key : keys.value_or(QList<SecretKey>()))
            texts << key.text().section(u'/', 1);
        return texts;
    }
    QByteArray secretOf(int version) const
    {
        const auto secret = m_vault->read(keyIn(*m_workspace, version), {});
        return secret ? QByteArray(secret->reveal().constData(), secret->length()) : QByteArray();
    }

private Q_SLOTS:
    void init()
    {
        m_vault = std::make_shared<MoodyVault>();
        m_workspace = workspaceWith(m_vault);
        QVERIFY(m_workspace);
        QVERIFY(addDesk(*m_workspace));
    }

    void anOldVersionGoesAtTheNextChance_data()
    {
        QTest::addColumn<Chance>("chance");
        QTest::newRow("the keychain's state is asked for")
            << Chance([](Workspace &workspace) { workspace.keychainStatus({}).waitForFinished(); });
        QTest::newRow("the keychain is unlocked")
            << Chance([](Workspace &workspace) { workspace.unlockKeychain({}).waitForFinished(); });
        QTest::newRow("the connection is checked") << Chance([](Workspace &workspace) {
            workspace.check(deskTenant(), deskConnection(), {}, {}, {}).waitForFinished();
        });
        QTest::newRow("the credential is set again") << Chance([](Workspace &workspace) {
            workspace.setCredential(deskTenant(), deskConnection(), tokenOf("third"), {}).waitForFinished();
        });
        QTest::newRow("the credential is removed") << Chance([](Workspace &workspace) {
            workspace.removeCredential(deskTenant(), deskConnection(), {}).waitForFinished();
        });
    }

    void anOldVersionGoesAtTheNextChance()
    {
        QFETCH(const Chance, chance);
        QVERIFY(set("old"));
        m_vault->removingMood = u"keychain.locked"_s;
        QCOMPARE(idOf(set("new")), u"keychain.leftover 1 keychain.locked"_s);
        QCOMPARE(rowsOf(*m_workspace).value(0).version, 2);
        QCOMPARE(secretOf(2), "new");
        QCOMPARE(secretOf(1), "old");
        QCOMPARE(leftovers(), QStringList{u"acme/api/token/v1"_s});

        m_vault->removingMood.clear();
        chance(*m_workspace);
        QVERIFY(secretOf(1).isEmpty());
        QCOMPARE(leftovers(), QStringList());
    }

    void aLockedKeychainLeavesItNoted()
    {
        QVERIFY(set("old"));
        m_vault->removingMood = u"keychain.locked"_s;
        QVERIFY(!set("new"));
        m_workspace->keychainStatus({}).waitForFinished();
        QCOMPARE(leftovers(), QStringList{u"acme/api/token/v1"_s});
        QCOMPARE(secretOf(1), "old");
    }

    void aSecretThatIsDeniedDoesNotKeepTheOthers()
    {
        QVERIFY(set("one"));
        m_vault->removingMood = u"keychain.locked"_s;
        QVERIFY(!set("two"));
        QVERIFY(!set("three"));
        m_vault->removingMood.clear();
        m_vault->keeping = {1};
        m_workspace->keychainStatus({}).waitForFinished();
        QCOMPARE(leftovers(), QStringList{u"acme/api/token/v1"_s});
        QVERIFY(secretOf(2).isEmpty());
        QCOMPARE(secretOf(3), "three");
    }

    // The keychain said nothing in time, and then wrote what it was asked to.
    void aSecretThatWasWrittenTooLateIsDeleted()
    {
        m_vault->answersLate = true;
        QVERIFY(!set("late"));
        QVERIFY(rowsOf(*m_workspace).isEmpty());
        QCOMPARE(secretOf(1), "late");
        m_vault->answersLate = false;
        QVERIFY(set("in time"));
        QVERIFY(secretOf(1).isEmpty());
        QCOMPARE(secretOf(2), "in time");
        QCOMPARE(leftovers(), QStringList());
    }

    void whatAPurgeCouldNotDeleteIsDeletedLater_data()
    {
        QTest::addColumn<bool>("wholeTenant");
        QTest::newRow("a tenant") << true;
        QTest::newRow("a connection") << false;
    }

    void whatAPurgeCouldNotDeleteIsDeletedLater()
    {
        QFETCH(const bool, wholeTenant);
        QVERIFY(set("stays a while"));
        m_vault->removingMood = u"keychain.silent"_s;
        const auto remove = [wholeTenant](Store &store) {
            return wholeTenant ? store.removeTenant(deskTenant())
                               : store.removeConnection(deskTenant(), deskConnection());
        };
        QVERIFY(m_workspace->store(remove).takeResult());
        const auto purged = wholeTenant ? m_workspace->purgeTenant(deskTenant(), {}).takeResult()
                                        : m_workspace->purgeConnection(deskTenant(), deskConnection(), {}).takeResult();
        QCOMPARE(idOf(purged), u"keychain.leftover 1 keychain.silent"_s);
        QCOMPARE(secretOf(1), "stays a while");
        QCOMPARE(leftovers(), QStringList{u"acme/api/token/v1"_s});

        m_vault->removingMood.clear();
        m_workspace->keychainStatus({}).waitForFinished();
        QVERIFY(secretOf(1).isEmpty());
        QCOMPARE(leftovers(), QStringList());
    }

    // The same names again, while the old secret waits to be deleted: the new one must not be taken for it.
    void aNewSecretNeverHasALeftoversKey()
    {
        QVERIFY(set("of the first tenant"));
        m_vault->removingMood = u"keychain.locked"_s;
        QVERIFY(m_workspace->store([](Store &store) { return store.removeTenant(deskTenant()); }).takeResult());
        QVERIFY(!m_workspace->purgeTenant(deskTenant(), {}).takeResult());
        QVERIFY(addDesk(*m_workspace));
        QVERIFY(!set("of the second"));
        QCOMPARE(rowsOf(*m_workspace).value(0).version, 2);
        m_vault->removingMood.clear();
        m_workspace->keychainStatus({}).waitForFinished();
        QVERIFY(secretOf(1).isEmpty());
        QCOMPARE(secretOf(2), "of the second");
    }

    void aTenantInUseIsNotPurgedAndLosesNothing()
    {
        QVERIFY(set("in use"));
        QVERIFY(!m_workspace->purgeTenant(deskTenant(), {}).takeResult());
        QVERIFY(!m_workspace->purgeConnection(deskTenant(), deskConnection(), {}).takeResult());
        QCOMPARE(leftovers(), QStringList());
        QCOMPARE(secretOf(1), "in use");
        QCOMPARE(rowsOf(*m_workspace).size(), 1);
    }

    void aRealKeyringThatIsLockedInBetween()
    {
        KeyringSession session;
        session.startUnlocked();
        const AdoptedEnvironment adopted(session.environment());
        const auto vault = std::make_shared<LockedAfterWriting>(session);
        m_workspace = workspaceWith(vault);
        QVERIFY(addDesk(*m_workspace));
        QCOMPARE(idOf(set("old")), u"ok"_s);
        vault->locking = true;
        QCOMPARE(idOf(set("new")), u"keychain.leftover 1 keychain.locked"_s);
        session.unlock();
        QVERIFY2(session.trouble().isEmpty(), qPrintable(session.trouble()));
        const QString oldKey = keyIn(*m_workspace, 1).text();
        const QString newKey = keyIn(*m_workspace, 2).text();
        QCOMPARE(session.lookup(oldKey).value_or("none"), "old");
        QCOMPARE(session.lookup(newKey).value_or("none"), "new");

        QVERIFY(m_workspace->keychainStatus({}).takeResult().state == KeychainState::Usable);
        QCOMPARE(session.lookup(oldKey).value_or("none"), "none");
        QCOMPARE(session.lookup(newKey).value_or("none"), "new");
        const QByteArray seen = session.output(u"secret-tool"_s, {u"search"_s, u"--all"_s, u"server"_s, u"Lentera"_s});
        QCOMPARE(seen.count("secret = "), 1);
    }

private:
    std::shared_ptr<MoodyVault> m_vault;
    std::unique_ptr<Workspace> m_workspace;
};

LENTERA_TEST(tst_leftovers, LeftoversTest)
#include "tst_leftovers.moc"
