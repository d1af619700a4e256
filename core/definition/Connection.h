// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Ids.h"

#include <QMap>
#include <QObject>
#include <QStringList>
#include <QUrl>

namespace lentera {
namespace connectionSettings {
Q_NAMESPACE

//! Where a connection's proxy comes from: the environment's variables, nowhere (direct), the connection itself, the
//! desktop's settings, or a PAC file.
enum class ProxySource { Environment, None, Manual, System, Pac };
Q_ENUM_NS(ProxySource)

//! Which roots are trusted: the system's, the system's and the connection's own, or the connection's own only.
enum class TrustRoots { System, SystemAndOwn, OwnOnly };
Q_ENUM_NS(TrustRoots)

}

using connectionSettings::ProxySource;
using connectionSettings::TrustRoots;

struct ProxySetting {
    ProxySource source = ProxySource::Environment;
    QString url;      //!< with source Manual: http, https, socks5 or socks5h, without user information
    QString pac = {}; //!< with source Pac: an http or https URL without user information, or the whole path of a file

    template <class V>
    void members(V &v)
    {
        v("source", source);
        v("url", url);
        v("pac", pac);
    }
    bool operator==(const ProxySetting &) const = default;
};

struct TrustSetting {
    TrustRoots roots = TrustRoots::System;
    QByteArray ownRoots;           //!< PEM certificates, read from the file that the person chose
    QString clientCertificateFile; //!< PEM or PKCS#12; the key's passphrase is a credential
    QString clientKeyFile;         //!< PEM; empty when the key is in the certificate's file

    template <class V>
    void members(V &v)
    {
        v("roots", roots);
        v("ownRoots", ownRoots);
        v("clientCertificateFile", clientCertificateFile);
        v("clientKeyFile", clientKeyFile);
    }
    bool operator==(const TrustSetting &) const = default;
};

//! Milliseconds.
struct Timeouts {
    int connect = 10'000; //!< one TCP connect or TLS handshake
    int idle = 15'000;    //!< without a byte while waiting for an answer
    int total = 30'000;   //!< the whole run

    template <class V>
    void members(V &v)
    {
        v("connect", connect);
        v("idle", idle);
        v("total", total);
    }
    bool operator==(const Timeouts &) const = default;
};

//! Which answers are worth another attempt, and when. A refused authentication never is.
struct RetryPolicy {
    int attempts = 5;
    double initialSeconds = 1;
    double factor = 2;
    double capSeconds = 60;
    double jitter = 0.1;
    QList<int> statuses{408, 429, 500, 502, 503, 504};

    template <class V>
    void members(V &v)
    {
        v("attempts", attempts);
        v("initialSeconds", initialSeconds);
        v("factor", factor);
        v("capSeconds", capSeconds);
        v("jitter", jitter);
        v("statuses", statuses);
    }
    bool operator==(const RetryPolicy &) const = default;
};

//! How the program of a connection starts, where its connector is of a program on this machine. It gets the variables
//! that are named here and no others.
struct ProcessSetting {
    QString program; //!< a file, or a name that its own PATH leads to
    QStringList arguments;
    QString directory;                //!< where it runs; empty for the root, as some hosts do
    QMap<QString, QString> variables; //!< with their values, none of them a secret
    QStringList inherited;            //!< names; their values are those of Lentera's own environment
    QStringList secrets;              //!< names; their values are the connection's credential

    template <class V>
    void members(V &v)
    {
        v("program", program);
        v("arguments", arguments);
        v("directory", directory);
        v("variables", variables);
        v("inherited", inherited);
        v("fromKeychain", secrets); // a member called after secrets is never exported
    }
    bool operator==(const ProcessSetting &) const = default;
};

//! What MCP's own client library passes on to a server, and no more.
QStringList hostVariables();
//! Whether \a text may be the name of an environment variable.
bool isEnvironmentName(const QString &text);
//! Whether a variable seems to hold a secret: by its name, or as a URL with a password in it.
bool mayBeSecret(const QString &name, const QString &value);

//! One tenant's instance of a connector. Holds no secret: those are in the keychain under the fields' names.
struct Connection {
    TenantId tenant;
    ConnectionId id;
    QString name;
    QString connector;                 //!< id of the connector
    QMap<QString, QString> parameters; //!< by the connector's parameter ids; `baseUrl` is always among them
    QString signIn; //!< id of the connector's sign-in kind; empty for the connector's first that fits the parameters
    ProxySetting proxy;
    TrustSetting trust;
    Timeouts timeouts;
    RetryPolicy retry;
    QStringList resolvers; //!< `IP` or `IP:PORT` (`[v6]:PORT`); empty for the system's
    QStringList connectTo; //!< `HOST:PORT:ADDR:PORT` as curl's --connect-to
    ProcessSetting process;
    QString notes;

    QUrl baseUrl() const { return QUrl(parameters.value(QStringLiteral("baseUrl")).trimmed(), QUrl::StrictMode); }
    QString host() const { return baseUrl().host(); }
    int port() const { return baseUrl().port(baseUrl().scheme() == QLatin1StringView("http") ? 80 : 443); }
    bool usesTls() const { return baseUrl().scheme() == QLatin1StringView("https"); }

    //! Everything but the tenant, which the place where it is stored or exported names.
    template <class V>
    void members(V &v)
    {
        v("name", name);
        v("connector", connector);
        v("parameters", parameters);
        v("signIn", signIn);
        v("proxy", proxy);
        v("trust", trust);
        v("timeouts", timeouts);
        v("retry", retry);
        v("resolvers", resolvers);
        v("connectTo", connectTo);
        v("process", process);
        v("notes", notes);
    }
    bool operator==(const Connection &) const = default;
};

}
