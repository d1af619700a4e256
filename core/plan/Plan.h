// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "definition/Connection.h"
#include "definition/Connector.h"
#include "definition/Phase.h"
#include "plan/ProxyException.h"

#include <QDateTime>
#include <QHostAddress>
#include <QMap>

namespace lentera {

//! The connection's effective proxy and where it came from. Part of every result.
struct EffectiveProxy {
    QString url;    //!< without user information; empty when direct
    QString origin; //!< `setting`, `none`, `environment:https_proxy`, `no_proxy:<entry>`, `loopback`,
                    //!< `system:<desktop>`, `system-exception:<entry>`, `pac:<URL or file>`
    //! What no_proxy, or the desktop's list, holds for this target: the entry that keeps it from the proxy, or those
    //! that look as if they did.
    QList<ProxyException> exceptions = {};

    bool direct() const { return url.isEmpty(); }
};

//! What is known of a credential before it is used. The values travel in the plan, as SharedSecret, and nowhere else.
struct CredentialState {
    QString keychain; //!< `usable`, `locked`, `waiting`, `absent`, `silent`; empty when no keychain was asked
    QString error;    //!< id of the error that reading gave, e.g. `keychain.locked`; empty when all was read
    QDateTime created;
    QDateTime lastVerified;
    QDateTime expires; //!< invalid when unknown
};

//! What the ClientHello offers, where it is not all that OpenSSL would.
struct TlsOffer {
    bool serverName = true;
    int only = 0; //!< the one version to offer, e.g. 0x0303 for TLS 1.2; 0 for all
};

//! What the desktop's proxy settings say, handed in so that planning stays pure.
struct SystemProxy {
    QString desktop;                //!< `gnome`, `kde`, `macos`, `windows`; empty where there are no such settings
    QMap<QString, QString> proxies; //!< by `http`, `https` and `socks`; URLs, possibly with user information
    QString pac;                    //!< URL or file; goes before the proxies
    QStringList exceptions;         //!< hosts that are reached directly, written as in no_proxy
};

//! The files of this machine that say how names are looked up. Named here so that tests have their own.
struct NameFiles {
    QString hosts = QStringLiteral("/etc/hosts");
    QString resolvers = QStringLiteral("/etc/resolv.conf");
};

//! All that a run needs, as values: made before the run, never changed by it.
struct Plan {
    Connection connection;
    Connector connector;
    SignIn signIn;                          //!< the chosen kind; signIn.none when the connector needs none
    QMap<QString, SharedSecret> credential; //!< by field id, also for fields that are not secret
    CredentialState credentialState;
    EffectiveProxy proxy;       //!< with a PAC file: not known before the run has evaluated it
    QString pac;                //!< URL or file of the PAC file that chooses the proxy; empty when it is known
    QString proxyScheme;        //!< the sign-in that the proxy is known to take; empty while that is not known
    SharedSecret proxyPassword; //!< `user:password` for the proxy; null when there is none
    SharedSecret clientKeyPassphrase;
    NameFiles nameFiles;
    QList<Phase> steps; //!< the ladder, in order
    QString reachCall;  //!< call made without credential; empty when the low-impact call alone is made
    QString signedCall; //!< the low-impact call; made with the credential when there is one
    int attempts = 2;   //!< how often a call is tried in this check; the connection's policy may allow more elsewhere
    int samples = 1;    //!< how often the low-impact call is repeated to measure latency

    //! Whether more may be asked when something failed, to learn why; what follows are its means.
    bool experiments = true;
    EffectiveProxy otherProxy; //!< that the environment names although the connection does not use it
    SharedSecret otherProxyPassword;
    QMap<QString, SharedSecret> environmentCredential; //!< fields as the environment's variables hold them
    QStringList environmentVariables;                  //!< the names of those variables

    QMap<QString, SharedSecret> inherited; //!< variables of this process that a program gets; those that are set

    QList<QHostAddress> addresses; //!< of the first hop, where they are known: nothing is looked up
    TlsOffer tlsOffer;
    bool http1 = false; //!< HTTP/1.1 even where the server offers HTTP/2
};

//! The environment variables that may name a proxy, handed in so that planning stays pure.
using EnvironmentVariables = QMap<QString, QString>;

//! The proxy that applies to \a connection, by its setting or by the variables (`https_proxy`, `http_proxy`,
//! `all_proxy` and `no_proxy`, lower case before upper, as curl reads them), or by the desktop. Loopback names are
//! never proxied by the environment. With a PAC file there is an origin but no URL yet.
EffectiveProxy effectiveProxy(const Connection &connection, const EnvironmentVariables &variables,
                              const SystemProxy &system = {});

//! The proxy that the variables name although \a connection does not use it: by its own setting, or for no_proxy.
//! Direct where there is none, for this machine itself, and where a PAC file chooses.
EffectiveProxy unusedProxy(const Connection &connection, const EnvironmentVariables &variables,
                           const SystemProxy &system = {});

//! The sign-in kind that \a connection uses: the one it names, else the connector's first that fits its parameters. Of
//! a program: a field for each of its variables that are secrets.
SignIn chosenSignIn(const Connection &connection, const Connector &connector);

//! The ladder for a connection. Pure: nothing is looked up, opened or read.
Plan planFor(const Connection &connection, const Connector &connector, const EnvironmentVariables &variables,
             const SystemProxy &system = {});

}
