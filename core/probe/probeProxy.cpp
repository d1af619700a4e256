// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/ProxyLine.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::ProxyEnd;

// socks5 (without h) means that this machine looks the target's name up.
static std::optional<QHostAddress> resolvedHere(const Plan &plan, const Hop &target, Wait &wait, seen::ProxySeen &seen)
{
    const QStringList &resolvers = plan.connection.resolvers;
    const seen::DnsSeen dns =
        resolvers.isEmpty() ? probeSystemDns(target, wait) : probeNamedDns(target, resolvers.first(), wait);
    if (!dns.addresses.isEmpty())
        return QHostAddress(dns.addresses.first().address);
    seen.end = dns.end == seen::DnsEnd::Stopped ? ProxyEnd::Stopped : ProxyEnd::TargetUnreachable;
    seen.detail = u"name looked up here: %1 %2"_s.arg(toJson(dns.end).toString(), dns.detail).trimmed();
    return {};
}

static void ask(ProxyLine &line, const Plan &plan, const ProxyEndpoint &proxy, Wait &wait, seen::ProxySeen &seen)
{
    const Hop target = targetHop(plan);
    if (proxy.scheme == "socks5h"_L1)
        return askSocksProxy(line, plan, target, {}, seen);
    if (proxy.scheme == "socks5"_L1) {
        if (const std::optional<QHostAddress> address = resolvedHere(plan, target, wait, seen))
            askSocksProxy(line, plan, target, *address, seen);
        return;
    }
    if (plan.connection.usesTls())
        return askHttpProxy(line, plan, target, seen);
    // A plain target needs no tunnel: its request goes to the proxy with the whole URL. What the proxy thinks of it is
    // seen there.
    seen.end = ProxyEnd::TunnelOpen;
    seen.detail = u"absolute-form"_s;
}

seen::ProxySeen probeProxy(const Plan &plan, const QHostAddress &address, Wait &wait)
{
    const Hop target = targetHop(plan);
    seen::ProxySeen seen{.url = QUrl(plan.proxy.url).toString(QUrl::RemoveUserInfo), .origin = plan.proxy.origin};
    seen.target = hostPort(target.host, target.port);
    const ProxyEndpoint proxy = proxyEndpoint(plan.proxy.url);
    if (!QStringList{u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s}.contains(proxy.scheme)) {
        seen.detail = u"scheme %1"_s.arg(proxy.scheme);
        return seen;
    }
    ProxyLine line(plan, wait);
    if (const ProxyLine::Got opened = line.open(proxy, address); opened == ProxyLine::Got::Enough)
        ask(line, plan, proxy, wait, seen);
    else {
        seen.end = proxyEnd(opened);
        seen.detail = line.error();
    }
    return seen;
}

}
