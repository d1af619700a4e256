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

static bool addressExcluded(const QHostAddress &host, QString entry)
{
    if (entry.startsWith(u'[') && entry.endsWith(u']'))
        entry = entry.sliced(1).chopped(1);
    if (!entry.contains(u'/'))
        return QHostAddress(entry) == host;
    const auto subnet = QHostAddress::parseSubnet(entry);
    return subnet.second >= 0 && host.isInSubnet(subnet);
}

static bool nameExcluded(QString host, QString entry)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    if (entry.endsWith(u'.'))
        entry.chop(1);
    if (entry.startsWith("*."_L1))
        entry.remove(0, 1);
    if (entry.startsWith(u'.'))
        entry.remove(0, 1);
    if (entry.isEmpty() || !host.endsWith(entry, Qt::CaseInsensitive))
        return false;
    return host.size() == entry.size() || host.at(host.size() - entry.size() - 1) == u'.';
}

// `host:port`, `[v6]:port`; an IPv6 address without brackets has no port.
static bool excludes(QString entry, const QString &host, int port)
{
    if (entry == u"*")
        return true;
    static const QRegularExpression withPort(u"\\A([^:\\[\\]]+|\\[[^\\]]+\\]):([0-9]{1,5})\\z"_s);
    if (const auto match = withPort.match(entry); match.hasMatch()) {
        if (match.captured(2).toInt() != port)
            return false;
        entry = match.captured(1);
    }
    const QHostAddress address(host);
    return address.isNull() ? nameExcluded(host, entry) : addressExcluded(address, entry);
}

//! The entry of no_proxy that keeps \a connection from the proxy; empty when none does.
static QString excludingEntry(const Connection &connection, const EnvironmentVariables &variables)
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    const Variable list = firstSet(variables, {u"no_proxy"_s, u"NO_PROXY"_s});
    const QStringList entries = list.value.split(separators, Qt::SkipEmptyParts);
    for (const QString &entry : entries)
        if (excludes(entry, connection.host(), connection.port()))
            return entry;
    return {};
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

EffectiveProxy effectiveProxy(const Connection &connection, const EnvironmentVariables &variables)
{
    switch (connection.proxy.source) {
    case ProxySource::None:
        return {{}, u"none"_s};
    case ProxySource::Manual:
        return {normalProxy(connection.proxy.url.trimmed()), u"setting"_s};
    case ProxySource::Environment:
        break;
    }
    const Variable variable = proxyVariable(connection, variables);
    if (variable.name.isEmpty())
        return {{}, u"none"_s};
    if (isLoopback(connection.host()))
        return {{}, u"loopback"_s};
    if (const QString entry = excludingEntry(connection, variables); !entry.isEmpty())
        return {{}, u"no_proxy:"_s + entry};
    return {normalProxy(variable.value), u"environment:"_s + variable.name};
}

EffectiveProxy unusedProxy(const Connection &connection, const EnvironmentVariables &variables)
{
    const Variable variable = proxyVariable(connection, variables);
    if (variable.name.isEmpty() || isLoopback(connection.host()) || !effectiveProxy(connection, variables).direct())
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

SharedSecret proxyPasswordFrom(const Connection &connection, const EnvironmentVariables &variables)
{
    if (connection.proxy.source != ProxySource::Environment || effectiveProxy(connection, variables).direct())
        return {};
    return passwordIn(proxyVariable(connection, variables).value);
}

SharedSecret unusedProxyPassword(const Connection &connection, const EnvironmentVariables &variables)
{
    if (unusedProxy(connection, variables).direct())
        return {};
    return passwordIn(proxyVariable(connection, variables).value);
}

}
