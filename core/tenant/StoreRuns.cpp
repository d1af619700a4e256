// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenant/StoreDatabase.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

struct FindingRow {
    QString id;
    QString severity;
    bool rootCause = false;
};

//! The root causes in their order, then what else the document found; a case document holds facts only, so the severity
//! of its root causes follows from the verdict: they are of the worst severity there is.
static QList<FindingRow> findingsOf(const RunSummary &summary, const QJsonObject &document)
{
    QList<FindingRow> rows;
    const QString worst = summary.verdict == "warn"_L1 ? u"warning"_s : u"failure"_s;
    for (const QString &id : summary.rootCauses)
        rows << FindingRow{id, worst, true};
    const QJsonArray findings = document.value("findings"_L1).toArray();
    for (const QJsonValue &finding : findings) {
        const QString id = finding["id"_L1].toString();
        if (!id.isEmpty() && !summary.rootCauses.contains(id))
            rows << FindingRow{id, finding["severity"_L1].toString(), false};
    }
    return rows;
}

static Result<void> saveFindings(Sql &sql, const RunSummary &summary, const QList<FindingRow> &findings)
{
    const auto cleared = sql.change(u"DELETE FROM findings WHERE tenant_id = ? AND run_id = ?"_s,
                                    {summary.tenant.text(), sqlText(summary.id)});
    if (!cleared)
        return failureOf(cleared);
    int ordinal = 0;
    for (const FindingRow &finding : findings) {
        const auto saved =
            sql.change(uR"(INSERT INTO findings (tenant_id, run_id, ordinal, finding, severity, root_cause)
                VALUES (?, ?, ?, ?, ?, ?))"_s,
                       {summary.tenant.text(), sqlText(summary.id), ordinal++, sqlText(finding.id),
                        sqlText(finding.severity), int(finding.rootCause)});
        if (!saved)
            return failureOf(saved);
    }
    return {};
}

static Result<int> saveRunRow(Sql &sql, const RunSummary &summary, const QJsonObject &document)
{
    return sql.change(uR"(INSERT INTO runs (tenant_id, id, connection_id, started_at, duration_ms, verdict, document)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant_id, id) DO UPDATE SET
                connection_id = excluded.connection_id, started_at = excluded.started_at,
                duration_ms = excluded.duration_ms, verdict = excluded.verdict, document = excluded.document)"_s,
                      {summary.tenant.text(), sqlText(summary.id), summary.connection.text(),
                       isoTime(summary.startedAt), summary.durationMs, sqlText(summary.verdict),
                       QString::fromUtf8(QJsonDocument(document).toJson(QJsonDocument::Compact))});
}

Result<void> Store::saveRun(const RunSummary &summary, const QJsonObject &document)
{
    return m_database->transaction([&]() -> Result<void> {
        // A run may end after its connection was removed; undoing the removal brings it back too.
        const auto found = m_database->needConnection(summary.tenant, summary.connection, Include::All);
        if (!found)
            return found;
        if (const auto saved = saveRunRow(*m_database, summary, document); !saved)
            return failureOf(saved);
        return saveFindings(*m_database, summary, findingsOf(summary, document));
    });
}

Result<QList<RunSummary>> Store::runs(const TenantId &tenant, const ConnectionId &connection, int limit) const
{
    if (const auto found = m_database->needConnection(tenant, connection, Include::Live); !found)
        return failureOf(found);
    // One row for each root cause, at least one for each run.
    QList<RunSummary> runs;
    const auto read = [&](const QSqlQuery &row) {
        if (const QString id = row.value(0).toString(); runs.isEmpty() || runs.last().id != id)
            runs << RunSummary{
                id, tenant, connection, timeFromSql(row.value(1)), row.value(2).toDouble(), row.value(3).toString(),
                {}};
        if (!row.isNull(4))
            runs.last().rootCauses << row.value(4).toString();
        return true;
    };
    const auto done =
        m_database->rows(uR"(SELECT newest.id, newest.started_at, newest.duration_ms, newest.verdict, findings.finding
            FROM (SELECT tenant_id, id, started_at, duration_ms, verdict FROM runs
                  WHERE tenant_id = ? AND connection_id = ? ORDER BY started_at DESC, id DESC LIMIT ?) AS newest
            LEFT JOIN findings ON findings.tenant_id = newest.tenant_id AND findings.run_id = newest.id
                              AND findings.root_cause = 1
            ORDER BY newest.started_at DESC, newest.id DESC, findings.ordinal)"_s,
                         {tenant.text(), connection.text(), std::max(limit, 0)}, read);
    if (!done)
        return failureOf(done);
    return runs;
}

Result<QJsonObject> Store::runDocument(const TenantId &tenant, const QString &runId) const
{
    if (const auto found = m_database->needTenant(tenant, Include::Live); !found)
        return failureOf(found);
    const auto documents = m_database->rows(
        u"SELECT document FROM runs WHERE tenant_id = ? AND id = ?"_s, {tenant.text(), sqlText(runId)},
        [](const QSqlQuery &row) { return QJsonDocument::fromJson(row.value(0).toString().toUtf8()).object(); });
    if (!documents)
        return failureOf(documents);
    if (documents->isEmpty())
        return failure("run.unknown"_L1, {{u"tenant"_s, tenant.text()}, {u"run"_s, runId}});
    return documents->first();
}

}
