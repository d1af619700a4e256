// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

//! A made-up product for tests of judgement: one signed call `me`, one call `reach`, and answers to them.
namespace lentera {

using namespace Qt::StringLiterals;

inline seen::HttpSeen answered(int status, const QByteArray &body, const QMap<QString, QString> &headers = {})
{
    seen::HttpSeen answer;
    answer.call = u"me"_s;
    answer.method = u"GET"_s;
    answer.url = u"https://desk.example/api/me"_s;
    answer.signedIn = true;
    answer.end = seen::HttpEnd::Answered;
    answer.status = status;
    answer.body = body;
    answer.bodyBytes = body.size();
    for (auto it = headers.cbegin(); it != headers.cend(); ++it)
        answer.headers << seen::HttpHeader{it.key(), it.value()};
    return answer;
}

inline ValueRule at(const QString &pointer)
{
    ValueRule rule;
    rule.pointer = pointer;
    return rule;
}

inline ValueRule inHeader(const QString &name, const QString &matches = {})
{
    ValueRule rule;
    rule.header = name;
    rule.matches = matches;
    return rule;
}

inline Connector connectorWith(const QList<AnswerRule> &rules)
{
    Connector connector;
    connector.id = u"desk"_s;
    Call me;
    me.id = u"me"_s;
    me.good.contentType = u"application/json"_s;
    me.good.fields = {at(u"/id"_s)};
    Call reach;
    reach.id = u"reach"_s;
    connector.calls = {{u"me"_s, me}, {u"reach"_s, reach}};
    connector.rules = rules;
    ParameterField baseUrl;
    baseUrl.id = u"baseUrl"_s;
    baseUrl.kind = ParameterKind::Url;
    connector.parameters = {baseUrl};
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

inline Connection connectionTo(const QString &url)
{
    Connection connection;
    connection.connector = u"desk"_s;
    connection.parameters.insert(u"baseUrl"_s, url);
    return connection;
}

}
