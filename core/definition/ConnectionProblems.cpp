// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectionProblems.h"

#include "definition/RetryRange.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

QString withoutUserInfo(const QString &url)
{
    const qsizetype scheme = url.indexOf("://"_L1);
    const qsizetype start = scheme < 0 ? 0 : scheme + 3;
    // An unencoded @ or / in a password hides where the authority ends; cutting at the last @ never shows a part of it.
    const qsizetype at = url.lastIndexOf(u'@');
    static const QRegularExpression authorityEnd(u"[/?#]"_s);
    const qsizetype path = url.indexOf(authorityEnd, start);
    static const QRegularExpression hostAndPort(u"\\A(\\[[0-9a-fA-F:.]+\\]|[^:@]*)(:\\d{1,5})?\\z"_s);
    const bool inPathOnly = path >= 0 && at > path && hostAndPort.match(url.mid(start, path - start)).hasMatch();
    return at < start || inPathOnly ? url : url.left(start) + url.mid(at + 1);
}

static QString urlFault(const QString &text, const QStringList &schemes)
{
    if (text.isEmpty())
        return u"empty"_s;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || text.contains(u'\\'))
        return u"syntax"_s;
    if (!schemes.contains(url.scheme()))
        return u"scheme"_s;
    if (url.host().isEmpty())
        return u"host"_s;
    return url.userInfo(QUrl::FullyEncoded).isEmpty() ? QString() : u"userinfo"_s;
}

static std::optional<Error> urlProblem(const QString &parameter, const QString &text, const QStringList &schemes)
{
    const QString fault = urlFault(text, schemes);
    if (fault.isEmpty())
        return {};
    return Error{u"config.url.invalid"_s,
                 {{u"parameter"_s, parameter}, {u"url"_s, withoutUserInfo(text)}, {u"reason"_s, fault}}};
}

//! What the value should have been; empty when it fits.
static QString expectedInstead(const ParameterField &field, const QString &value)
{
    if (field.kind == ParameterKind::Choice && !field.choices.contains(value))
        return field.choices.join(" | "_L1);
    if (field.kind == ParameterKind::Flag && value != "true"_L1 && value != "false"_L1)
        return u"true | false"_s;
    bool isNumber = true;
    if (field.kind == ParameterKind::Number)
        value.toLongLong(&isNumber);
    if (!isNumber)
        return field.example.isEmpty() ? u"0, 1, 2 …"_s : field.example;
    if (field.pattern.isEmpty())
        return {};
    const QRegularExpression pattern(QRegularExpression::anchoredPattern(field.pattern),
                                     QRegularExpression::DontCaptureOption);
    if (pattern.match(value).hasMatch())
        return {};
    return field.example.isEmpty() ? field.pattern : field.example;
}

static std::optional<Error> parameterProblem(const ParameterField &field, const QString &value)
{
    const bool isBaseUrl = field.id == "baseUrl"_L1;
    if (value.isEmpty() && field.required && !isBaseUrl)
        return Error{u"config.parameter.missing"_s, {{u"parameter"_s, field.id}}};
    if (value.isEmpty() && !isBaseUrl)
        return {};
    if (field.kind == ParameterKind::Url)
        if (auto problem = urlProblem(field.id, value, {u"http"_s, u"https"_s}))
            return problem;
    const QString expected = expectedInstead(field, value);
    if (expected.isEmpty())
        return {};
    return Error{u"config.parameter.invalid"_s,
                 {{u"parameter"_s, field.id}, {u"value"_s, value}, {u"expected"_s, expected}}};
}

static std::optional<Error> signInProblem(const Connection &connection, const Connector &connector)
{
    const auto fits = [&](const SignIn &signIn) {
        return holds(signIn.when, connection.parameters, connector) &&
               (connection.signIn.isEmpty() || signIn.id == connection.signIn);
    };
    if (std::any_of(connector.signIns.cbegin(), connector.signIns.cend(), fits))
        return {};
    return Error{u"config.signin.unsuitable"_s, {{u"signIn"_s, connection.signIn}, {u"host"_s, connection.host()}}};
}

// A file by its whole path, so that it means the same wherever a check is started.
static std::optional<Error> pacProblem(const QString &pac)
{
    if (pac.startsWith(u'/') || QRegularExpression(u"\\A[A-Za-z]:[/\\\\]"_s).match(pac).hasMatch())
        return {};
    return urlProblem(u"pac"_s, pac, {u"http"_s, u"https"_s});
}

QList<Error> problemsOf(const Connection &connection, const Connector &connector)
{
    QList<Error> problems;
    const auto add = [&](const std::optional<Error> &problem) {
        if (problem)
            problems << *problem;
    };
    for (const ParameterField &field : connector.parameters)
        if (holds(field.when, connection.parameters, connector))
            add(parameterProblem(field, parameterValue(field.id, connection.parameters, connector)));
    for (auto given = connection.parameters.cbegin(); given != connection.parameters.cend(); ++given)
        if (!connector.findParameter(given.key()))
            add(Error{u"config.parameter.unknown"_s, {{u"parameter"_s, given.key()}}});
    add(signInProblem(connection, connector));
    if (connection.proxy.source == ProxySource::Manual)
        add(urlProblem(u"proxy"_s, connection.proxy.url.trimmed(), {u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s}));
    if (connection.proxy.source == ProxySource::Pac)
        add(pacProblem(connection.proxy.pac.trimmed()));
    return problems + retryProblems(connection.retry);
}

}
