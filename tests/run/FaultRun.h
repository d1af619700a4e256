// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/ConnectorFile.h"
#include "explain/Explanation.h"
#include "explain/Placeholders.h"
#include "run/DiagnosticRun.h"
#include "support/LabRecord.h"
#include "support/Symptoms.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTest>

namespace lentera {

//! The credential's fields with their values.
using Secrets = QMap<QString, QByteArray>;

//! A connector as it is shipped.
inline const Connector &shipped(const QString &id)
{
    static const ConnectorCatalogue catalogue({QStringLiteral(SOURCE_DIR "/resources/connectors")});
    const Connector *found = catalogue.find(id);
    Q_ASSERT_X(found, "shipped", qPrintable(id));
    return *found;
}

//! A connection to \a url without a proxy, with short time-outs and a single attempt. Every name leads to 127.0.0.1.
inline Connection faultConnection(const QString &url, const QString &connector = QStringLiteral("generic-http"))
{
    Connection connection;
    connection.connector = connector;
    connection.parameters.insert(QStringLiteral("baseUrl"), url);
    connection.proxy.source = ProxySource::None;
    connection.timeouts = {.connect = 700, .idle = 700, .total = 10'000};
    connection.retry.attempts = 1;
    connection.connectTo << QStringLiteral("::127.0.0.1:");
    return connection;
}

//! The plan that a workspace would make.
inline Plan faultPlan(const Connection &connection, const Secrets &secrets = {})
{
    Plan plan = planFor(connection, shipped(connection.connector), {});
    // An experiment would look up a name that no rule leads to this machine.
    plan.experiments = !connection.connectTo.isEmpty() || !connection.resolvers.isEmpty() ||
                       QHostAddress(connection.host()).isLoopback();
    plan.nameFiles = {QString(), QString()}; // this machine's resolvers are no part of the lab
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it)
        plan.credential.insert(it.key(), std::make_shared<const Secret>(QByteArray(it->constData(), it->size())));
    return plan;
}

//! What came of a plan.
struct FaultRun : RunResult {
    Plan plan;
};

inline FaultRun faultRun(const Plan &plan, std::stop_token stop = {}, const RunWatcher &watcher = {})
{
    return {run(plan, "fingerprint key", SystemClock(), std::move(stop), watcher), plan};
}

inline FaultRun faultRun(const Connection &connection, const Secrets &secrets = {})
{
    return faultRun(faultPlan(connection, secrets));
}

//! The facts that a finding's explanation quotes and the finding does not have, as ` {id: fact}`.
inline QString gapsOf(const Finding &finding)
{
    static const auto explanations = Explanations::read(QStringLiteral(SOURCE_DIR "/resources/explanations"));
    const ExplanationFile *file = explanations ? explanations->find(finding.id) : nullptr;
    if (!file)
        return QStringLiteral(" {%1: explanation}").arg(finding.id);
    const auto missing = [&finding](const QString &text) {
        QStringList names;
        for (const QString &name : placeholdersOf(text))
            if (finding.facts.value(name).isEmpty())
                names << name;
        return names;
    };
    const ExplanationFile::Text text = file->texts[QStringLiteral("en")];
    QStringList gaps = missing(text.title + text.cause + text.fix + text.prevention);
    for (const EvidenceRow &row : text.evidence) {
        const QString whole = row.name + row.expected + row.found;
        if (const QStringList names = missing(whole); names.size() < placeholdersOf(whole).size())
            gaps << names;
    }
    return gaps.isEmpty() ? QString() : QStringLiteral(" {%1: %2}").arg(finding.id, gaps.join(u' '));
}

//! The ids of the root causes, behind a bar those of all other findings, and what their explanations miss; empty for a
//! healthy system.
inline QString causesOf(const RunResult &result)
{
    QStringList roots;
    QStringList others;
    QString gaps;
    for (const Finding &finding : result.findings) {
        (finding.rootCause ? roots : others) << finding.id;
        gaps += gapsOf(finding);
    }
    const QString rest = others.isEmpty() ? QString() : QStringLiteral(" | ") + others.join(u' ');
    return roots.join(u' ') + rest + gaps;
}

//! The same, and where the command of a root cause (of all that is told, where nothing is wrong), pasted into
//! a shell, does not show what the run saw.
inline QString told(const FaultRun &result)
{
    QString text = causesOf(result);
    for (const Finding &finding : result.findings)
        text += showsNothingSecret(finding, result, result.plan);
    const QList<Finding> roots = result.rootCauses();
    for (const Finding &finding : roots.isEmpty() ? result.findings : roots) {
        LabRecord::cause(finding.id);
        text += showsTheSame(finding, result, result.plan);
    }
    if (text.isEmpty())
        LabRecord::healthy();
    return text;
}

//! A fact of the only root cause.
inline QString rootFact(const RunResult &result, const QString &name)
{
    const QList<Finding> roots = result.rootCauses();
    return roots.size() == 1 ? roots.first().facts.value(name) : QStringLiteral("%1 root causes").arg(roots.size());
}

//! The ladder as `phase:status`, with what skipped a step.
inline QString drawn(const QList<Step> &steps)
{
    QStringList text;
    for (const Step &step : steps)
        text << phaseText(step.phase) + u':' + statusText(step.status) +
                    (step.because.isEmpty() ? QString() : u'<' + step.because);
    return text.join(u' ');
}

}
