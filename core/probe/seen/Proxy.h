// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

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
    Stopped
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
    }
};

}
