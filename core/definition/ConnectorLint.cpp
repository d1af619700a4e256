// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectorLint.h"

#include "base/Ids.h"
#include "definition/HeaderText.h"
#include "definition/TemplateText.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

bool matchesWhole(const QString &text, const QString &pattern)
{
    static thread_local QHash<QString, QRegularExpression> compiled; // few: the patterns stand in the code
    QRegularExpression &expression = compiled[pattern];
    if (expression.pattern().isEmpty())
        expression.setPattern(QRegularExpression::anchoredPattern(pattern));
    return expression.match(text).hasMatch();
}

QString element(const QString &at, qsizetype index)
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
        expect(statuses.at(i) >= 100 && statuses.at(i) <= 599, element(at, i), "100 to 599"_L1);
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
            m_lint.report("connector.member.repeated"_L1, element(at, i) + "/id"_L1);
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
        parameter(m_connector.parameters.at(i), element(at, i));
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
        signIn(m_connector.signIns.at(i), element(at, i));
}

void ConnectorLint::signIn(const SignIn &signIn, const QString &at)
{
    if (!isIdText(signIn.id))
        m_lint.report("connector.id"_L1, at + "/id"_L1, {{u"value"_s, signIn.id}});
    text(signIn.label, at + "/label"_L1);
    condition(signIn.when, at + "/when"_L1);
    reference(m_connector.calls.contains(signIn.call), at + "/call"_L1, signIn.call);
    for (qsizetype i = 0; i < signIn.otherCalls.size(); ++i) {
        const QString place = element(at + "/otherCalls"_L1, i);
        condition(signIn.otherCalls.at(i).when, place + "/when"_L1);
        reference(m_connector.calls.contains(signIn.otherCalls.at(i).call), place + "/call"_L1,
                  signIn.otherCalls.at(i).call);
    }
    distinct(signIn.fields, at + "/fields"_L1);
    expect(signIn.fields.isEmpty() == signIn.none, at + "/fields"_L1, signIn.none ? "no fields"_L1 : "fields"_L1);
    const bool proves = !signIn.headers.isEmpty() || !signIn.signing.scheme.isEmpty();
    expect(proves != signIn.none, at + "/headers"_L1, signIn.none ? "no headers"_L1 : "headers"_L1);
    QStringList fieldIds;
    for (qsizetype i = 0; i < signIn.fields.size(); ++i) {
        credential(signIn.fields.at(i), element(at + "/fields"_L1, i));
        fieldIds << signIn.fields.at(i).id;
    }
    headers(signIn.headers, fieldIds, at + "/headers"_L1);
    const SignInSigning &signing = signIn.signing;
    reference(signing.scheme.isEmpty() || fieldIds.contains(signing.secret), at + "/signing/secret"_L1, signing.secret);
    reference(signing.keyId.isEmpty() || fieldIds.contains(signing.keyId), at + "/signing/keyId"_L1, signing.keyId);
    if (signIn.oauth)
        oauth(*signIn.oauth, fieldIds, at + "/oauth"_L1);
}

void ConnectorLint::oauth(const OAuthUse &use, const QStringList &fields, const QString &at)
{
    if (!isIdText(use.provider))
        m_lint.report("connector.id"_L1, at + "/provider"_L1, {{u"value"_s, use.provider}});
    reference(fields.contains(use.accessToken), at + "/accessToken"_L1, use.accessToken);
    // The others are no fields that a person fills in: a sign-in does.
    const std::pair<QLatin1StringView, QString> others[] = {
        {"/refreshToken"_L1, use.refreshToken}, {"/clientId"_L1, use.clientId}, {"/clientSecret"_L1, use.clientSecret}};
    for (const auto &[name, field] : others) {
        if (!field.isEmpty())
            placeholderId(field, at + name);
        reference(!m_connector.findParameter(field), at + name, field);
    }
}

void ConnectorLint::credential(const CredentialField &field, const QString &at)
{
    placeholderId(field.id, at + "/id"_L1);
    reference(!m_connector.findParameter(field.id), at + "/id"_L1, field.id);
    text(field.label, at + "/label"_L1);
    pattern(field.pattern, at + "/pattern"_L1);
    for (qsizetype i = 0; i < field.forms.size(); ++i) {
        const QString form = element(at + "/forms"_L1, i);
        expect(!field.forms.at(i).prefix.isEmpty(), form + "/prefix"_L1, "beginning of the value"_L1);
        text(field.forms.at(i).label, form + "/label"_L1);
        condition(field.forms.at(i).when, form + "/when"_L1);
    }
    expect(field.maximumLength <= 16384, at + "/maximumLength"_L1, "at most 16384"_L1);
    expect(field.minimumLength <= field.maximumLength, at + "/minimumLength"_L1, "at most maximumLength"_L1);
    static const QRegularExpression variable(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    for (qsizetype i = 0; i < field.variables.size(); ++i)
        expect(variable.match(field.variables.at(i)).hasMatch(), element(at + "/variables"_L1, i),
               "name of an environment variable"_L1);
}

void ConnectorLint::headers(const QList<HeaderTemplate> &headers, const QStringList &fields, const QString &at)
{
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const HeaderTemplate &header = headers.at(i);
        const QString place = element(at, i);
        // A credential in a header's name would be shown: only parameters may stand there.
        names(header.name, {}, place + "/name"_L1);
        names(header.value, fields, place + "/value"_L1);
        noBraceLeft(header.value, place + "/value"_L1);
        const bool isTemplate = !templateNames(header.name).isEmpty();
        expect(isTemplate || isHeaderName(header.name.toUtf8()), place + "/name"_L1, "header name"_L1);
        expect(isHeaderValue(header.value.toUtf8()), place + "/value"_L1, "header value without line breaks"_L1);
    }
}

void ConnectorLint::dates()
{
    for (qsizetype i = 0; i < m_connector.dates.size(); ++i)
        date(m_connector.dates.at(i), element(u"/dates"_s, i));
}

void ConnectorLint::date(const VendorDate &date, const QString &at)
{
    text(date.what, at + "/what"_L1);
    text(date.fix, at + "/fix"_L1);
    expect(!date.source.trimmed().isEmpty(), at + "/source"_L1, "page and date"_L1);
    condition(date.when, at + "/when"_L1);
    for (qsizetype i = 0; i < date.signIns.size(); ++i)
        reference(m_connector.findSignIn(date.signIns.at(i)), element(at + "/signIns"_L1, i), date.signIns.at(i));
    for (qsizetype i = 0; i < date.explains.size(); ++i)
        finding(date.explains.at(i), element(at + "/explains"_L1, i));
}

void ConnectorLint::expires()
{
    QStringList fields;
    for (const SignIn &signIn : m_connector.signIns)
        for (const CredentialField &field : signIn.fields)
            fields << field.id;
    for (qsizetype i = 0; i < m_connector.expires.size(); ++i) {
        const ExpiryPlace &place = m_connector.expires.at(i);
        const QString at = element(u"/expires"_s, i);
        reference(fields.contains(place.field), at + "/field"_L1, place.field);
        expect(place.pointer.isEmpty() != place.header.isEmpty(), at, "either pointer or header"_L1);
        if (!place.pointer.isEmpty())
            pointer(place.pointer, at + "/pointer"_L1);
        expect(place.header.isEmpty() || isHeaderName(place.header.toUtf8()), at + "/header"_L1, "header name"_L1);
    }
}

void lintConnector(const Connector &connector, FileLint &lint)
{
    ConnectorLint checked(connector, lint);
    checked.identity();
    if (connector.kind == ConnectorKind::Process)
        return; // there is nothing else
    checked.parameters();
    checked.signIns();
    checked.calls();
    checked.rules();
    checked.samples();
    checked.dates();
    checked.expires();
}

}
