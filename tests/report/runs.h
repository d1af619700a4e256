// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/RunJson.h"
#include "support/DeskSystem.h"

#include <QJsonDocument>

//! Runs of a made-up product for tests of documents.
namespace lentera {

inline Observation refused()
{
    seen::TcpSeen tcp;
    tcp.host = u"desk.example"_s;
    tcp.address = u"192.0.2.7"_s;
    tcp.port = 443;
    tcp.end = seen::TcpEnd::Refused;
    return {Phase::Tcp, 1.5, 2.25, tcp};
}

inline Observation answered(int status, const QByteArray &body)
{
    seen::HttpSeen answer = answerOfDesk(status, body);
    answer.headers = {{u"Content-Type"_s, u"application/json"_s}};
    answer.receivedAt = QDateTime(QDate(2026, 11, 22), QTime(5, 0, 1, 250), Qt::UTC);
    return {Phase::Auth, 10, 20, answer};
}

// A run of \a observations, judged now: what a live run would have kept.
inline RunRecord recordOf(const QList<Observation> &observations)
{
    RunRecord record;
    record.connector = deskConnector();
    record.tenantName = u"PT Acme"_s;
    record.connection = connectionToDesk();
    record.connection.tenant = TenantId(u"acme"_s);
    record.connection.id = ConnectionId(u"servicedesk"_s);
    record.connection.name = u"Service desk"_s;
    record.result.id = u"0f8fad5b-d9cb-469f-a165-70867728950e"_s;
    record.result.evidence = {QDateTime(QDate(2026, 11, 22), QTime(5, 0), Qt::UTC), observations};
    record.result.proxy = {QString(), u"environment:https_proxy"_s};
    record.result.durationMs = 412;
    record.result.steps = {{Phase::Config, StepStatus::Ok, {}, 0, 0.5, false},
                           {Phase::Tcp, StepStatus::Ok, {}, 1.5, 2.25, false},
                           {Phase::Http, StepStatus::Ok, {}, 3, 20, false},
                           {Phase::Content, StepStatus::Ok, {}, 0, 0, true}};
    record.result.findings = judgeAll({record.result.evidence, record.connection, record.connector});
    record.result.steps = judgedSteps(record.result.steps, record.result.findings, record.result.evidence);
    return record;
}

inline Explanations explanations()
{
    return Explanations::read(u":/lentera/explanations"_s).value_or(Explanations());
}

inline QByteArray textOf(const QJsonObject &document)
{
    return QJsonDocument(document).toJson();
}

}
