// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorLint.h"

#include "definition/HeaderText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

// The part of a connector that speaks of calls and their answers.
namespace lentera {

void ConnectorLint::calls()
{
    for (const Call &each : m_connector.calls)
        call(each, u"/calls/"_s + pointerToken(each.id));
}

void ConnectorLint::call(const Call &call, const QString &at)
{
    placeholderId(call.id, at);
    const QStringList methods{u"GET"_s, u"HEAD"_s, u"OPTIONS"_s, u"POST"_s};
    expect(methods.contains(call.method), at + "/method"_L1, "GET | HEAD | OPTIONS | POST"_L1);
    expect(call.base.isEmpty() || matchesWhole(call.base, u"https?://\\S+"_s), at + "/base"_L1,
           "http or https address"_L1);
    expect(call.path.isEmpty() || call.path.startsWith(u'/') || call.path.startsWith(u'{'), at + "/path"_L1,
           "path that starts with /"_L1);
    names(call.base, {}, at + "/base"_L1);
    names(call.path, {}, at + "/path"_L1);
    noBraceLeft(call.path, at + "/path"_L1);
    for (auto value = call.query.cbegin(); value != call.query.cend(); ++value)
        names(value.value(), {}, at + "/query/"_L1 + pointerToken(value.key()));
    headers(call.headers, {}, at + "/headers"_L1);
    expect(call.body.isEmpty() || call.method == "POST"_L1, at + "/body"_L1, "a body only with POST"_L1);
    statuses(call.good.statuses, at + "/good/statuses"_L1);
    for (qsizetype i = 0; i < call.good.fields.size(); ++i)
        value(call.good.fields.at(i), element(at + "/good/fields"_L1, i));
}

void ConnectorLint::value(const ValueRule &rule, const QString &at)
{
    expect(rule.pointer.isEmpty() != rule.header.isEmpty(), at, "either pointer or header"_L1);
    expect(rule.exists || !rule.oneOf.isEmpty() || !rule.matches.isEmpty(), at, "exists, oneOf or matches"_L1);
    if (!rule.pointer.isEmpty())
        pointer(rule.pointer, at + "/pointer"_L1);
    expect(rule.header.isEmpty() || isHeaderName(rule.header.toUtf8()), at + "/header"_L1, "header name"_L1);
    pattern(rule.matches, at + "/matches"_L1);
}

void ConnectorLint::rules()
{
    for (qsizetype i = 0; i < m_connector.rules.size(); ++i)
        rule(m_connector.rules.at(i), element(u"/rules"_s, i));
}

void ConnectorLint::rule(const AnswerRule &rule, const QString &at)
{
    finding(rule.finding, at + "/finding"_L1);
    for (qsizetype i = 0; i < rule.calls.size(); ++i)
        reference(m_connector.calls.contains(rule.calls.at(i)), element(at + "/calls"_L1, i), rule.calls.at(i));
    statuses(rule.statuses, at + "/statuses"_L1);
    expect(!rule.statuses.isEmpty() || !rule.all.isEmpty() || !rule.bodyMatches.isEmpty(), at,
           "statuses, all or bodyMatches"_L1);
    for (qsizetype i = 0; i < rule.all.size(); ++i)
        value(rule.all.at(i), element(at + "/all"_L1, i));
    pattern(rule.bodyMatches, at + "/bodyMatches"_L1);
    for (auto each = rule.facts.cbegin(); each != rule.facts.cend(); ++each)
        fact(each.key(), each.value(), at + "/facts/"_L1 + pointerToken(each.key()));
}

void ConnectorLint::fact(const QString &name, const QString &source, const QString &at)
{
    placeholderId(name, at);
    if (source.startsWith("text:"_L1))
        return;
    const FactSource from = factSource(source);
    pattern(from.capture, at);
    if (from.place.startsWith("header:"_L1))
        expect(isHeaderName(from.place.mid(7).toUtf8()), at, "header name"_L1);
    else if (from.place != "body:"_L1)
        pointer(from.place, at);
    const bool captures = from.capture.isEmpty() || QRegularExpression(from.capture).captureCount() > 0;
    expect(captures, at, "a pattern with a group"_L1);
}

void ConnectorLint::samples()
{
    for (qsizetype i = 0; i < m_connector.samples.size(); ++i)
        sample(m_connector.samples.at(i), element(u"/samples"_s, i));
}

void ConnectorLint::sample(const AnswerSample &sample, const QString &at)
{
    reference(m_connector.calls.contains(sample.call), at + "/call"_L1, sample.call);
    statuses({sample.status}, at + "/status"_L1);
    if (!sample.finding.isEmpty())
        finding(sample.finding, at + "/finding"_L1);
    expect(!sample.source.trimmed().isEmpty(), at + "/source"_L1, "page and date"_L1);
    for (auto header = sample.headers.cbegin(); header != sample.headers.cend(); ++header)
        expect(isHeaderName(header.key().toUtf8()) && isHeaderValue(header.value().toUtf8()),
               at + "/headers/"_L1 + pointerToken(header.key()), "header"_L1);
}

}
