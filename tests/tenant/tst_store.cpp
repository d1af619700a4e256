// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "support/runTests.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lentera;

class StoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = storeInMemory(m_clock);
        QVERIFY(m_store);
    }

    void tenantsAreKeptAsTheyWereGiven()
    {
        QCOMPARE(outcomeOf(m_store->addTenant(someTenant(u"maju"_s))), u"ok"_s);
        QCOMPARE(outcomeOf(m_store->addTenant({TenantId(u"acme"_s), {}, Environment::Production, {}, {}})), u"ok"_s);
        QCOMPARE(m_store->tenant(TenantId(u"maju"_s)).value(), someTenant(u"maju"_s));
        QCOMPARE(idsOf(Include::Live), u"acme maju"_s);
        Tenant edited = someTenant(u"maju"_s);
        edited.environment = Environment::Development;
        edited.name = u"Maju Bersama"_s;
        QCOMPARE(outcomeOf(m_store->editTenant(edited)), u"ok"_s);
        QCOMPARE(m_store->tenant(edited.id).value(), edited);
    }

    void connectionsAreKeptAsTheyWereGiven()
    {
        addAcme();
        const Connection desk = someConnection(u"acme"_s, u"desk"_s);
        QCOMPARE(m_store->connection(desk.tenant, desk.id).value(), desk);
        Connection edited = desk;
        edited.parameters.insert(u"baseUrl"_s, u"http://10.0.0.1:8080/"_s);
        edited.proxy = {};
        QCOMPARE(outcomeOf(m_store->editConnection(edited)), u"ok"_s);
        QCOMPARE(m_store->connections(desk.tenant).value(), QList<Connection>{edited});
    }

    void aBadIdIsRefused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("empty") << QString();
        QTest::newRow("upper case") << u"Acme"_s;
        QTest::newRow("a quote") << u"a'b"_s;
        QTest::newRow("a slash, which parts keychain keys") << u"a/b"_s;
        QTest::newRow("a line break at the end") << u"acme\n"_s;
        QTest::newRow("a NUL") << u"ac\0me"_s;
        QTest::newRow("65 letters") << QString(65, u'a');
    }
    void aBadIdIsRefused()
    {
        QFETCH(QString, id);
        addAcme();
        QCOMPARE(outcomeOf(m_store->addTenant(someTenant(id))), u"tenant.id id="_s + id);
        QCOMPARE(outcomeOf(m_store->addConnection(someConnection(u"acme"_s, id))), u"connection.id id="_s + id);
    }

    void anIdIsGivenOnce()
    {
        addAcme();
        QCOMPARE(outcomeOf(m_store->addTenant(someTenant(u"acme"_s))), u"tenant.exists tenant=acme"_s);
        QCOMPARE(outcomeOf(m_store->addConnection(someConnection(u"acme"_s, u"desk"_s))),
                 u"connection.exists connection=desk tenant=acme"_s);
        QCOMPARE(outcomeOf(m_store->removeTenant(TenantId(u"acme"_s))), u"ok"_s);
        QCOMPARE(outcomeOf(m_store->addTenant(someTenant(u"acme"_s))), u"tenant.exists tenant=acme"_s);
    }

    void whatIsUnknownIsNamed()
    {
        addAcme();
        const TenantId acme(u"acme"_s);
        const TenantId other(u"other"_s);
        const ConnectionId jira(u"jira"_s);
        const QString noTenant = u"tenant.unknown tenant=other"_s;
        const QString noConnection = u"connection.unknown connection=jira tenant=acme"_s;
        QCOMPARE(outcomeOf(m_store->tenant(other)), noTenant);
        QCOMPARE(outcomeOf(m_store->editTenant(someTenant(u"other"_s))), noTenant);
        QCOMPARE(outcomeOf(m_store->removeTenant(other)), noTenant);
        QCOMPARE(outcomeOf(m_store->restoreTenant(other)), noTenant);
        QCOMPARE(outcomeOf(m_store->purgeTenant(other)), noTenant);
        QCOMPARE(outcomeOf(m_store->connections(other)), noTenant);
        QCOMPARE(outcomeOf(m_store->addConnection(someConnection(u"other"_s, u"jira"_s))), noTenant);
        QCOMPARE(outcomeOf(m_store->connection(acme, jira)), noConnection);
        QCOMPARE(outcomeOf(m_store->editConnection(someConnection(u"acme"_s, u"jira"_s))), noConnection);
        QCOMPARE(outcomeOf(m_store->removeConnection(acme, jira)), noConnection);
        QCOMPARE(outcomeOf(m_store->restoreConnection(acme, jira)), noConnection);
        QCOMPARE(outcomeOf(m_store->purgeConnection(acme, jira)), noConnection);
        QCOMPARE(outcomeOf(m_store->credentials(acme, jira)), noConnection);
        QCOMPARE(outcomeOf(m_store->saveCredential(acme, jira, someCredential(u"token"_s))), noConnection);
        QCOMPARE(outcomeOf(m_store->saveRun(someRun(u"acme"_s, u"jira"_s, u"r"_s), {})), noConnection);
        QCOMPARE(outcomeOf(m_store->runDocument(acme, u"r"_s)), u"run.unknown run=r tenant=acme"_s);
    }

    void removingATenantHidesItAndUndoBringsAllBack()
    {
        addAcme();
        const TenantId acme(u"acme"_s);
        QCOMPARE(outcomeOf(m_store->purgeTenant(acme)), u"tenant.unknown tenant=acme"_s); // it is not removed
        QCOMPARE(outcomeOf(m_store->removeTenant(acme)), u"ok"_s);
        QCOMPARE(idsOf(Include::Live), QString());
        QCOMPARE(idsOf(Include::Removed), u"acme"_s);
        QCOMPARE(idsOf(Include::All), u"acme"_s);
        QCOMPARE(outcomeOf(m_store->connections(acme)), u"tenant.unknown tenant=acme"_s);
        QCOMPARE(outcomeOf(m_store->connection(acme, m_desk)), u"tenant.unknown tenant=acme"_s);
        QCOMPARE(outcomeOf(m_store->editTenant(someTenant(u"acme"_s))), u"tenant.unknown tenant=acme"_s);
        // What purging needs to know is still there.
        QCOMPARE(m_store->connections(acme, Include::All).value().size(), 1);
        QCOMPARE(m_store->credentials(acme, m_desk).value().size(), 1);
        QCOMPARE(outcomeOf(m_store->restoreTenant(acme)), u"ok"_s);
        QCOMPARE(m_store->connection(acme, m_desk).value(), someConnection(u"acme"_s, u"desk"_s));
        QCOMPARE(m_store->runs(acme, m_desk, 10).value().size(), 1);
    }

    void removingAConnectionHidesItAndUndoBringsItBack()
    {
        addAcme();
        const TenantId acme(u"acme"_s);
        QCOMPARE(outcomeOf(m_store->removeConnection(acme, m_desk)), u"ok"_s);
        QCOMPARE(m_store->connections(acme).value().size(), 0);
        QCOMPARE(m_store->connections(acme, Include::Removed).value().size(), 1);
        QCOMPARE(outcomeOf(m_store->connection(acme, m_desk)), u"connection.unknown connection=desk tenant=acme"_s);
        QCOMPARE(outcomeOf(m_store->restoreConnection(acme, m_desk)), u"ok"_s);
        QCOMPARE(m_store->connection(acme, m_desk).value(), someConnection(u"acme"_s, u"desk"_s));
    }

    void purgingDeletesAllThatIsItsOwn()
    {
        addAcme();
        const TenantId acme(u"acme"_s);
        QCOMPARE(outcomeOf(m_store->removeTenant(acme)), u"ok"_s);
        QCOMPARE(outcomeOf(m_store->purgeTenant(acme)), u"ok"_s);
        QCOMPARE(idsOf(Include::All), QString());
        // The same ids again: nothing of the old ones may show.
        QCOMPARE(outcomeOf(m_store->addTenant(someTenant(u"acme"_s))), u"ok"_s);
        QCOMPARE(m_store->connections(acme, Include::All).value().size(), 0);
        QCOMPARE(outcomeOf(m_store->addConnection(someConnection(u"acme"_s, u"desk"_s))), u"ok"_s);
        QCOMPARE(m_store->credentials(acme, m_desk).value().size(), 0);
        QCOMPARE(m_store->runs(acme, m_desk, 10).value().size(), 0);
        QCOMPARE(outcomeOf(m_store->runDocument(acme, u"run-1"_s)), u"run.unknown run=run-1 tenant=acme"_s);
    }

    void purgingAConnectionLeavesItsTenant()
    {
        addAcme();
        const TenantId acme(u"acme"_s);
        QCOMPARE(outcomeOf(m_store->removeConnection(acme, m_desk)), u"ok"_s);
        QCOMPARE(outcomeOf(m_store->purgeConnection(acme, m_desk)), u"ok"_s);
        QCOMPARE(m_store->connections(acme, Include::All).value().size(), 0);
        QCOMPARE(outcomeOf(m_store->credentials(acme, m_desk)), u"connection.unknown connection=desk tenant=acme"_s);
        QCOMPARE(idsOf(Include::Live), u"acme"_s);
    }

    void aTenantNeverSeesWhatIsAnothers()
    {
        addAcme();
        const TenantId other(u"other"_s);
        QVERIFY(m_store->addTenant(someTenant(u"other"_s)));
        const QString unknown = u"connection.unknown connection=desk tenant=other"_s;
        QCOMPARE(m_store->connections(other, Include::All).value().size(), 0);
        QCOMPARE(outcomeOf(m_store->connection(other, m_desk)), unknown);
        QCOMPARE(outcomeOf(m_store->editConnection(someConnection(u"other"_s, u"desk"_s))), unknown);
        QCOMPARE(outcomeOf(m_store->removeConnection(other, m_desk)), unknown);
        QCOMPARE(outcomeOf(m_store->credentials(other, m_desk)), unknown);
        QCOMPARE(outcomeOf(m_store->removeCredential(other, m_desk, u"token"_s)), unknown);
        QCOMPARE(outcomeOf(m_store->runs(other, m_desk, 10)), unknown);
        QCOMPARE(outcomeOf(m_store->runDocument(other, u"run-1"_s)), u"run.unknown run=run-1 tenant=other"_s);
    }

    void theSameConnectionIdOfTwoTenantsIsTwoConnections()
    {
        addAcme();
        QVERIFY(m_store->addTenant(someTenant(u"other"_s)));
        QVERIFY(m_store->addConnection(someConnection(u"other"_s, u"desk"_s)));
        QVERIFY(m_store->saveCredential(TenantId(u"other"_s), m_desk, someCredential(u"password"_s)));
        QVERIFY(m_store->saveRun(someRun(u"other"_s, u"desk"_s, u"run-1"_s), {{u"of"_s, u"other"_s}}));
        QVERIFY(m_store->removeConnection(TenantId(u"other"_s), m_desk));
        QVERIFY(m_store->purgeConnection(TenantId(u"other"_s), m_desk));
        const TenantId acme(u"acme"_s);
        QCOMPARE(m_store->connection(acme, m_desk).value(), someConnection(u"acme"_s, u"desk"_s));
        QCOMPARE(m_store->credentials(acme, m_desk).value().value(0).field, u"token"_s);
        QCOMPARE(m_store->runDocument(acme, u"run-1"_s).value().value("of"_L1).toString(), u"acme"_s);
    }

    void hostileTextsAreData_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("SQL") << u"'; DROP TABLE tenants; --"_s;
        QTest::newRow("quotes and percent") << u"\"a\" 'b' `c` %1 %s ? :x $1 \\"_s;
        QTest::newRow("a NUL inside") << u"before\0after"_s;
        QTest::newRow("emoji, Arabic, a joined letter") << u"\U0001F9EF\u0645\u0631\u062d\u0628\u0627 e\u0301"_s;
        QTest::newRow("line breaks and control characters") << u"a\r\n\t\u001b[31m\u0085\u2028"_s;
        QTest::newRow("JSON") << u"{\"id\":\"other\"}"_s;
        QTest::newRow("a million letters") << QString(1'000'000, u'x');
        QTest::newRow("nothing") << QString();
    }
    void hostileTextsAreData()
    {
        QFETCH(QString, text);
        addAcme();
        Tenant tenant = someTenant(u"hostile"_s);
        tenant.name = tenant.notes = tenant.colour = text;
        QCOMPARE(outcomeOf(m_store->addTenant(tenant)), u"ok"_s);
        QCOMPARE(m_store->tenant(tenant.id).value(), tenant);
        Connection connection = someConnection(u"hostile"_s, u"c"_s);
        connection.parameters = {{u"baseUrl"_s, text}, {text, text}};
        connection.name = connection.connector = connection.notes = text;
        QCOMPARE(outcomeOf(m_store->addConnection(connection)), u"ok"_s);
        QCOMPARE(m_store->connection(tenant.id, connection.id).value(), connection);
        QCOMPARE(outcomeOf(m_store->saveSetting(text, text)), u"ok"_s);
        QCOMPARE(m_store->setting(text, u"otherwise"_s), text);
        QCOMPARE(outcomeOf(m_store->connections(TenantId(text))), u"tenant.unknown tenant="_s + text);
        QCOMPARE(idsOf(Include::Live), u"acme hostile"_s);
    }

    void credentialsKeepNoSecret()
    {
        addAcme();
        const TenantId acme(u"acme"_s);
        CredentialMetadata user = someCredential(u"user"_s);
        user.secret = false;
        user.value = u"svc-lentera"_s;
        user.lastVerified = m_clock.now();
        CredentialMetadata token = someCredential(u"token"_s);
        token.version = 4;
        token.value = u"canary-0x5eed"_s; // a caller's mistake
        QCOMPARE(outcomeOf(m_store->saveCredential(acme, m_desk, user)), u"ok"_s);
        QCOMPARE(outcomeOf(m_store->saveCredential(acme, m_desk, token)), u"ok"_s);
        token.value.clear();
        QCOMPARE(m_store->credentials(acme, m_desk).value(), (QList<CredentialMetadata>{token, user}));
        QCOMPARE(outcomeOf(m_store->removeCredential(acme, m_desk, u"token"_s)), u"ok"_s);
        QCOMPARE(outcomeOf(m_store->removeCredential(acme, m_desk, u"token"_s)), u"ok"_s);
        QCOMPARE(m_store->credentials(acme, m_desk).value(), QList<CredentialMetadata>{user});
    }

    void aNewVersionLeavesTheOldKey()
    {
        addAcme();
        const TenantId acme(u"acme"_s);
        CredentialMetadata token = someCredential(u"token"_s);
        token.version = 4;
        QVERIFY(m_store->saveCredential(acme, m_desk, token));
        QVERIFY(m_store->forgetLeftover(keyOf(u"token"_s, someCredential(u"token"_s).version)));
        const auto reserved = m_store->reserveSecret(acme, m_desk, u"token"_s);
        QCOMPARE(outcomeOf(reserved), u"ok"_s);
        QCOMPARE(reserved->text(), keyOf(u"token"_s, 5).text());
        QCOMPARE(m_store->reserveSecret(acme, m_desk, u"token"_s)->version, 6); // another program, at the same time
        QCOMPARE(leftovers(), u"token5 token6"_s);

        token.version = 6;
        QVERIFY(m_store->saveCredential(acme, m_desk, token));
        QCOMPARE(leftovers(), u"token4 token5"_s);
        token.version = 5; // the slower of the two: the newer one stays in force
        QVERIFY(m_store->saveCredential(acme, m_desk, token));
        QCOMPARE(m_store->credentials(acme, m_desk)->first().version, 6);
        QCOMPARE(leftovers(), u"token4 token5"_s);
        token.version = 7;
        token.secret = false;
        QVERIFY(m_store->saveCredential(acme, m_desk, token));
        QCOMPARE(leftovers(), u"token4 token5 token6"_s);
    }

    void aLeftoverIsClaimedByOneAtATimeAndNotForEver()
    {
        addAcme();
        const SecretKey key = *m_store->reserveSecret(TenantId(u"acme"_s), m_desk, u"password"_s);
        QCOMPARE(m_store->claimLeftover(key).value(), false); // it is being written
        m_clock.time = m_clock.time.addSecs(61);              // whoever reserved it was killed
        QCOMPARE(m_store->claimLeftover(key).value(), true);
        QCOMPARE(m_store->claimLeftover(key).value(), false);
        QVERIFY(m_store->releaseLeftover(key));
        QCOMPARE(m_store->claimLeftover(key).value(), true);
        m_clock.time = m_clock.time.addYears(-1); // it was claimed while the clock was wrong
        QCOMPARE(m_store->claimLeftover(key).value(), true);
        QVERIFY(m_store->forgetLeftover(key));
        QCOMPARE(m_store->claimLeftover(key).value(), false);
        QCOMPARE(leftovers(), QString());
    }

    void aPurgeLeavesTheKeysOfItsSecrets()
    {
        addAcme();
        const TenantId acme(u"acme"_s);
        CredentialMetadata user = someCredential(u"user"_s);
        user.secret = false;
        QVERIFY(m_store->saveCredential(acme, m_desk, user));
        QVERIFY(!m_store->purgeTenant(acme));
        QCOMPARE(leftovers(), QString()); // it is in use
        QVERIFY(m_store->removeTenant(acme));
        QVERIFY(m_store->purgeTenant(acme));
        QCOMPARE(leftovers(), u"token%1"_s.arg(someCredential(u"token"_s).version));
    }

    void settingsAreReplaced()
    {
        QCOMPARE(m_store->setting(u"language"_s, u"en"_s), u"en"_s);
        QVERIFY(m_store->saveSetting(u"language"_s, u"id"_s));
        QVERIFY(m_store->saveSetting(u"language"_s, u""_s));
        QCOMPARE(m_store->setting(u"language"_s, u"en"_s), u""_s);
    }

    void aFailedTransactionChangesNothing()
    {
        const auto done = m_store->inOneTransaction([&]() -> Result<void> {
            if (const auto added = m_store->addTenant(someTenant(u"a"_s)); !added)
                return added;
            return m_store->addTenant(someTenant(u"a"_s));
        });
        QCOMPARE(outcomeOf(done), u"tenant.exists tenant=a"_s);
        QCOMPARE(idsOf(Include::All), QString());
    }

private:
    QString idsOf(Include include) const
    {
        QStringList ids;
        const auto tenants = m_store->tenants(include).value();
        for (const Tenant &tenant : tenants)
            ids << tenant.id.text();
        return ids.join(u' ');
    }

    QString leftovers() const
    {
        QStringList texts;
        const auto keys = m_store->leftovers().value();
        for (const SecretKey &key : keys)
            texts << key.field + QString::number(key.version);
        return texts.join(u' ');
    }

    SecretKey keyOf(const QString &field, int version) const
    {
        return {m_store->profile(), TenantId(u"acme"_s), m_desk, field, version};
    }

    //! One tenant with one connection, one credential field and one run.
    void addAcme()
    {
        QVERIFY(m_store->addTenant(someTenant(u"acme"_s)));
        QVERIFY(m_store->addConnection(someConnection(u"acme"_s, u"desk"_s)));
        QVERIFY(m_store->saveCredential(TenantId(u"acme"_s), m_desk, someCredential(u"token"_s)));
        QVERIFY(m_store->saveRun(someRun(u"acme"_s, u"desk"_s, u"run-1"_s), {{u"of"_s, u"acme"_s}}));
    }

    FixedClock m_clock;
    ConnectionId m_desk{u"desk"_s};
    std::unique_ptr<Store> m_store;
};

LENTERA_TEST(tst_store, StoreTest)
#include "tst_store.moc"
