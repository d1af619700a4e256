// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"
#include "support/DeskSystem.h"

//! The made-up product for tests of judgement: it also has a call `reach`, and rules.
namespace lentera {

inline seen::HttpSeen answered(int status, const QByteArray &body, const QMap<QString, QString> &headers = {})
{
    seen::HttpSeen answer = answerOfDesk(status, body);
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
    Connector connector = deskConnector();
    Call &me = connector.calls[u"me"_s];
    me.good.contentType = u"application/json"_s;
    me.good.fields = {at(u"/id"_s)};
    Call reach;
    reach.id = u"reach"_s;
    connector.calls.insert(u"reach"_s, reach);
    connector.rules = rules;
    return connector;
}

}
