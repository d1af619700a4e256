// SPDX-License-Identifier: GPL-3.0-or-later
#include "PostgresServer.h"
#include "dify/examineDatabase.h"
#include "support/StoppedJob.h"
#include "support/runTests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyDatabase;
using seen::DifyEnd;

static SharedSecret secret(QByteArray bytes)
{
    return std::make_shared<const Secret>(std::move(bytes));
}

//! Questions to a real PostgreSQL.
class DatabaseTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PostgresServer> m_server;

    DifyDatabase asked(const QString &name, const QString &user = u"postgres"_s,
                       QByteArray password = PostgresServer::password(), const QString &sslMode = {})
    {
        DifyDatabase database;
        database.door = {u"127.0.0.1"_s, m_server->port(), u"option"_s};
        database.user = user;
        database.name = name;
        database.pluginDatabase = u"dify_plugin"_s;
        examineDatabase(database, sslMode, secret(std::move(password)), Wait({}, std::chrono::minutes(1)));
        return database;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        QVERIFY2(m_server->ready(), m_server->output());
        QVERIFY2(m_server->execute("CREATE DATABASE dify; CREATE DATABASE dify_plugin; CREATE DATABASE blank;"
                                   "CREATE ROLE narrow LOGIN PASSWORD 'narrow-0815'; CREATE DATABASE \"Größe\";"),
                 m_server->output());
        QVERIFY2(m_server->execute(
                     "CREATE TABLE accounts (id int); CREATE TABLE apps (id int); CREATE TABLE tenants (id int);"
                     "CREATE TABLE dify_setups (id int); CREATE TABLE messages (id int, conversation_id int);"
                     "CREATE INDEX message_conversation_id_idx ON messages (conversation_id);"
                     "CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES"
                     " ('a4f2d8c9b731'); GRANT SELECT ON alembic_version TO narrow;"
                     "CREATE EXTENSION pg_stat_statements; INSERT INTO apps SELECT generate_series(1, 20000);"
                     "DELETE FROM apps WHERE id > 5000; SELECT count(*) FROM apps; SELECT pg_stat_force_next_flush();",
                     u"dify"_s),
                 m_server->output());
    }

    void aWholeDatabaseIsRead()
    {
        const DifyDatabase seen = asked(u"dify"_s);
        QVERIFY2(seen.end == DifyEnd::Answered, qPrintable(seen.detail));
        QCOMPARE(seen.failed.join(u'\n'), QString());
        QVERIFY(seen.version.section(u'.', 0, 0).toInt() >= 15);
        QCOMPARE(seen.revisions, QStringList{u"a4f2d8c9b731"_s});
        QVERIFY(seen.missingTables.isEmpty() && !seen.messageIndexMissing && !seen.pluginDatabaseMissing);
        QCOMPARE(seen.connectionLimit, 20);
        QVERIFY(seen.connections >= 1 && seen.bytes > 0 && seen.seesAll && !seen.standby && !seen.encrypted);
        QVERIFY(!seen.statements.isEmpty());
    }

    void deadRowsAreCounted()
    {
        const auto isFound = [this] {
            const DifyDatabase seen = asked(u"dify"_s);
            return !seen.tables.isEmpty() && seen.tables.first().name == "apps"_L1 &&
                   seen.tables.first().dead == 15'000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFound(), 20'000);
    }

    void anEmptyDatabaseWasNeverMigrated()
    {
        const DifyDatabase seen = asked(u"blank"_s);
        QCOMPARE(seen.end, DifyEnd::Answered);
        QVERIFY(!seen.migrated && seen.revisions.isEmpty());
        QCOMPARE(seen.missingTables.size(), 5);
        QVERIFY(!seen.messageIndexMissing);
        QVERIFY(seen.statements.isEmpty() && seen.failed.isEmpty());
    }

    void aNarrowRoleSeesLess()
    {
        const DifyDatabase seen = asked(u"dify"_s, u"narrow"_s, "narrow-0815");
        QCOMPARE(seen.end, DifyEnd::Answered);
        QVERIFY(!seen.seesAll);
        QCOMPARE(seen.revisions, QStringList{u"a4f2d8c9b731"_s});
    }

    void namesBeyondAsciiWork() { QCOMPARE(asked(u"Größe"_s).end, DifyEnd::Answered); }

    void refusals_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("end");
        const QByteArray right = PostgresServer::password();
        QTest::newRow("wrong password") << u"dify"_s << u"postgres"_s << QByteArray("planted-canary-4711") << QString()
                                        << u"SignInRefused"_s;
        QTest::newRow("no password") << u"dify"_s << u"postgres"_s << QByteArray() << QString() << u"SignInNeeded"_s;
        QTest::newRow("no such role") << u"dify"_s << u"nobody"_s << right << QString() << u"SignInRefused"_s;
        QTest::newRow("no such database") << u"difi"_s << u"postgres"_s << right << QString() << u"DatabaseMissing"_s;
        QTest::newRow("no TLS there") << u"dify"_s << u"postgres"_s << right << u"require"_s << u"TlsRefused"_s;
    }

    void refusals()
    {
        QFETCH(const QString, database);
        QFETCH(const QString, user);
        QFETCH(const QByteArray, password);
        QFETCH(const QString, mode);
        const DifyDatabase seen = asked(database, user, QByteArray(password.constData()), mode);
        QTEST(toJson(seen.end).toString(), "end");
        QVERIFY2(!seen.detail.isEmpty() && !seen.detail.contains("canary"_L1), qPrintable(seen.detail));
        QVERIFY2(!seen.detail.contains("LOCATION"_L1), qPrintable(seen.detail));
    }

    void aPortWithoutServerRefuses()
    {
        const RefusedPort refused;
        DifyDatabase database;
        database.door = {u"127.0.0.1"_s, refused.port(), u"option"_s};
        examineDatabase(database, {}, nullptr, Wait({}, std::chrono::minutes(1)));
        QCOMPARE(database.end, DifyEnd::Unreachable);
    }

    void whoBlocksWhomIsSeen()
    {
        QVERIFY2(m_server->hold("BEGIN; LOCK TABLE apps; SELECT 'locked' || 1;\n", "locked1", u"dify"_s), "no lock");
        QVERIFY(m_server->hold("SELECT 'begun' || 1; SELECT count(*) FROM apps WHERE 'planted-literal-77' <> '';\n",
                               "begun1", u"dify"_s));
        DifyDatabase seen;
        const auto isBlocked = [&] {
            seen = asked(u"dify"_s);
            return std::any_of(seen.sessions.cbegin(), seen.sessions.cend(),
                               [](const seen::DifySession &one) { return !one.blockers.isEmpty(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBlocked(), 20'000);
        const auto session = [&](bool blocked) {
            return *std::find_if(seen.sessions.cbegin(), seen.sessions.cend(),
                                 [blocked](const seen::DifySession &one) { return one.blockers.isEmpty() != blocked; });
        };
        QCOMPARE(session(true).blockers, QList<int>{session(false).pid});
        QCOMPARE(session(false).state, u"idle in transaction"_s);
        QVERIFY2(session(true).query.contains("FROM apps"_L1) && !session(true).query.contains("planted"_L1),
                 qPrintable(session(true).query));
    }

    void nothingCanBeWritten()
    {
        PostgresSession session;
        const Wait wait({}, std::chrono::minutes(1));
        QCOMPARE(session.open({u"127.0.0.1"_s,
                               u"127.0.0.1"_s,
                               m_server->port(),
                               u"postgres"_s,
                               u"dify"_s,
                               {},
                               secret(PostgresServer::password())},
                              wait),
                 DifyEnd::Answered);
        QVERIFY(!session.rows("INSERT INTO tenants VALUES (1)", {}, wait));
        QVERIFY2(session.detail().contains("read-only transaction"_L1), qPrintable(session.detail()));
        QVERIFY(!session.rows("SELECT count(*) FROM apps", {}, wait)); // lock_timeout, the table is locked
        QVERIFY(session.rows("SELECT 1", {}, wait));
    }

    void aFullServerSaysSo()
    {
        std::vector<std::unique_ptr<PostgresSession>> held;
        const Wait wait({}, std::chrono::minutes(1));
        DifyEnd end = DifyEnd::Answered;
        while (end == DifyEnd::Answered && held.size() < 40) {
            held.push_back(std::make_unique<PostgresSession>());
            end = held.back()->open(
                {u"127.0.0.1"_s, u"127.0.0.1"_s, m_server->port(), u"narrow"_s, u"dify"_s, {}, secret("narrow-0815")},
                wait);
        }
        QCOMPARE(end, DifyEnd::Full);
    }

    void aSilentServerEndsWhenStopped()
    {
        DroppedPort silent;
        DifyDatabase database;
        database.door = {u"127.0.0.1"_s, silent.port(), u"option"_s};
        QVERIFY(
            endsWhenStopped([&](Wait &wait) { examineDatabase(database, {}, nullptr, wait); }, [] { return true; }));
    }
};

}

LENTERA_TEST(tst_database, lentera::DatabaseTest)
#include "tst_database.moc"
