// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchangeDocuments.h"
#include "samples.h"
#include "support/runTests.h"

#include "tenant/Sql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lentera;

class ExchangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = storeInMemory(m_clock);
        QVERIFY(m_store);
        for (const QString &tenant : {u"acme"_s, u"maju"_s}) {
            QVERIFY(m_store->addTenant(someTenant(tenant)));
            QVERIFY(m_store->addConnection(someConnection(tenant, u"desk"_s)));
            QVERIFY(m_store->addConnection(someConnection(tenant, u"jira"_s)));
            QVERIFY(m_store->saveCredential(TenantId(tenant), ConnectionId(u"desk"_s), someCredential(u"token"_s)));
        }
    }

    void anotherMachineGetsTheSame()
    {
        const QJsonObject document = exported();
        QCOMPARE(document.value("schema"_L1).toString(), u"lentera.tenants/1"_s);
        QCOMPARE(document.value("exportedAt"_L1).toString(), u"2026-11-22T05:00:00.123Z"_s);
        const auto other = storeInMemory(m_clock);
        const auto outcome = importTenants(*other, bytesOf(document), u"x.json"_s);
        QCOMPARE(outcomeOf(outcome), u"ok"_s);
        QCOMPARE(summary(*outcome), u"added acme maju; updated ; unchanged "_s);
        QCOMPARE(other->tenants().value(), m_store->tenants().value());
        for (const TenantId &tenant : m_both)
            QCOMPARE(other->connections(tenant).value(), m_store->connections(tenant).value());
        QCOMPARE(other->credentials(m_both.first(), ConnectionId(u"desk"_s)).value().size(), 0);
    }

    void onlyWhatWasAskedForIsExported()
    {
        const auto one = exportTenants(*m_store, {TenantId(u"maju"_s)});
        QCOMPARE(one->value("tenants"_L1).toArray().size(), 1);
        QVERIFY(!bytesOf(*one).contains("acme"));
        QCOMPARE(outcomeOf(exportTenants(*m_store, {TenantId(u"other"_s)})), u"tenant.unknown tenant=other"_s);
        QCOMPARE(exportTenants(*m_store, {})->value("tenants"_L1).toArray().size(), 0);
    }

    void importingTheSameChangesNothing()
    {
        QCOMPARE(imported(bytesOf(exported())), u"added ; updated ; unchanged acme maju"_s);
    }

    void importingUpdatesAddsAndRestores()
    {
        const QByteArray document = bytesOf(exported());
        Tenant renamed = someTenant(u"acme"_s);
        renamed.name = u"Acme Ltd"_s;
        QVERIFY(m_store->editTenant(renamed));
        QVERIFY(m_store->removeTenant(TenantId(u"maju"_s)));
        QVERIFY(m_store->addTenant(someTenant(u"third"_s)));
        QCOMPARE(imported(document), u"added maju; updated acme; unchanged "_s);
        QCOMPARE(m_store->tenant(TenantId(u"acme"_s)).value(), someTenant(u"acme"_s));
        QCOMPARE(m_store->tenants().value().size(), 3);
    }

    void importingBringsConnectionsBack()
    {
        const QByteArray document = bytesOf(exported());
        const TenantId acme(u"acme"_s);
        const QList<Connection> before = m_store->connections(acme).value();
        Connection edited = before.first();
        edited.timeouts.total = 1;
        QVERIFY(m_store->editConnection(edited));
        QVERIFY(m_store->removeConnection(acme, before.last().id));
        QVERIFY(m_store->addConnection(someConnection(u"acme"_s, u"new"_s)));
        QCOMPARE(imported(document), u"added ; updated acme; unchanged maju"_s);
        QCOMPARE(m_store->connections(acme).value(), before + QList{someConnection(u"acme"_s, u"new"_s)});
    }

    void whatTheFileLeavesOutStays()
    {
        QCOMPARE(imported(withConnection("'notes': 'n'")), u"added ; updated acme; unchanged "_s);
        Connection expected = someConnection(u"acme"_s, u"desk"_s);
        expected.connector = u"generic-http"_s;
        expected.notes = u"n"_s;
        QCOMPARE(m_store->connection(expected.tenant, expected.id).value(), expected);
        QCOMPARE(m_store->tenant(expected.tenant).value(), someTenant(u"acme"_s));
    }

    void aSmallFileIsEnough()
    {
        const auto store = storeInMemory(m_clock);
        QCOMPARE(outcomeOf(importTenants(*store, "\xEF\xBB\xBF" + withConnection("'name': ''"), u"x.json"_s)), u"ok"_s);
        QCOMPARE(store->tenant(TenantId(u"acme"_s)).value().name, u"acme"_s);
        QCOMPARE(store->tenant(TenantId(u"acme"_s)).value().environment, Environment::Production);
        QCOMPARE(store->connection(TenantId(u"acme"_s), ConnectionId(u"desk"_s)).value().retry, RetryPolicy());
    }

    void secretsAreNotExported()
    {
        Connection connection = someConnection(u"acme"_s, u"desk"_s);
        connection.parameters = {{u"baseUrl"_s, u"https://svc:canary1@desk.example.com/a@b"_s},
                                 {u"api_key"_s, u"canary2"_s},
                                 {u"clientSecret"_s, u"canary3"_s},
                                 {u"Credentials"_s, u"canary4"_s},
                                 {u"twice"_s, u"https://canary5@canary6@host/"_s}};
        connection.proxy.url = u"socks5h://canary7:canary8@proxy:1080"_s;
        connection.trust.ownRoots = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
                                    "-----BEGIN EC PRIVATE KEY-----\ncanary9\n-----END EC PRIVATE KEY-----\n";
        connection.notes = u"-----BEGIN PRIVATE KEY-----\ncanary10"_s;
        QVERIFY(m_store->editConnection(connection));
        const QByteArray bytes = bytesOf(exported());
        QVERIFY(!bytes.contains("canary"));
        QVERIFY(!bytes.contains(QByteArray("canary9").toBase64().first(8)));
        QVERIFY(!bytes.contains("fingerprint"));
        const auto other = storeInMemory(m_clock);
        QCOMPARE(outcomeOf(importTenants(*other, bytes, u"x.json"_s)), u"ok"_s);
        const Connection kept = other->connection(connection.tenant, connection.id).value();
        QCOMPARE(kept.baseUrl(), QUrl(u"https://desk.example.com/a@b"_s));
        QCOMPARE(kept.proxy.url, u"socks5h://proxy:1080"_s);
        QCOMPARE(kept.trust.ownRoots, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"_ba);
    }

    void anErrorChangesNothing()
    {
        QByteArray document = bytesOf(exported()).replace("PT acme", "Renamed");
        document.replace("\"id\": \"maju\"", "\"id\": \"-\"");
        QCOMPARE(imported(document), u"import.field field=/tenants/1/id path=x.json value=-"_s);
        QCOMPARE(m_store->tenant(TenantId(u"acme"_s)).value(), someTenant(u"acme"_s));
    }

    void aStoreThatFailsHalfWayKeepsWhatItHad()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.db"_s);
        const auto store = Store::open(path, m_clock).value();
        QVERIFY(store->addTenant(someTenant(u"zeta"_s)));
        Sql sql;
        QVERIFY(sql.open(path, std::chrono::seconds(1)));
        QVERIFY(sql.run(uR"(CREATE TRIGGER late BEFORE INSERT ON connections WHEN NEW.tenant_id = 'maju'
                            BEGIN SELECT RAISE(ABORT, 'disk full'); END)"_s));
        QCOMPARE(outcomeOf(importTenants(*store, bytesOf(exported()), u"x.json"_s)),
                 u"store.failed reason=disk full"_s);
        QCOMPARE(store->tenants(Include::All).value(), QList<Tenant>{someTenant(u"zeta"_s)});
        QVERIFY(sql.run(u"DROP TRIGGER late"_s));
        QCOMPARE(outcomeOf(importTenants(*store, bytesOf(exported()), u"x.json"_s)), u"ok"_s);
    }

    void hugeFilesEndSoon()
    {
        const QByteArray tooLarge(16 * 1024 * 1024 + 1, ' ');
        QCOMPARE(imported(tooLarge), u"file.too-large limit=16777216 path=x.json"_s);
        QVERIFY(imported(QByteArray(16 * 1024 * 1024, '[')).startsWith(u"import.syntax"_s));
        QByteArray many = "{'schema': 'lentera.tenants/1', 'tenants': [{'id': 'many', 'connections': [";
        for (int i = 0; i < 2000; ++i)
            many += "{'connector': 'generic-http', 'id': 'c" + QByteArray::number(i) + "'},";
        QCOMPARE(imported(asJson(many.chopped(1)) + "]}]}"), u"added many; updated ; unchanged "_s);
        const QByteArray pem = "-----BEGIN PRIVATE KEY-----" + QByteArray(4'000'000, 'A');
        QVERIFY(imported(withConnection("'notes': '" + pem + "'")).startsWith(u"import.secret"_s));
    }

private:
    QJsonObject exported() const
    {
        const auto document = exportTenants(*m_store, m_both);
        return document ? *document : QJsonObject();
    }

    //! What the import into the store of acme and maju did, or its error.
    QString imported(const QByteArray &json)
    {
        const auto outcome = importTenants(*m_store, json, u"x.json"_s);
        return outcome ? summary(*outcome) : outcomeOf(outcome);
    }

    FixedClock m_clock;
    QList<TenantId> m_both{TenantId(u"acme"_s), TenantId(u"maju"_s)};
    std::unique_ptr<Store> m_store;
};

LENTERA_TEST(tst_exchange, ExchangeTest)
#include "tst_exchange.moc"
