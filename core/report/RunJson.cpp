// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/RunJson.h"

#include "definition/ConnectionProblems.h"
#include "explain/explainedJson.h"
#include "explain/Placeholders.h"
#include "explain/Reproduce.h"
#include "explain/reproduceMcp.h"
#include "report/ExchangeTables.h"
#include "report/Wording.h"
#include "run/Comparison.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

QStringList explainedIn(const Finding &finding, const QList<Step> &steps)
{
    QStringList explained;
    for (const QString &entry : finding.explained) {
        const bool isId = entry.contains(u'.');
        const bool onLadder =
            std::any_of(steps.cbegin(), steps.cend(), [&](const Step &step) { return phaseText(step.phase) == entry; });
        if (isId || onLadder)
            explained << entry;
    }
    return explained;
}

QString subjectOf(const Connection &connection)
{
    if (connection.tenant.isEmpty() && !connection.process.program.isEmpty())
        return connection.process.program;
    if (connection.tenant.isEmpty())
        return connection.host();
    return connection.tenant.text() + u'/' + connection.id.text();
}

QString maskedUrl(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!text.contains("://"_L1) || (url.isValid() && url.userInfo().isEmpty()))
        return text;
    if (url.isValid()) {
        url.setUserInfo(u"removed"_s);
        return url.toString(QUrl::FullyEncoded);
    }
    QString bare = withoutUserInfo(text);
    return bare == text ? text : bare.insert(bare.indexOf("://"_L1) + 3, "removed@"_L1);
}

QString targetOf(const Connection &connection)
{
    if (!connection.process.program.isEmpty())
        return visibleText(maskedUserInfo(commandWords(connection.process)));
    return visibleText(maskedUrl(connection.parameters.value(u"baseUrl"_s)));
}

static QJsonObject findingJson(const Finding &finding, const RunRecord &record, const Explanations &explanations,
                               const QString &language)
{
    const Explained text = explanations.of(finding, record.connector.id, language);
    QJsonObject facts;
    for (auto it = finding.facts.cbegin(); it != finding.facts.cend(); ++it)
        facts.insert(it.key(), maskedUserInfo(it.value()));
    QJsonObject object = explainedJson(text);
    object.insert(u"severity"_s, severityText(finding.severity));
    object.insert(u"phase"_s, phaseText(finding.phase));
    object.insert(u"rootCause"_s, finding.rootCause);
    object.insert(u"facts"_s, facts);
    object.insert(u"reproduce"_s, reproduceCommand(finding, record.connection, record.connector, record.result.proxy));
    object.insert(u"explains"_s, QJsonArray::fromStringList(explainedIn(finding, record.result.steps)));
    object.insert(u"affected"_s, QJsonArray{subjectOf(record.connection)});
    return object;
}

static QJsonArray findingsJson(const QList<Finding> &findings, const RunRecord &record,
                               const Explanations &explanations, const QString &language)
{
    QJsonArray array;
    for (const Finding &finding : findings)
        array << findingJson(finding, record, explanations, language);
    return array;
}

static QJsonArray stepsJson(const QList<Step> &steps)
{
    QJsonArray array;
    for (const Step &step : steps)
        array << QJsonObject{{u"id"_s, phaseText(step.phase)},
                             {u"status"_s, statusText(step.status)},
                             {u"because"_s, step.because.isEmpty() ? QJsonValue() : QJsonValue(step.because)},
                             {u"startedMs"_s, step.startedMs},
                             {u"durationMs"_s, step.durationMs},
                             {u"judgedOnly"_s, step.judgedOnly}};
    return array;
}

static QJsonArray traceJson(const QList<TraceLine> &trace)
{
    QJsonArray array;
    for (const TraceLine &line : trace)
        array << QJsonObject{{u"phase"_s, phaseText(line.phase)},
                             {u"status"_s, statusText(line.status)},
                             {u"seen"_s, visibleText(line.what)},
                             {u"durationMs"_s, line.durationMs}};
    return array;
}

static QJsonArray experimentsJson(const RunRecord &record)
{
    QJsonArray array;
    for (const Comparison &one : comparisonsOf({record.result.evidence, record.connection, record.connector}))
        array << QJsonObject{{u"variation"_s, toJson(one.variation)},
                             {u"value"_s, one.value},
                             {u"cameFurther"_s, one.flipped},
                             {u"before"_s, traceJson(one.before)},
                             {u"after"_s, traceJson(one.after)}};
    return array;
}

static QJsonObject settingsJson(Connection connection)
{
    for (QString &value : connection.parameters)
        value = maskedUrl(value);
    for (QString &argument : connection.process.arguments)
        argument = maskedUserInfo(argument);
    connection.proxy.url = maskedUrl(connection.proxy.url);
    connection.proxy.pac = maskedUrl(connection.proxy.pac);
    return toJson(connection).toObject();
}

static QJsonObject proxyJson(const EffectiveProxy &proxy)
{
    return {{u"url"_s, maskedUserInfo(proxy.url)},
            {u"origin"_s, withoutUserInfo(proxy.origin)},
            {u"exceptions"_s, toJson(proxy.exceptions)}};
}

// What both documents hold: facts alone, enough to judge the run again.
static QJsonObject factsJson(const RunRecord &record)
{
    const RunResult &result = record.result;
    QJsonArray observations;
    for (const Observation &observation : result.evidence.observations)
        observations << observationJson(observation);
    return {{u"id"_s, result.id},
            {u"lenteraVersion"_s, QStringLiteral(LENTERA_VERSION)},
            {u"tenant"_s, record.connection.tenant.text()},
            {u"tenantName"_s, record.tenantName},
            {u"connection"_s, record.connection.id.text()},
            {u"connectionSettings"_s, settingsJson(record.connection)},
            {u"connector"_s, record.connection.connector},
            {u"target"_s, targetOf(record.connection)},
            {u"proxy"_s, proxyJson(result.proxy)},
            {u"startedAt"_s, toJson(result.evidence.startedAt)},
            {u"durationMs"_s, result.durationMs},
            {u"stopped"_s, result.stopped},
            {u"steps"_s, stepsJson(result.steps)},
            {u"observations"_s, observations}};
}

QJsonObject runJson(const RunRecord &record, const Explanations &explanations, const QString &language)
{
    QJsonObject document = factsJson(record);
    document.insert(u"schema"_s, u"lentera.run/1"_s);
    document.insert(u"language"_s, language);
    document.insert(u"verdict"_s, record.result.verdict());
    document.insert(u"requestsSent"_s, record.result.evidence.requestsSent());
    document.insert(u"rootCauses"_s, findingsJson(record.result.rootCauses(), record, explanations, language));
    document.insert(u"experiments"_s, experimentsJson(record));
    document.insert(u"findings"_s, findingsJson(record.result.findings, record, explanations, language));
    document.insert(u"latency"_s, latencyJson(record.result));
    return document;
}

QJsonObject caseJson(const RunRecord &record)
{
    QJsonObject document = factsJson(record);
    document.insert(u"schema"_s, u"lentera.case/1"_s);
    return document;
}

}
