// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/Migrations.h"

using namespace Qt::StringLiterals;

namespace lentera {

// Types and clauses that SQLite and PostgreSQL share: TEXT for ids and ISO times, SMALLINT for yes and no.
static MigrationStep firstVersion()
{
    return {
        uR"(CREATE TABLE profile (
            slot INTEGER PRIMARY KEY, id TEXT NOT NULL, fingerprint_key TEXT NOT NULL, created_at TEXT NOT NULL))"_s,
        uR"(CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL))"_s,
        uR"(CREATE TABLE tenants (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, environment TEXT NOT NULL, colour TEXT NOT NULL,
            notes TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL, removed_at TEXT))"_s,
        uR"(CREATE TABLE connections (
            tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE, id TEXT NOT NULL,
            name TEXT NOT NULL, connector TEXT NOT NULL, document TEXT NOT NULL,
            created_at TEXT NOT NULL, updated_at TEXT NOT NULL, removed_at TEXT,
            PRIMARY KEY (tenant_id, id)))"_s,
        uR"(CREATE TABLE credentials (
            tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE, connection_id TEXT NOT NULL,
            field TEXT NOT NULL, version INTEGER NOT NULL, secret SMALLINT NOT NULL, value TEXT NOT NULL,
            length INTEGER NOT NULL, fingerprint TEXT NOT NULL, created_at TEXT, verified_at TEXT, expires_at TEXT,
            PRIMARY KEY (tenant_id, connection_id, field),
            FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE))"_s,
        uR"(CREATE TABLE runs (
            tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE, id TEXT NOT NULL,
            connection_id TEXT NOT NULL, started_at TEXT NOT NULL, duration_ms DOUBLE PRECISION NOT NULL,
            verdict TEXT NOT NULL, document TEXT NOT NULL,
            PRIMARY KEY (tenant_id, id),
            FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE))"_s,
        u"CREATE INDEX runs_by_time ON runs (tenant_id, connection_id, started_at)"_s,
        uR"(CREATE TABLE findings (
            tenant_id TEXT NOT NULL REFERENCES tenants (id) ON DELETE CASCADE, run_id TEXT NOT NULL,
            ordinal INTEGER NOT NULL, finding TEXT NOT NULL, severity TEXT NOT NULL, root_cause SMALLINT NOT NULL,
            PRIMARY KEY (tenant_id, run_id, ordinal),
            FOREIGN KEY (tenant_id, run_id) REFERENCES runs (tenant_id, id) ON DELETE CASCADE))"_s,
        u"CREATE INDEX findings_by_id ON findings (tenant_id, finding)"_s,
    };
}

// Names of keys only. Not bound to tenants: a secret outlives its tenant where the keychain was locked at the wrong
// time.
static MigrationStep leftoverSecrets()
{
    return {uR"(CREATE TABLE leftover_secrets (
        tenant_id TEXT NOT NULL, connection_id TEXT NOT NULL, field TEXT NOT NULL, version INTEGER NOT NULL,
        claimed_until TEXT NOT NULL, PRIMARY KEY (tenant_id, connection_id, field, version)))"_s};
}

// How connections sign in with OAuth, and which version of a refresh token is being exchanged; 0 for none.
static MigrationStep signIns()
{
    return {uR"(CREATE TABLE sign_ins (
        tenant_id TEXT NOT NULL, connection_id TEXT NOT NULL, details TEXT NOT NULL, spending_field TEXT NOT NULL,
        spending_version INTEGER NOT NULL, spending_since TEXT, PRIMARY KEY (tenant_id, connection_id),
        FOREIGN KEY (tenant_id, connection_id) REFERENCES connections (tenant_id, id) ON DELETE CASCADE))"_s};
}

const QList<MigrationStep> &migrationSteps()
{
    static const QList<MigrationStep> steps{firstVersion(), leftoverSecrets(), signIns()};
    return steps;
}

static Result<qsizetype> versionOf(Sql &sql)
{
    const auto versions =
        sql.rows(u"PRAGMA user_version"_s, {}, [](const QSqlQuery &row) { return row.value(0).toInt(); });
    if (!versions)
        return failureOf(versions);
    return versions->value(0);
}

static Result<void> climb(Sql &sql, const QList<MigrationStep> &steps)
{
    // Asked again under the write lock: another program may have migrated the file meanwhile.
    const auto version = versionOf(sql);
    if (!version)
        return failureOf(version);
    for (qsizetype reached = *version; reached < steps.size(); ++reached)
        for (const QString &statement : steps.at(reached))
            if (const auto done = sql.run(statement); !done)
                return failureOf(done);
    const auto noted = sql.run(u"PRAGMA user_version = %1"_s.arg(std::max(*version, steps.size())));
    if (!noted)
        return failureOf(noted);
    return {};
}

Result<void> migrate(Sql &sql, const QList<MigrationStep> &steps)
{
    const auto version = versionOf(sql);
    if (!version)
        return failureOf(version);
    if (*version < 0 || *version > steps.size())
        return failure("store.newer"_L1, {{u"path"_s, sql.path()}, {u"version"_s, QString::number(*version)}});
    if (*version == steps.size())
        return {};
    return sql.transaction([&] { return climb(sql, steps); });
}

}
