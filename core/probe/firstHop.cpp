// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "probe/Route.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

// Splits at the colons outside of brackets: "a:1:[::1]:2" gives a, 1, [::1], 2.
static QStringList colonParts(const QString &text)
{
    QStringList parts{QString()};
    bool inside = false;
    for (const QChar c : text) {
        inside = c == u'[' || (inside && c != u']');
        if (c == u':' && !inside)
            parts << QString();
        else
            parts.last() += c;
    }
    return parts;
}

static bool isPort(int port)
{
    return port > 0 && port <= 65535;
}

ProxyEndpoint proxyEndpoint(const QString &url)
{
    const QUrl parsed(url.contains("://"_L1) ? url : u"http://"_s + url);
    const QString scheme = parsed.scheme() == "socks"_L1 ? u"socks5"_s : parsed.scheme();
    return {scheme, parsed.host(), parsed.port(scheme == "https"_L1 ? 443 : 1080)};
}

// The hop that one rule makes of \a hop; nothing when the rule is for another host or is no rule.
static std::optional<Hop> redirected(const Hop &hop, const QString &rule)
{
    const QStringList parts = colonParts(rule.trimmed());
    if (parts.size() != 4)
        return {};
    const QString host = withoutBrackets(parts[0]);
    const bool sameHost = host.isEmpty() || host.compare(hop.host, Qt::CaseInsensitive) == 0;
    const bool samePort = parts[1].isEmpty() || parts[1].toInt() == hop.port;
    const int port = parts[3].isEmpty() ? hop.port : parts[3].toInt();
    if (!sameHost || !samePort || !isPort(port))
        return {};
    return Hop{parts[2].isEmpty() ? hop.host : withoutBrackets(parts[2]), port, hop.proxy};
}

Hop targetHop(const Plan &plan)
{
    const Hop target{plan.connection.host(), plan.connection.port(), false};
    for (const QString &rule : plan.connection.connectTo)
        if (const std::optional<Hop> hop = redirected(target, rule))
            return *hop;
    return target;
}

Hop firstHop(const Plan &plan)
{
    if (plan.proxy.direct())
        return targetHop(plan);
    const ProxyEndpoint proxy = proxyEndpoint(plan.proxy.url);
    return {proxy.host, proxy.port, true};
}

std::optional<ServerAddress> serverAddress(const QString &text, int defaultPort)
{
    const QString trimmed = text.trimmed();
    if (QHostAddress whole; whole.setAddress(trimmed))
        return ServerAddress{whole, defaultPort};
    const QStringList parts = colonParts(trimmed);
    const int port = parts.size() == 2 ? parts[1].toInt() : defaultPort;
    QHostAddress address;
    if (parts.size() > 2 || !isPort(port) || !address.setAddress(withoutBrackets(parts[0])))
        return {};
    return ServerAddress{address, port};
}

}
