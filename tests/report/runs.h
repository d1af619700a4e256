// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/RunJson.h"

#include <QJsonDocument>

//! Runs of a made-up product for tests of documents.
namespace lentera {

using namespace Qt::StringLiterals;

inline Connector desk()
{
    Connector connector;
    connector.id = u"desk"_s;
    ParameterField baseUrl;
    baseUrl.id = u"baseUrl"_s;
    baseUrl.kind = ParameterKind::Url;
    connector.parameters = {baseUrl};
    Call me;
    me.id = u"me"_s;
    me.path = u"/api/me"_s;
    connector.calls.insert(u"me"_s, me);
    CredentialField token;
    token.id = u"token"_s;
    SignIn byToken;
    byToken.id = u"token"_s;
    byToken.call = u"me"_s;
    byToken.fields = {token};
    byToken.headers = {{u"Authorization"_s, u"Bearer {token}"_s}};
    connector.signIns = {byToken};
    return connector;
}

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
    seen::HttpSeen answer;
    answer.call = u"me"_s;
    answer.method = u"GET"_s;
    answer.url = u"https://desk.example/api/me"_s;
    answer.signedIn = true;
    answer.end = seen::HttpEnd::Answered;
    answer.status = status;
    answer.headers = {{u"Content-Type"_s, u"application/json"_s}};
    answer.body = body;
    answer.receivedAt = QDateTime(QDate(2026, 11, 22), QTime(5, 0, 1, 250), Qt::UTC);
    return {Phase::Auth, 10, 20, answer};
}

// A run of \a observations, judged now: what a live run would have kept.
inline RunRecord recordOf(const QList<Observation> &observations)
{
    RunRecord record;
    record.connector = desk();
    record.tenantName = u"PT Acme"_s;
    record.connection.tenant = TenantId(u"acme"_s);
    record.connection.id = ConnectionId(u"servicedesk"_s);
    record.connection.name = u"Service desk"_s;
    record.connection.connector = u"desk"_s;
    record.connection.parameters = {{u"baseUrl"_s, u"https://desk.example/"_s}};
    record.result.id = u"0f8fad5b-d9cb-469f-a165-70867728950e"_s;
    record.result.evidence = {QDateTime(QDate(2026, 11, 22), QTime(5, 0), Qt::UTC), observations};
    record.result.proxy = {QString(), u"environment:https_proxy"_s};
    record.result.durationMs = 412;
    record.result.steps = {{Phase::Config, StepStatus::Ok, {}, 0, 0.5, false},
                           {Phase::Tcp, StepStatus::Ok, {}, 1.5, 2.25, false},
                           {Phase::Http, StepStatus::Ok, {}, 3, 20, false},
                           {Phase::Content, StepStatus::Ok, {}, 0, 0, true}};
    record.result.findings = judgeAll({record.result.evidence, record.connection, record.connector});
    record.result.steps = judgedSteps(record.result.steps, record.result.findings);
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
