// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/ConnectionProblems.h"

#include "definition/RetryRange.h"

#include <QRegularExpression>
#include <QSet>

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

static Error variableProblem(const QString &list, const QString &name, const QString &expected)
{
    return Error{u"config.parameter.invalid"_s,
                 {{u"parameter"_s, list}, {u"value"_s, name}, {u"expected"_s, expected}}};
}

// Every variable of a program has a name that it may have, and one place where its value comes from.
static QList<Error> variableProblems(const ProcessSetting &process)
{
    QList<Error> problems;
    QSet<QString> seen;
    const auto look = [&](const QString &list, const QStringList &names) {
        for (const QString &name : names) {
            if (!isEnvironmentName(name))
                problems << variableProblem(list, name, u"A-Z, a-z, 0-9, _"_s);
            else if (seen.contains(name))
                problems << variableProblem(list, name, u"variables | inherited | secrets"_s);
            seen << name;
        }
    };
    look(u"variables"_s, process.variables.keys());
    look(u"inherited"_s, process.inherited);
    look(u"secrets"_s, process.secrets);
    for (auto variable = process.variables.cbegin(); variable != process.variables.cend(); ++variable)
        if (mayBeSecret(variable.key(), *variable))
            problems << variableProblem(u"variables"_s, variable.key(), u"secrets"_s);
    return problems;
}

static QList<Error> processProblems(const Connection &connection)
{
    QList<Error> problems;
    const ProcessSetting &process = connection.process;
    if (process.program.trimmed().isEmpty())
        problems << Error{u"config.parameter.missing"_s, {{u"parameter"_s, u"command"_s}}};
    if (!process.directory.isEmpty() && !process.directory.startsWith(u'/'))
        problems << Error{
            u"config.parameter.invalid"_s,
            {{u"parameter"_s, u"directory"_s}, {u"value"_s, process.directory}, {u"expected"_s, u"/srv/server"_s}}};
    for (auto given = connection.parameters.cbegin(); given != connection.parameters.cend(); ++given)
        problems << Error{u"config.parameter.unknown"_s, {{u"parameter"_s, given.key()}}};
    return problems + variableProblems(process);
}

QList<Error> problemsOf(const Connection &connection, const Connector &connector)
{
    if (connector.kind == ConnectorKind::Process)
        return processProblems(connection);
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
    if (!connection.process.program.isEmpty())
        add(Error{u"config.parameter.unknown"_s, {{u"parameter"_s, u"command"_s}}});
    add(signInProblem(connection, connector));
    if (connection.proxy.source == ProxySource::Manual)
        add(urlProblem(u"proxy"_s, connection.proxy.url.trimmed(), {u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s}));
    if (connection.proxy.source == ProxySource::Pac)
        add(pacProblem(connection.proxy.pac.trimmed()));
    return problems + retryProblems(connection.retry);
}

}
