// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Probes.h"

#include <QByteArray>

#include <optional>

namespace lentera {

//! What a proxy speaks and where it listens.
struct ProxyEndpoint {
    QString scheme; //!< `http`, `https`, `socks5` or `socks5h`
    QString host;
    int port = 0;
};

//! The parts of a proxy's URL; without a port 443 for https and 1080 for all others, as curl does.
ProxyEndpoint proxyEndpoint(const QString &url);
//! The target after the connection's connect-to rules, whether or not a proxy stands before it.
Hop targetHop(const Plan &plan);

//! An address and a port, from `IP`, `IP:PORT` or `[v6]:PORT`. Nothing when the text is neither.
struct ServerAddress {
    QHostAddress address;
    int port = 0;
};
std::optional<ServerAddress> serverAddress(const QString &text, int defaultPort);

//! A host made ready for a resolver.
struct AskedName {
    QByteArray ascii;     //!< A-labels (RFC 5890); empty when invalid or an address
    QHostAddress literal; //!< not null when the host is an address
    QString wrong;        //!< `empty`, `label-empty`, `label-long`, `name-long`, `character`; empty when all is well
};
//! Checks \a host against RFC 1035's limits (63 bytes a label, 253 in all) without asking anybody.
AskedName askedName(const QString &host);

//! The observation that needs no resolver: an address, or a name that cannot exist. Nothing when one must be asked.
std::optional<seen::DnsSeen> dnsWithoutAsking(const Hop &hop, const AskedName &name);

}
