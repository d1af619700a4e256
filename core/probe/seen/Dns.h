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
    Stopped,
    Truncated //!< cut short over UDP, and TCP brought no answer
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

//! One CNAME record.
struct DnsAlias {
    QString name;
    QString target;
    qint64 ttl = -1; //!< seconds; -1 when unknown

    template <class V>
    void members(V &v)
    {
        v("name", name);
        v("target", target);
        v("ttl", ttl);
    }
};

//! One question to a named server and how it was answered.
struct DnsQuestion {
    QString name; //!< as asked, in A-labels
    QString type; //!< `A`, `AAAA` or `CNAME`
    DnsEnd end = DnsEnd::Failed;
    QString detail;         //!< the server's code, or why there is none
    bool truncated = false; //!< over UDP
    bool tcp = false;       //!< the answer came over TCP
    int sent = 0;           //!< datagrams
    int wrongIds = 0;       //!< answers with another id or for another question; never believed
    double durationMs = 0;
    QStringList addresses;

    template <class V>
    void members(V &v)
    {
        v("name", name);
        v("type", type);
        v("end", end);
        v("detail", detail);
        v("truncated", truncated);
        v("tcp", tcp);
        v("sent", sent);
        v("wrongIds", wrongIds);
        v("durationMs", durationMs);
        v("addresses", addresses);
    }
};

struct DnsSeen {
    QString host;
    QString resolver; //!< `system`, `literal` (host is an address), or `IP:PORT`
    DnsEnd end = DnsEnd::Failed;
    QString detail; //!< the resolver's own code, e.g. `EAI_NONAME`, `NXDOMAIN`
    QString asked;  //!< the name that was answered: in A-labels, with the search domain that completed it
    QList<DnsAddress> addresses;
    QList<DnsAlias> chain;        //!< from the asked name on; of the system's resolver only where it leads
    QList<DnsQuestion> questions; //!< to a named server
    QStringList hostsFile;        //!< what this machine's hosts file says of the name, where the system was asked
    bool proxy = false;           //!< the name of the proxy, not of the target

    template <class V>
    void members(V &v)
    {
        v("host", host);
        v("resolver", resolver);
        v("end", end);
        v("detail", detail);
        v("asked", asked);
        v("addresses", addresses);
        v("chain", chain);
        v("questions", questions);
        v("hostsFile", hostsFile);
        v("proxy", proxy);
    }
};

}
