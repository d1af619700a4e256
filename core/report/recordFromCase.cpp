// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/RunJson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype longestCase = 64 * 1024 * 1024;
static constexpr qsizetype mostObservations = 10'000;
static constexpr qsizetype mostSteps = 100;

namespace {

//! Reads one document; every answer that is not what it should be names the place.
struct CaseReader {
    const QString &path;
    QJsonObject document;

    tl::unexpected<Error> wrong(const QString &field) const
    {
        return failure("case.field"_L1, {{u"path"_s, path}, {u"field"_s, field}});
    }
    Result<Connection> connection() const;
    Result<Connector> connector(const ConnectorCatalogue &connectors, const QString &id) const;
    Result<Evidence> evidence() const;
    Result<QList<Step>> steps() const;
};

}

static bool isTextOrMissing(const QJsonValue &value)
{
    return value.isString() || value.isUndefined() || value.isNull();
}

Result<Connection> CaseReader::connection() const
{
    const QJsonValue settings = document.value("connectionSettings"_L1);
    if (!settings.isObject())
        return wrong(u"connectionSettings"_s);
    for (const QString &member : {u"tenant"_s, u"connection"_s}) {
        const QString id = document.value(member).toString();
        // The address of a run without a stored connection has no ids; anything else must be one.
        if (!isTextOrMissing(document.value(member)) || (!id.isEmpty() && !isIdText(id)))
            return wrong(member);
    }
    Connection connection;
    fromJson(settings, connection);
    connection.tenant = TenantId(document.value("tenant"_L1).toString());
    connection.id = ConnectionId(document.value("connection"_L1).toString());
    return connection;
}

Result<Connector> CaseReader::connector(const ConnectorCatalogue &connectors, const QString &id) const
{
    const Connector *found = connectors.find(id);
    if (!found)
        return failure("case.connector"_L1, {{u"path"_s, path}, {u"connector"_s, id}});
    return *found;
}

Result<Evidence> CaseReader::evidence() const
{
    Evidence evidence;
    fromJson(document.value("startedAt"_L1), evidence.startedAt);
    if (!evidence.startedAt.isValid())
        return wrong(u"startedAt"_s);
    const QJsonValue observations = document.value("observations"_L1);
    if (!observations.isArray() || observations.toArray().size() > mostObservations)
        return wrong(u"observations"_s);
    const QJsonArray array = observations.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject json = array.at(i).toObject();
        std::optional<Observation> observation;
        if (json.value("seen"_L1).isObject())
            observation = observationFromJson(json);
        if (!observation)
            return failure("case.observation"_L1, {{u"path"_s, path}, {u"index"_s, QString::number(i)}});
        evidence.observations << *std::move(observation);
    }
    return evidence;
}

Result<QList<Step>> CaseReader::steps() const
{
    const QJsonValue value = document.value("steps"_L1);
    if (!value.isArray() || value.toArray().size() > mostSteps)
        return wrong(u"steps"_s);
    QList<Step> steps;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonObject json = item.toObject();
        const QString id = json.value("id"_L1).toString();
        const QString status = json.value("status"_L1).toString();
        if (phaseText(phaseFrom(id)) != id || statusText(statusFrom(status)) != status)
            return wrong(u"steps/%1"_s.arg(steps.size()));
        steps << Step{phaseFrom(id),
                      statusFrom(status),
                      json.value("because"_L1).toString(),
                      json.value("startedMs"_L1).toDouble(),
                      json.value("durationMs"_L1).toDouble(),
                      json.value("judgedOnly"_L1).toBool()};
    }
    return steps;
}

static Result<QJsonObject> documentFrom(const QByteArray &json, const QString &path)
{
    if (json.size() > longestCase)
        return failure("file.too-large"_L1, {{u"path"_s, path}, {u"limit"_s, QString::number(longestCase)}});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype line = json.left(error.offset).count('\n') + 1;
        return failure("case.syntax"_L1, {{u"path"_s, path}, {u"line"_s, QString::number(line)}});
    }
    const QString schema = document.object().value("schema"_L1).toString();
    if (schema != "lentera.case/1"_L1 && schema != "lentera.run/1"_L1)
        return failure("case.schema"_L1, {{u"path"_s, path}, {u"found"_s, schema.left(100)}});
    return document.object();
}

static RunResult resultFrom(const QJsonObject &document, Evidence evidence)
{
    const QJsonObject proxy = document.value("proxy"_L1).toObject();
    RunResult result;
    result.id = document.value("id"_L1).toString();
    result.evidence = std::move(evidence);
    result.proxy = {proxy.value("url"_L1).toString(), proxy.value("origin"_L1).toString()};
    fromJson(proxy.value("exceptions"_L1), result.proxy.exceptions);
    result.durationMs = document.value("durationMs"_L1).toDouble();
    result.stopped = document.value("stopped"_L1).toBool();
    return result;
}

Result<RunRecord> recordFromCase(const QByteArray &json, const QString &path, const ConnectorCatalogue &connectors)
{
    const Result<QJsonObject> document = documentFrom(json, path);
    if (!document)
        return failureOf(document);
    const CaseReader reader{path, *document};
    Result<Connection> connection = reader.connection();
    if (!connection)
        return failureOf(connection);
    Result<Connector> connector = reader.connector(connectors, connection->connector);
    if (!connector)
        return failureOf(connector);
    Result<Evidence> evidence = reader.evidence();
    if (!evidence)
        return failureOf(evidence);
    const Result<QList<Step>> steps = reader.steps();
    if (!steps)
        return failureOf(steps);
    RunRecord record{*std::move(connection), *std::move(connector), document->value("tenantName"_L1).toString(),
                     resultFrom(*document, *std::move(evidence))};
    record.result.findings = judgeAll({record.result.evidence, record.connection, record.connector});
    record.result.steps = judgedSteps(*steps, record.result.findings, record.result.evidence);
    return record;
}

}
