// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/ConnectorFile.h"
#include "explain/Explanation.h"
#include "run/DiagnosticRun.h"

#include <QJsonObject>

namespace lentera {

//! A run and what it was of: all that judging it again needs, without network.
struct RunRecord {
    Connection connection;
    Connector connector; //!< as loaded today, not stored
    QString tenantName;
    RunResult result;
};

//! The `lentera.run/1` document of `check --json`: findings worded in \a language, steps, observations as stored.
QJsonObject runJson(const RunRecord &record, const Explanations &explanations, const QString &language);

//! The `lentera.case/1` document: facts only (connection without secrets, connector id, evidence, steps); worded on
//! reading.
QJsonObject caseJson(const RunRecord &record);

//! Reads a case document (`lentera.case/1`, or `lentera.run/1`, which holds the same facts) and judges it again with
//! today's checks. Errors: case.syntax {path, line}, case.schema {path, found}, case.connector {path, connector},
//! case.observation {path, index}, case.field {path, field}, file.too-large {path, limit} above 64 MiB.
Result<RunRecord> recordFromCase(const QByteArray &json, const QString &path, const ConnectorCatalogue &connectors);

//! The report as a person reads it: verdict, root causes with cause, fix, prevention, evidence and reproduce command,
//! what was skipped, the ladder. Plain text or Markdown.
enum class ReportForm { Text, Markdown };
//! Words that the report needs beside the explanations, in the reader's language; app hands them in (core has no tr()).
struct ReportWords {
    QString verdictOk, verdictWarn, verdictFail, cause, fix, prevention, owner, evidence, expected, found, reproduce,
        explains, steps, asSet;
    QString redirects, attempts, latency, status, target, notSent, notFollowed, start, duration, pause, succeeded,
        jitter, shares, tooFewSamples;
    QMap<QString, QString> withheld;     //!< by what a redirect did not get: `credential`, `cookie`, `body`
    QMap<QString, QString> pauseReasons; //!< by reason of a pause: `backoff`, `retry-after`
    QMap<QString, QString> owners;       //!< by owner id
    QMap<QString, QString> phases;       //!< by phase text
    QMap<QString, QString> statuses;     //!< by status text
    //! What an experiment changed, by its name in JSON; `%1` stands for its value.
    QMap<QString, QString> variations;
    std::function<QString(int)> requests;                 //!< how many requests the target got, in one sentence
    std::function<QString(const EffectiveProxy &)> proxy; //!< the proxy and where it comes from, in one sentence
};
QString runReport(const RunRecord &record, const Explanations &explanations, const QString &language,
                  const ReportWords &words, ReportForm form);

}
