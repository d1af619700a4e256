// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/Sql.h"

#include "base/Clock.h"

#include <atomic>

using namespace Qt::StringLiterals;

namespace lentera {

// Primary result codes of SQLite (sqlite3.h); Qt hands on the extended ones, whose low byte they are.
static constexpr int sqliteBusy = 5;
static constexpr int sqliteLocked = 6;

static QString nextConnectionName()
{
    static std::atomic<quint64> opened = 0;
    return u"lentera-store-%1"_s.arg(++opened);
}

Sql::Sql() : m_name(nextConnectionName()) {}

Sql::~Sql()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {}; // removeDatabase() warns while anybody holds the connection
    QSqlDatabase::removeDatabase(m_name);
}

tl::unexpected<Error> Sql::failed(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    if (code == sqliteBusy || code == sqliteLocked)
        return failure("store.busy"_L1, {{u"path"_s, m_path}});
    return failure("store.failed"_L1, {{u"reason"_s, error.databaseText()}});
}

Result<void> Sql::open(const QString &path, std::chrono::milliseconds patience)
{
    m_path = path;
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(patience.count()));
    if (!m_database.open())
        return failure("store.open"_L1, {{u"path"_s, path}, {u"reason"_s, m_database.lastError().text().trimmed()}});
    const Result<void> prepared = prepare();
    if (!prepared && prepared.error().id == "store.failed"_L1)
        return failure("store.open"_L1, {{u"path"_s, path}, {u"reason"_s, prepared.error().facts.value(u"reason"_s)}});
    return prepared;
}

Result<void> Sql::prepare()
{
    // FULL: an answered commit survives a power cut also in WAL mode, where NORMAL would lose it.
    for (const QString &pragma : {u"PRAGMA foreign_keys = ON"_s, u"PRAGMA synchronous = FULL"_s})
        if (const Result<void> done = command(pragma); !done)
            return done;
    // The first look into the file: here it shows whether it is a database at all.
    return command(u"SELECT COUNT(*) FROM sqlite_master"_s);
}

Result<void> Sql::command(const QString &statement)
{
    const auto done = run(statement);
    if (!done)
        return failureOf(done);
    return {};
}

Result<QSqlQuery> Sql::run(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return failed(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failed(query.lastError());
    return query;
}

Result<int> Sql::change(const QString &statement, const QVariantList &values)
{
    const auto query = run(statement, values);
    if (!query)
        return failureOf(query);
    return query->numRowsAffected();
}

Result<void> Sql::transaction(const std::function<Result<void>()> &job)
{
    if (m_inTransaction)
        return job();
    // IMMEDIATE takes the write lock here, where waiting for it is possible; a reader that turns writer is refused.
    if (const Result<void> begun = command(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    m_inTransaction = true;
    Result<void> done = job();
    if (done)
        done = command(u"COMMIT"_s);
    if (!done)
        (void)command(u"ROLLBACK"_s); // refused when SQLite has already rolled back by itself, which is as good
    m_inTransaction = false;
    return done;
}

QVariant sqlTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(isoTime(time)) : QVariant();
}

QDateTime timeFromSql(const QVariant &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

}
