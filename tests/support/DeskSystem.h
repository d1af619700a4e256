// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"
#include "definition/Connector.h"
#include "probe/Observation.h"

//! A made-up product at desk.example: one signed call `me`, a token to sign in with.
namespace lentera {

using namespace Qt::StringLiterals;

inline Connector deskConnector()
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

inline Connection connectionToDesk(const QString &url = u"https://desk.example/"_s)
{
    Connection connection;
    connection.connector = u"desk"_s;
    connection.parameters.insert(u"baseUrl"_s, url);
    return connection;
}

//! What the signed call was answered.
inline seen::HttpSeen answerOfDesk(int status, const QByteArray &body)
{
    seen::HttpSeen answer;
    answer.call = u"me"_s;
    answer.method = u"GET"_s;
    answer.url = u"https://desk.example/api/me"_s;
    answer.signedIn = true;
    answer.end = seen::HttpEnd::Answered;
    answer.status = status;
    answer.body = body;
    return answer;
}

}
