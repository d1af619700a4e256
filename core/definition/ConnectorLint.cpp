// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorLint.h"

#include "base/Ids.h"
#include "definition/HeaderText.h"
#include "definition/TemplateText.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {
class ConnectorLint {
public:
    ConnectorLint(const Connector &connector, FileLint &lint) : m_connector(connector), m_lint(lint) {}

    void identity();
    void parameters();
    void signIns();
    void calls();
    void rules();
    void samples();

private:
    void parameter(const ParameterField &field, const QString &at);
    void condition(const ParameterCondition &when, const QString &at);
    void signIn(const SignIn &signIn, const QString &at);
    void credential(const CredentialField &field, const QString &at);
    void headers(const QList<HeaderTemplate> &headers, const QStringList &fields, const QString &at);
    void call(const Call &call, const QString &at);
    void rule(const AnswerRule &rule, const QString &at);
    void value(const ValueRule &rule, const QString &at);
    void fact(const QString &name, const QString &source, const QString &at);
    void sample(const AnswerSample &sample, const QString &at);

    void expect(bool right, const QString &at, QLatin1StringView expected);
    void reference(bool known, const QString &at, const QString &value);
    void names(const QString &text, const QStringList &fields, const QString &at);
    void noBraceLeft(const QString &text, const QString &at);
    void pattern(const QString &text, const QString &at);
    void pointer(const QString &text, const QString &at);
    void placeholderId(const QString &id, const QString &at);
    void text(const LocalText &text, const QString &at);
    void address(const QString &url, const QString &at);
    void statuses(const QList<int> &statuses, const QString &at);
    void finding(const QString &id, const QString &at);
    template <class Item>
    void distinct(const QList<Item> &items, const QString &at);
    QStringList parameterIds() const;

    const Connector &m_connector;
    FileLint &m_lint;
};
}

static bool matchesWhole(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

static QString item(const QString &at, qsizetype index)
{
    return at + u'/' + QString::number(index);
}

void ConnectorLint::expect(bool right, const QString &at, QLatin1StringView expected)
{
    if (!right)
        m_lint.report("connector.member.type"_L1, at, {{u"expected"_s, expected}});
}

void ConnectorLint::reference(bool known, const QString &at, const QString &value)
{
    if (!known)
        m_lint.report("connector.reference"_L1, at, {{u"value"_s, value}});
}

QStringList ConnectorLint::parameterIds() const
{
    QStringList ids;
    for (const ParameterField &field : m_connector.parameters)
        ids << field.id;
    return ids;
}

void ConnectorLint::names(const QString &text, const QStringList &fields, const QString &at)
{
    const QStringList known = parameterIds() + fields;
    const QStringList used = templateNames(text);
    for (const QString &name : used)
        reference(known.contains(name), at, name);
}

// `{api-key}` is no placeholder and would go out as it stands.
void ConnectorLint::noBraceLeft(const QString &text, const QString &at)
{
    const QList<TemplatePart> parts = templateParts(text);
    for (const TemplatePart &part : parts)
        if (part.kind == TemplatePart::Kind::Text)
            reference(!part.text.contains(u'{') && !part.text.contains(u'}'), at, part.text);
}

void ConnectorLint::pattern(const QString &text, const QString &at)
{
    const QRegularExpression compiled(text);
    if (!compiled.isValid())
        m_lint.report("connector.pattern"_L1, at, {{u"reason"_s, compiled.errorString()}});
}

void ConnectorLint::pointer(const QString &text, const QString &at)
{
    expect(matchesWhole(text, u"(?:/(?:[^~/]|~[01])*)+"_s), at, "JSON pointer"_L1);
}

void ConnectorLint::placeholderId(const QString &id, const QString &at)
{
    if (!matchesWhole(id, u"[a-z][A-Za-z0-9]{0,63}"_s))
        m_lint.report("connector.id"_L1, at, {{u"value"_s, id}});
}

void ConnectorLint::text(const LocalText &text, const QString &at)
{
    expect(!text.value(u"en"_s).trimmed().isEmpty(), at, "text in English (en)"_L1);
}

void ConnectorLint::address(const QString &url, const QString &at)
{
    expect(url.isEmpty() || matchesWhole(url, u"https://[^\\s/]+\\S*"_s), at, "https address"_L1);
}

void ConnectorLint::statuses(const QList<int> &statuses, const QString &at)
{
    for (qsizetype i = 0; i < statuses.size(); ++i)
        expect(statuses.at(i) >= 100 && statuses.at(i) <= 599, item(at, i), "100 to 599"_L1);
}

void ConnectorLint::finding(const QString &id, const QString &at)
{
    expect(matchesWhole(id, u"[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*){2}"_s), at, "area.subject.condition"_L1);
}

template <class Item>
void ConnectorLint::distinct(const QList<Item> &items, const QString &at)
{
    QSet<QString> seen;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (seen.contains(items.at(i).id))
            m_lint.report("connector.member.repeated"_L1, item(at, i) + "/id"_L1);
        seen << items.at(i).id;
    }
}

void ConnectorLint::identity()
{
    if (!isIdText(m_connector.id))
        m_lint.report("connector.id"_L1, u"/id"_s, {{u"value"_s, m_connector.id}});
    text(m_connector.name, u"/name"_s);
    address(m_connector.documentation, u"/documentation"_s);
    address(m_connector.statusPage, u"/statusPage"_s);
    if (!m_connector.reachCall.isEmpty())
        reference(m_connector.calls.contains(m_connector.reachCall), u"/reachCall"_s, m_connector.reachCall);
    for (const QString &name :
         {m_connector.rate.limit, m_connector.rate.remaining, m_connector.rate.reset, m_connector.rate.reason})
        expect(name.isEmpty() || isHeaderName(name.toLatin1()), u"/rate"_s, "header names"_L1);
    const QStringList formats{QString(), u"epoch"_s, u"seconds"_s, u"iso"_s};
    expect(formats.contains(m_connector.rate.resetFormat), u"/rate/resetFormat"_s, "epoch | seconds | iso"_L1);
}

void ConnectorLint::parameters()
{
    const QString at = u"/parameters"_s;
    const ParameterField *baseUrl = m_connector.findParameter(u"baseUrl"_s);
    expect(baseUrl && baseUrl->kind == ParameterKind::Url, at, "a parameter baseUrl of kind url"_L1);
    distinct(m_connector.parameters, at);
    for (qsizetype i = 0; i < m_connector.parameters.size(); ++i)
        parameter(m_connector.parameters.at(i), item(at, i));
}

void ConnectorLint::parameter(const ParameterField &field, const QString &at)
{
    placeholderId(field.id, at + "/id"_L1);
    text(field.label, at + "/label"_L1);
    pattern(field.pattern, at + "/pattern"_L1);
    condition(field.when, at + "/when"_L1);
    const bool isChoice = field.kind == ParameterKind::Choice;
    expect(field.choices.isEmpty() != isChoice, at + "/choices"_L1, isChoice ? "choices"_L1 : "no choices"_L1);
    for (auto label = field.choiceLabels.cbegin(); label != field.choiceLabels.cend(); ++label)
        reference(field.choices.contains(label.key()), at + "/choiceLabels"_L1, label.key());
    if (isChoice && !field.defaultValue.isEmpty())
        reference(field.choices.contains(field.defaultValue), at + "/defaultValue"_L1, field.defaultValue);
}

void ConnectorLint::condition(const ParameterCondition &when, const QString &at)
{
    for (auto wanted = when.cbegin(); wanted != when.cend(); ++wanted) {
        const ParameterField *field = m_connector.findParameter(wanted.key());
        reference(field, at, wanted.key());
        if (field && field->kind == ParameterKind::Choice)
            reference(field->choices.contains(wanted.value()), at + u'/' + pointerToken(wanted.key()), wanted.value());
    }
}

void ConnectorLint::signIns()
{
    const QString at = u"/signIns"_s;
    expect(!m_connector.signIns.isEmpty(), at, "at least one sign-in"_L1);
    distinct(m_connector.signIns, at);
    for (qsizetype i = 0; i < m_connector.signIns.size(); ++i)
        signIn(m_connector.signIns.at(i), item(at, i));
}

void ConnectorLint::signIn(const SignIn &signIn, const QString &at)
{
    if (!isIdText(signIn.id))
        m_lint.report("connector.id"_L1, at + "/id"_L1, {{u"value"_s, signIn.id}});
    text(signIn.label, at + "/label"_L1);
    condition(signIn.when, at + "/when"_L1);
    reference(m_connector.calls.contains(signIn.call), at + "/call"_L1, signIn.call);
    for (qsizetype i = 0; i < signIn.otherCalls.size(); ++i) {
        const QString place = item(at + "/otherCalls"_L1, i);
        condition(signIn.otherCalls.at(i).when, place + "/when"_L1);
        reference(m_connector.calls.contains(signIn.otherCalls.at(i).call), place + "/call"_L1,
                  signIn.otherCalls.at(i).call);
    }
    distinct(signIn.fields, at + "/fields"_L1);
    expect(signIn.fields.isEmpty() == signIn.none, at + "/fields"_L1, signIn.none ? "no fields"_L1 : "fields"_L1);
    expect(signIn.headers.isEmpty() == signIn.none, at + "/headers"_L1, signIn.none ? "no headers"_L1 : "headers"_L1);
    QStringList fieldIds;
    for (qsizetype i = 0; i < signIn.fields.size(); ++i) {
        credential(signIn.fields.at(i), item(at + "/fields"_L1, i));
        fieldIds << signIn.fields.at(i).id;
    }
    headers(signIn.headers, fieldIds, at + "/headers"_L1);
}

void ConnectorLint::credential(const CredentialField &field, const QString &at)
{
    placeholderId(field.id, at + "/id"_L1);
    reference(!m_connector.findParameter(field.id), at + "/id"_L1, field.id);
    text(field.label, at + "/label"_L1);
    pattern(field.pattern, at + "/pattern"_L1);
    expect(field.maximumLength <= 16384, at + "/maximumLength"_L1, "at most 16384"_L1);
    expect(field.minimumLength <= field.maximumLength, at + "/minimumLength"_L1, "at most maximumLength"_L1);
}

void ConnectorLint::headers(const QList<HeaderTemplate> &headers, const QStringList &fields, const QString &at)
{
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const HeaderTemplate &header = headers.at(i);
        const QString place = item(at, i);
        // A credential in a header's name would be shown: only parameters may stand there.
        names(header.name, {}, place + "/name"_L1);
        names(header.value, fields, place + "/value"_L1);
        noBraceLeft(header.value, place + "/value"_L1);
        const bool isTemplate = !templateNames(header.name).isEmpty();
        expect(isTemplate || isHeaderName(header.name.toUtf8()), place + "/name"_L1, "header name"_L1);
        expect(isHeaderValue(header.value.toUtf8()), place + "/value"_L1, "header value without line breaks"_L1);
    }
}

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
    statuses(call.good.statuses, at + "/good/statuses"_L1);
    for (qsizetype i = 0; i < call.good.fields.size(); ++i)
        value(call.good.fields.at(i), item(at + "/good/fields"_L1, i));
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
        rule(m_connector.rules.at(i), item(u"/rules"_s, i));
}

void ConnectorLint::rule(const AnswerRule &rule, const QString &at)
{
    finding(rule.finding, at + "/finding"_L1);
    statuses(rule.statuses, at + "/statuses"_L1);
    expect(!rule.statuses.isEmpty() || !rule.all.isEmpty() || !rule.bodyMatches.isEmpty(), at,
           "statuses, all or bodyMatches"_L1);
    for (qsizetype i = 0; i < rule.all.size(); ++i)
        value(rule.all.at(i), item(at + "/all"_L1, i));
    pattern(rule.bodyMatches, at + "/bodyMatches"_L1);
    for (auto each = rule.facts.cbegin(); each != rule.facts.cend(); ++each)
        fact(each.key(), each.value(), at + "/facts/"_L1 + pointerToken(each.key()));
}

void ConnectorLint::fact(const QString &name, const QString &source, const QString &at)
{
    placeholderId(name, at);
    if (source.startsWith("header:"_L1))
        expect(isHeaderName(source.mid(7).toUtf8()), at, "header name"_L1);
    else if (!source.startsWith("text:"_L1))
        pointer(source, at);
}

void ConnectorLint::samples()
{
    for (qsizetype i = 0; i < m_connector.samples.size(); ++i)
        sample(m_connector.samples.at(i), item(u"/samples"_s, i));
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

void lintConnector(const Connector &connector, FileLint &lint)
{
    ConnectorLint checked(connector, lint);
    checked.identity();
    checked.parameters();
    checked.signIns();
    checked.calls();
    checked.rules();
    checked.samples();
}

}
