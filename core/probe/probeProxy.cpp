// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "probe/ProxyLine.h"
#include "probe/Tunnel.h"

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
    seen.end = dns.end == seen::DnsEnd::Stopped ? ProxyEnd::Stopped : ProxyEnd::NameNotFound;
    seen.detail = u"name looked up here: %1 %2"_s.arg(toJson(dns.end).toString(), dns.detail).trimmed();
    return {};
}

static void ask(ProxyLine &line, const Plan &plan, const Hop &target, const ProxyEndpoint &proxy, Wait &wait,
                seen::ProxySeen &seen)
{
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

static void converse(const Plan &plan, const Hop &target, const QHostAddress &address, Wait &wait,
                     seen::ProxySeen &seen)
{
    const ProxyEndpoint proxy = proxyEndpoint(plan.proxy.url);
    ProxyLine line(plan, wait);
    const ProxyLine::Got opened = line.open(proxy, address);
    if (opened == ProxyLine::Got::Enough)
        return ask(line, plan, target, proxy, wait, seen);
    seen.detail = line.error();
    seen.end = seen.detail.startsWith("TLS: "_L1) ? ProxyEnd::TlsFailed : proxyEnd(opened);
}

// The sign-in that was used, or would have been: only Basic can be sent without being asked.
static void signIn(const Plan &plan, const QHostAddress &address, Wait &wait, seen::ProxySeen &seen)
{
    const auto offered = [&seen](QLatin1StringView scheme) {
        return seen.offeredSchemes.contains(scheme, Qt::CaseInsensitive);
    };
    if (seen.end == ProxyEnd::TunnelOpen ? seen.status > 0 : offered("Basic"_L1))
        seen.scheme = u"Basic"_s;
    if (seen.end != ProxyEnd::AuthenticationRequired || !seen.scheme.isEmpty())
        return;
    seen.scheme = offered("Digest"_L1) ? u"Digest"_s : offered("NTLM"_L1) ? u"NTLM"_s : QString();
    if (seen.scheme.isEmpty())
        return;
    Plan asking = plan;
    asking.proxyScheme = seen.scheme;
    Tunnel tunnel;
    switch (tunnel.open(asking, address, wait)) {
    case Tunnel::End::Open:
        seen.end = ProxyEnd::TunnelOpen;
        seen.status = 200;
        break;
    case Tunnel::End::Stopped:
        seen.end = ProxyEnd::Stopped;
        break;
    default:
        break;
    }
}

// Proxies that let only some ports through refuse them with the same words as names.
static void askForOtherPort(const Plan &plan, const Hop &target, const QHostAddress &address, Wait &wait,
                            seen::ProxySeen &seen)
{
    static constexpr int usual = 443;
    const bool byRule = seen.end == ProxyEnd::Denied && (seen.status == 403 || seen.reply == 2);
    if (!plan.experiments || !byRule || target.port == usual)
        return;
    Hop other = target;
    other.port = usual;
    seen::ProxySeen also;
    converse(plan, other, address, wait, also);
    seen.otherPort = usual;
    seen.otherPortEnd = also.end;
}

seen::ProxySeen probeProxy(const Plan &plan, const QHostAddress &address, Wait &wait)
{
    const Hop target = targetHop(plan);
    seen::ProxySeen seen{.url = QUrl(plan.proxy.url).toString(QUrl::RemoveUserInfo), .origin = plan.proxy.origin};
    seen.target = hostPort(target.host, target.port);
    seen.exceptions = plan.proxy.exceptions;
    seen.credential = bool(plan.proxyPassword);
    const ProxyEndpoint proxy = proxyEndpoint(plan.proxy.url);
    if (!QStringList{u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s}.contains(proxy.scheme)) {
        seen.detail = u"scheme %1"_s.arg(proxy.scheme);
        return seen;
    }
    converse(plan, target, address, wait, seen);
    if (seen.credential && proxy.scheme.startsWith("http"_L1))
        signIn(plan, address, wait, seen);
    askForOtherPort(plan, target, address, wait, seen);
    if (plan.experiments)
        seen.speaks = proxySpeaks(plan, proxy, address, seen, wait);
    return seen;
}

}
