// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/examineDatabase.h"

#include "probe/Probes.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyDatabase;
using seen::DifyEnd;

QString withoutLiterals(const QString &statement)
{
    static const QRegularExpression literal(u"'(?:[^']|'')*(?:'|$)|\\$(\\w*)\\$.*?(?:\\$\\1\\$|$)|\\b\\d{4,}\\b"_s);
    return QString(statement).replace(literal, u"…"_s).simplified();
}

namespace {

//! The questions to an open session; what has no answer is named and passed over.
class DatabaseQuestions {
public:
    DatabaseQuestions(PostgresSession &session, DifyDatabase &seen, const Wait &wait)
        : m_session(session), m_seen(seen), m_wait(wait)
    {
    }

    void askAll();

private:
    QList<QStringList> ask(const QString &about, const char *statement, const QStringList &parameters = {});
    void server();
    void migration();
    void schema();
    void sessions();
    void tables();
    void statements();

    PostgresSession &m_session;
    DifyDatabase &m_seen;
    const Wait &m_wait;
};

}

QList<QStringList> DatabaseQuestions::ask(const QString &about, const char *statement, const QStringList &parameters)
{
    if (m_wait.over())
        return {};
    const auto rows = m_session.rows(statement, parameters, m_wait);
    if (!rows)
        m_seen.failed << about + ": "_L1 + m_session.detail();
    return rows.value_or(QList<QStringList>());
}

static bool isTrue(const QString &value)
{
    return value == "t"_L1;
}

void DatabaseQuestions::server()
{
    const auto rows =
        ask(u"server"_s,
            "SELECT current_setting('server_version'), current_setting('max_connections'), pg_is_in_recovery(),"
            " pg_database_size(current_database()), (SELECT count(*) FROM pg_stat_activity WHERE backend_type ="
            " 'client backend'), pg_has_role(current_user, 'pg_read_all_stats', 'MEMBER')");
    const QStringList row = rows.value(0);
    m_seen.version = row.value(0).section(u' ', 0, 0);
    m_seen.connectionLimit = row.value(1).toInt();
    m_seen.standby = isTrue(row.value(2));
    m_seen.bytes = row.value(3).toLongLong();
    m_seen.connections = row.value(4).toInt();
    m_seen.seesAll = isTrue(row.value(5));
}

void DatabaseQuestions::migration()
{
    const auto there = ask(u"migration"_s, "SELECT to_regclass('public.alembic_version') IS NOT NULL");
    m_seen.migrated = there.isEmpty() || isTrue(there.first().value(0));
    if (there.isEmpty() || !m_seen.migrated)
        return;
    for (const QStringList &row : ask(u"revision"_s, "SELECT version_num FROM public.alembic_version LIMIT 10"))
        m_seen.revisions << row.value(0);
}

void DatabaseQuestions::schema()
{
    for (const QStringList &row :
         ask(u"tables"_s, "SELECT name FROM unnest(ARRAY['accounts', 'apps', 'dify_setups', 'messages', 'tenants']) AS"
                          " name WHERE to_regclass('public.' || name) IS NULL"))
        m_seen.missingTables << row.value(0);
    const auto indexes =
        ask(u"index"_s, "SELECT count(*) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum ="
                        " i.indkey[0] WHERE i.indrelid = to_regclass('public.messages') AND i.indisvalid AND a.attname"
                        " = 'conversation_id'");
    m_seen.messageIndexMissing =
        !m_seen.missingTables.contains(u"messages"_s) && !indexes.isEmpty() && indexes.first().value(0) == "0"_L1;
    const auto plugin =
        ask(u"plugin database"_s, "SELECT count(*) FROM pg_database WHERE datname = $1", {m_seen.pluginDatabase});
    m_seen.pluginDatabaseMissing = !plugin.isEmpty() && plugin.first().value(0) == "0"_L1;
}

void DatabaseQuestions::sessions()
{
    for (const QStringList &row :
         ask(u"sessions"_s,
             "SELECT pid, coalesce(state, ''), coalesce(extract(epoch FROM now() - xact_start), 0),"
             " coalesce(extract(epoch FROM now() - query_start), 0), coalesce(wait_event_type, ''),"
             " array_to_string(pg_blocking_pids(pid), ','), left(query, 200), application_name FROM pg_stat_activity"
             " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND"
             " state IS DISTINCT FROM 'idle' ORDER BY xact_start NULLS LAST LIMIT 50")) {
        seen::DifySession session{row.at(0).toInt(), row.at(1), row.at(2).toDouble(), row.at(3).toDouble(), row.at(4)};
        for (const QString &pid : row.at(5).split(u',', Qt::SkipEmptyParts))
            session.blockers << pid.toInt();
        session.query = withoutLiterals(row.at(6));
        session.application = row.at(7);
        m_seen.sessions << session;
    }
}

void DatabaseQuestions::tables()
{
    for (const QStringList &row :
         ask(u"statistics"_s,
             "SELECT relname, n_live_tup, n_dead_tup, pg_total_relation_size(relid), to_char(greatest(last_vacuum,"
             " last_autovacuum) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), to_char(greatest(last_analyze,"
             " last_autoanalyze) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM pg_stat_user_tables ORDER"
             " BY n_dead_tup DESC, 4 DESC LIMIT 10"))
        m_seen.tables << seen::DifyTable{
            row.at(0), row.at(1).toLongLong(), row.at(2).toLongLong(), row.at(3).toLongLong(), row.at(4), row.at(5)};
}

void DatabaseQuestions::statements()
{
    if (ask(u"extension"_s, "SELECT 1 FROM pg_extension WHERE extname = 'pg_stat_statements'").isEmpty())
        return;
    for (const QStringList &row :
         ask(u"statements"_s, "SELECT left(query, 200), calls, round(mean_exec_time::numeric, 1) FROM"
                              " pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname ="
                              " current_database() ORDER BY total_exec_time DESC LIMIT 10"))
        m_seen.statements << seen::DifyStatement{withoutLiterals(row.at(0)), row.at(1).toLongLong(),
                                                 row.at(2).toDouble()};
}

void DatabaseQuestions::askAll()
{
    server();
    migration();
    schema();
    sessions();
    tables();
    statements();
}

void examineDatabase(DifyDatabase &known, const QString &sslMode, const SharedSecret &password, const Wait &wait)
{
    if (known.door.host.isEmpty()) {
        known.end = DifyEnd::NoWay;
        return;
    }
    Wait brief = wait.within(std::chrono::seconds(40));
    const seen::DnsSeen name = probeSystemDns({known.door.host, known.door.port}, brief);
    if (name.addresses.isEmpty()) {
        known.end = DifyEnd::Nowhere;
        known.detail = name.detail;
        return;
    }
    PostgresSession session;
    known.end = session.open(
        {known.door.host, name.addresses.first().address, known.door.port, known.user, known.name, sslMode, password},
        brief);
    known.detail = session.detail();
    known.encrypted = session.encrypted();
    if (known.end == DifyEnd::Answered)
        DatabaseQuestions(session, known, brief).askAll();
}

}
