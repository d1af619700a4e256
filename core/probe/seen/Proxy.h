// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/ProxyException.h"

namespace lentera::seen {
namespace proxyEnds {
Q_NAMESPACE

enum class ProxyEnd {
    TunnelOpen,
    AuthenticationRequired,
    Denied,
    TargetUnreachable,
    NotAProxy,
    Closed,
    TimedOut,
    Failed,
    Stopped,
    TlsFailed,    //!< no TLS with an https proxy, or its certificate is not trusted
    Unsupported,  //!< it knows no CONNECT, or not this SOCKS command or kind of address
    NameNotFound, //!< it cannot resolve the target's name
    Portal        //!< it leads to a page of the network (a redirect, or 511)
};
Q_ENUM_NS(ProxyEnd)

}

using proxyEnds::ProxyEnd;

struct ProxySeen {
    QString url;    //!< without user information
    QString origin; //!< as EffectiveProxy::origin
    QString target; //!< `host:port` asked for
    ProxyEnd end = ProxyEnd::Failed;
    int status = 0;                 //!< of the answer to CONNECT; 0 for SOCKS or none
    QStringList offeredSchemes;     //!< of Proxy-Authenticate
    QMap<QString, QString> headers; //!< of the refusal, names in lower case
    QString detail;
    bool credential = false; //!< a sign-in for the proxy is at hand
    QString scheme;          //!< of the sign-in that opened the tunnel or was refused last: `Basic`, `Digest`, `NTLM`
    int reply = -1;          //!< of SOCKS5 (RFC 1928, section 6); -1 when none came
    QString speaks;          //!< what it turned out to be where it answered nothing fitting: `http`, `https`, `socks5`
    int otherPort = 0;       //!< a port of the target that was asked for after a refusal; 0 when none was
    ProxyEnd otherPortEnd = ProxyEnd::Stopped; //!< how that ended
    QList<ProxyException> exceptions;          //!< entries that look as if they kept this target from the proxy

    template <class V>
    void members(V &v)
    {
        v("url", url);
        v("origin", origin);
        v("target", target);
        v("end", end);
        v("status", status);
        v("offeredSchemes", offeredSchemes);
        v("headers", headers);
        v("detail", detail);
        v("credential", credential);
        v("scheme", scheme);
        v("reply", reply);
        v("speaks", speaks);
        v("otherPort", otherPort);
        v("otherPortEnd", otherPortEnd);
        v("exceptions", exceptions);
    }
};

}
