// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/Proxy.h"

#include "definition/ConnectionProblems.h"

#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

//! One environment variable that is set to something.
struct Variable {
    QString name;
    QString value;
};

// As in curl: an empty variable counts as not set.
static Variable firstSet(const EnvironmentVariables &variables, const QStringList &names)
{
    for (const QString &name : names)
        if (const QString value = variables.value(name).trimmed(); !value.isEmpty())
            return {name, value};
    return {};
}

// HTTP_PROXY in upper case is not honoured: a web server sets it from a request's header (CVE-2016-5385).
static Variable proxyVariable(const Connection &connection, const EnvironmentVariables &variables)
{
    QStringList names =
        connection.usesTls() ? QStringList{u"https_proxy"_s, u"HTTPS_PROXY"_s} : QStringList{u"http_proxy"_s};
    return firstSet(variables, names << u"all_proxy"_s << u"ALL_PROXY"_s);
}

static bool isLoopback(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return address.isLoopback();
    const QString name = host.endsWith(u'.') ? host.chopped(1) : host;
    return name.compare("localhost"_L1, Qt::CaseInsensitive) == 0 ||
           name.endsWith(".localhost"_L1, Qt::CaseInsensitive);
}

static QList<ProxyException> exceptionsOf(const Connection &connection, const EnvironmentVariables &variables)
{
    const Variable list = firstSet(variables, {u"no_proxy"_s, u"NO_PROXY"_s});
    return exceptionsFor(connection.host(), connection.port(), list.name, list.value);
}

static bool excluded(const QList<ProxyException> &exceptions)
{
    return !exceptions.isEmpty() && exceptions.first().matches;
}

// curl's defaults: http where no scheme is given, 443 for https and 1080 for everything else where no port is.
static QString normalProxy(const QString &text)
{
    QString url = withoutUserInfo(text.contains("://"_L1) ? text : "http://"_L1 + text);
    const qsizetype start = url.indexOf("://"_L1) + 3;
    const QString scheme = url.left(start).toLower();
    static const QRegularExpression authorityEnd(u"[/?#]"_s);
    QString authority = url.mid(start);
    if (const qsizetype end = authority.indexOf(authorityEnd); end >= 0)
        authority.truncate(end);
    static const QRegularExpression port(u":[0-9]+\\z"_s);
    if (!authority.contains(port))
        authority += scheme == "https://"_L1 ? ":443"_L1 : ":1080"_L1;
    return scheme + authority;
}

static EffectiveProxy fromEnvironment(const Connection &connection, const EnvironmentVariables &variables)
{
    const Variable variable = proxyVariable(connection, variables);
    if (variable.name.isEmpty())
        return {{}, u"none"_s};
    if (isLoopback(connection.host()))
        return {{}, u"loopback"_s};
    const QList<ProxyException> exceptions = exceptionsOf(connection, variables);
    if (excluded(exceptions))
        return {{}, u"no_proxy:"_s + exceptions.first().entry, exceptions};
    return {normalProxy(variable.value), u"environment:"_s + variable.name, exceptions};
}

// Desktops name a proxy a scheme; SOCKS stands in where that scheme has none. The name is left to the SOCKS server.
static QString systemProxyUrl(const Connection &connection, const SystemProxy &system)
{
    const QString own = system.proxies.value(connection.usesTls() ? u"https"_s : u"http"_s);
    return own.isEmpty() ? system.proxies.value(u"socks"_s) : own;
}

static EffectiveProxy fromSystem(const Connection &connection, const SystemProxy &system)
{
    const QString origin = u"system:"_s + (system.desktop.isEmpty() ? u"none"_s : system.desktop);
    if (!system.pac.isEmpty())
        return {{}, u"pac:"_s + withoutUserInfo(system.pac)};
    const QString url = systemProxyUrl(connection, system);
    if (url.isEmpty())
        return {{}, origin};
    const QList<ProxyException> exceptions =
        exceptionsFor(connection.host(), connection.port(), system.desktop, system.exceptions.join(u','));
    if (excluded(exceptions))
        return {{}, u"system-exception:"_s + exceptions.first().entry, exceptions};
    return {normalProxy(url), origin, exceptions};
}

EffectiveProxy effectiveProxy(const Connection &connection, const EnvironmentVariables &variables,
                              const SystemProxy &system)
{
    switch (connection.proxy.source) {
    case ProxySource::None:
        return {{}, u"none"_s};
    case ProxySource::Manual:
        return {normalProxy(connection.proxy.url.trimmed()), u"setting"_s};
    case ProxySource::System:
        return fromSystem(connection, system);
    case ProxySource::Pac:
        return {{}, u"pac:"_s + withoutUserInfo(connection.proxy.pac.trimmed())};
    case ProxySource::Environment:
        break;
    }
    return fromEnvironment(connection, variables);
}

QString pacOf(const Connection &connection, const SystemProxy &system)
{
    if (connection.proxy.source == ProxySource::Pac)
        return connection.proxy.pac.trimmed();
    return connection.proxy.source == ProxySource::System ? system.pac : QString();
}

EffectiveProxy unusedProxy(const Connection &connection, const EnvironmentVariables &variables,
                           const SystemProxy &system)
{
    const Variable variable = proxyVariable(connection, variables);
    const bool chosen = !pacOf(connection, system).isEmpty() || !effectiveProxy(connection, variables, system).direct();
    if (variable.name.isEmpty() || isLoopback(connection.host()) || chosen)
        return {};
    return {normalProxy(variable.value), u"environment:"_s + variable.name};
}

// `user:password`, percent-decoded as curl does; null where the URL has none.
static SharedSecret passwordIn(QString url)
{
    url.remove(0, url.contains("://"_L1) ? url.indexOf("://"_L1) + 3 : 0);
    const qsizetype at = url.lastIndexOf(u'@');
    if (at <= 0)
        return {};
    return std::make_shared<const Secret>(QByteArray::fromPercentEncoding(url.left(at).toUtf8()));
}

SharedSecret proxyPasswordFrom(const Connection &connection, const EnvironmentVariables &variables,
                               const SystemProxy &system)
{
    if (effectiveProxy(connection, variables, system).direct())
        return {};
    if (connection.proxy.source == ProxySource::Environment)
        return passwordIn(proxyVariable(connection, variables).value);
    return connection.proxy.source == ProxySource::System ? passwordIn(systemProxyUrl(connection, system))
                                                          : SharedSecret();
}

SharedSecret unusedProxyPassword(const Connection &connection, const EnvironmentVariables &variables,
                                 const SystemProxy &system)
{
    if (unusedProxy(connection, variables, system).direct())
        return {};
    return passwordIn(proxyVariable(connection, variables).value);
}

}
