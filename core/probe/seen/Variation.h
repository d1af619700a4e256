// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace lentera::seen {
namespace variations {
Q_NAMESPACE

//! The one thing that an experiment changed; None for what the ladder itself saw. In the order in which they are tried.
enum class Variation {
    None,
    WithoutCredential,     //!< the signed call without its credential
    Direct,                //!< without the proxy
    ThroughProxy,          //!< through the proxy that the environment or the system names
    OtherAddress,          //!< through one given address of the name
    OtherResolver,         //!< asked another server
    RandomName,            //!< asked for a name that cannot exist
    Again,                 //!< the same once more
    WithoutSni,            //!< no server name in the ClientHello
    Tls12,                 //!< TLS 1.2 and nothing else
    Tls13,                 //!< TLS 1.3 and nothing else
    SystemTrust,           //!< the system's roots in place of the connection's own
    OwnTrust,              //!< the connection's own roots beside or in place of the system's
    EnvironmentCredential, //!< the credential that the environment's variables hold
    Http1                  //!< HTTP/1.1 in place of HTTP/2
};
Q_ENUM_NS(Variation)

}

using variations::Variation;

}
