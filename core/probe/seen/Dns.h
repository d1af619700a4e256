// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera::seen {
namespace dnsEnds {
Q_NAMESPACE

enum class DnsEnd {
    Answered,
    NoSuchName,
    NoData,
    ServerFailure,
    Refused,
    TimedOut,
    Unreachable,
    Malformed,
    InvalidName,
    Failed,
    Stopped
};
Q_ENUM_NS(DnsEnd)

}

using dnsEnds::DnsEnd;

struct DnsAddress {
    QString address;
    qint64 ttl = -1; //!< seconds; -1 when unknown

    template <class V>
    void members(V &v)
    {
        v("address", address);
        v("ttl", ttl);
    }
};

struct DnsSeen {
    QString host;
    QString resolver; //!< `system`, `literal` (host is an address), or `IP:PORT`
    DnsEnd end = DnsEnd::Failed;
    QString detail; //!< the resolver's own code, e.g. `EAI_NONAME`, `NXDOMAIN`
    QList<DnsAddress> addresses;
    QStringList aliases;
    bool proxy = false; //!< the name of the proxy, not of the target

    template <class V>
    void members(V &v)
    {
        v("host", host);
        v("resolver", resolver);
        v("end", end);
        v("detail", detail);
        v("addresses", addresses);
        v("aliases", aliases);
        v("proxy", proxy);
    }
};

}
