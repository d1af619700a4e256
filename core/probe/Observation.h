// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "definition/Phase.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

//! What probes saw, as values. A probe never judges; an end that is not good is a successful observation.
namespace lentera::seen {
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
enum class TcpEnd { Connected, Refused, TimedOut, HostUnreachable, NetworkUnreachable, Denied, Failed, Stopped };
Q_ENUM_NS(TcpEnd)
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
enum class TlsEnd {
    Established,     //!< the handshake finished; verification may still have problems
    PlainText,       //!< the server's first bytes are no TLS
    Alert,           //!< the server refused with an alert
    VersionMismatch, //!< no protocol version in common
    Reset,           //!< the connection was reset during the handshake
    Closed,          //!< closed without a word during the handshake
    TimedOut,
    ConnectFailed, //!< no TCP connection this time
    LocalFailure,  //!< e.g. the client certificate could not be loaded
    Failed,
    Stopped
};
Q_ENUM_NS(TlsEnd)
enum class HttpEnd {
    Answered, //!< a whole answer arrived
    NameFailed,
    ConnectFailed,
    TlsFailed,
    ProxyFailed,
    TimedOut,    //!< nothing arrived in time
    StalledBody, //!< the body began and then stopped or never ended in time
    Reset,
    EmptyReply, //!< closed without a byte
    NotHttp,    //!< bytes that are no HTTP
    HeadersTooLarge,
    BodyTooLarge,
    DecompressionBomb,
    BadEncoding, //!< the body cannot be decoded as Content-Encoding says
    Incomplete,  //!< closed before Content-Length or the last chunk
    RedirectLoop,
    TooManyRedirects,
    RedirectNotFollowed, //!< to another origin or from https to http: shown, not followed
    Failed,
    Stopped
};
Q_ENUM_NS(HttpEnd)
enum class FieldState { Present, Missing, Unreadable };
Q_ENUM_NS(FieldState)

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

struct TcpSeen {
    QString host;
    QString address;
    int port = 0;
    TcpEnd end = TcpEnd::Failed;
    QString detail;
    bool proxy = false;

    template <class V>
    void members(V &v)
    {
        v("host", host);
        v("address", address);
        v("port", port);
        v("end", end);
        v("detail", detail);
        v("proxy", proxy);
    }
};

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

struct CertificateSeen {
    QString subject; //!< RFC 2253
    QString issuer;
    QString commonName;
    QStringList names; //!< subject alternative names: `DNS:…`, `IP:…`
    QDateTime notBefore;
    QDateTime notAfter;
    QString serial;
    QString sha256;
    QString keyType; //!< `RSA`, `EC P-256`, `Ed25519` …
    int keyBits = 0;
    QString signatureAlgorithm;
    bool selfIssued = false; //!< subject equals issuer
    bool selfSigned = false; //!< and the signature is its own
    bool authority = false;  //!< basicConstraints CA
    QString authorityKeyId;
    QString subjectKeyId;
    QString authorityIssuer; //!< issuer of the issuer's certificate, where the authority key identifier names it
    QStringList issuerUrls;  //!< authority information access, caIssuers
    QStringList ocspUrls;
    QString pem;

    template <class V>
    void members(V &v)
    {
        v("subject", subject);
        v("issuer", issuer);
        v("commonName", commonName);
        v("names", names);
        v("notBefore", notBefore);
        v("notAfter", notAfter);
        v("serial", serial);
        v("sha256", sha256);
        v("keyType", keyType);
        v("keyBits", keyBits);
        v("signatureAlgorithm", signatureAlgorithm);
        v("selfIssued", selfIssued);
        v("selfSigned", selfSigned);
        v("authority", authority);
        v("authorityKeyId", authorityKeyId);
        v("subjectKeyId", subjectKeyId);
        v("authorityIssuer", authorityIssuer);
        v("issuerUrls", issuerUrls);
        v("ocspUrls", ocspUrls);
        v("pem", pem);
    }
};

//! One complaint of OpenSSL's verification; all are collected, not only the first.
struct VerifyProblem {
    int code = 0;    //!< X509_V_ERR_*
    QString name;    //!< e.g. `X509_V_ERR_CERT_HAS_EXPIRED`
    int depth = 0;   //!< 0 is the server's certificate
    QString subject; //!< of the certificate at that depth

    template <class V>
    void members(V &v)
    {
        v("code", code);
        v("name", name);
        v("depth", depth);
        v("subject", subject);
    }
};

struct TlsSeen {
    QString host; //!< the name that was asked for and verified
    QString address;
    int port = 0;
    TlsEnd end = TlsEnd::Failed;
    QString detail;
    QString alert; //!< OpenSSL's long name, e.g. `handshake failure`
    int alertCode = -1;
    bool alertAfterHandshake = false; //!< TLS 1.3 servers refuse a client certificate only then
    QString protocol;                 //!< e.g. `TLSv1.3`
    QString cipher;
    QString alpn;
    QString keyExchange;          //!< e.g. `X25519`
    QList<CertificateSeen> chain; //!< as sent, the server's own first
    int verifiedDepth = -1;       //!< length of the chain that verification built
    QList<VerifyProblem> problems;
    QString trust;            //!< `system`, `system+own`, `own`
    int trustedRoots = -1;    //!< how many roots were loaded; -1 when a folder is looked up by name
    QStringList trustedNames; //!< subjects of the connection's own roots, at most 20
    bool clientCertificateRequested = false;
    bool clientCertificateSent = false;
    QStringList acceptableAuthorities; //!< at most 20
    QByteArray firstBytes;             //!< at most 64, when the server spoke no TLS

    template <class V>
    void members(V &v)
    {
        v("host", host);
        v("address", address);
        v("port", port);
        v("end", end);
        v("detail", detail);
        v("alert", alert);
        v("alertCode", alertCode);
        v("alertAfterHandshake", alertAfterHandshake);
        v("protocol", protocol);
        v("cipher", cipher);
        v("alpn", alpn);
        v("keyExchange", keyExchange);
        v("chain", chain);
        v("verifiedDepth", verifiedDepth);
        v("problems", problems);
        v("trust", trust);
        v("trustedRoots", trustedRoots);
        v("trustedNames", trustedNames);
        v("clientCertificateRequested", clientCertificateRequested);
        v("clientCertificateSent", clientCertificateSent);
        v("acceptableAuthorities", acceptableAuthorities);
        v("firstBytes", firstBytes);
    }
    bool verified() const { return end == TlsEnd::Established && problems.isEmpty() && alert.isEmpty(); }
};

//! Milliseconds since the start of the request, with curl's names; -1 when not reached.
struct HttpPhases {
    double namelookup = -1;
    double connect = -1;
    double appconnect = -1;
    double pretransfer = -1;
    double starttransfer = -1;
    double total = -1;

    template <class V>
    void members(V &v)
    {
        v("namelookup", namelookup);
        v("connect", connect);
        v("appconnect", appconnect);
        v("pretransfer", pretransfer);
        v("starttransfer", starttransfer);
        v("total", total);
    }
};

struct HttpHeader {
    QString name; //!< as the server wrote it
    QString value;

    template <class V>
    void members(V &v)
    {
        v("name", name);
        v("value", value);
    }
};

struct Redirect {
    int status = 0;
    QString from;
    QString to; //!< resolved against from; shown as the server sent it when it is no URL
    bool otherOrigin = false;
    bool downgrade = false; //!< https to http

    template <class V>
    void members(V &v)
    {
        v("status", status);
        v("from", from);
        v("to", to);
        v("otherOrigin", otherOrigin);
        v("downgrade", downgrade);
    }
};

//! One attempt of a call that was tried again.
struct Attempt {
    int status = 0;
    HttpEnd end = HttpEnd::Failed;
    double startedMs = 0; //!< since the first attempt
    double durationMs = 0;
    double waitedMs = 0; //!< pause before the next attempt
    QString reason;      //!< of the pause: `backoff`, `retry-after`

    template <class V>
    void members(V &v)
    {
        v("status", status);
        v("end", end);
        v("startedMs", startedMs);
        v("durationMs", durationMs);
        v("waitedMs", waitedMs);
        v("reason", reason);
    }
};

struct HttpSeen {
    QString call; //!< id of the connector's call
    QString method;
    QString url;      //!< with secrets replaced
    QString finalUrl; //!< after redirects
    bool signedIn = false;
    HttpEnd end = HttpEnd::Failed;
    QString detail; //!< libcurl's own words
    int status = 0; //!< of the last answer; 0 when none came
    QString httpVersion;
    QList<HttpHeader> headers; //!< of the last answer
    QByteArray body;           //!< decoded, at most 64 KiB
    qint64 bodyBytes = 0;      //!< decoded, as far as it was read
    qint64 wireBytes = 0;      //!< as received
    bool bodyCut = false;
    QList<Redirect> redirects;
    QString remoteAddress;
    HttpPhases phases;
    QString proxy;
    QString proxyOrigin;
    QDateTime receivedAt; //!< this machine's clock when the headers of the last answer came, in UTC
    QList<Attempt> attempts;
    QList<double> samplesMs; //!< total time of repeated calls, when latency was measured

    template <class V>
    void members(V &v)
    {
        v("call", call);
        v("method", method);
        v("url", url);
        v("finalUrl", finalUrl);
        v("signedIn", signedIn);
        v("end", end);
        v("detail", detail);
        v("status", status);
        v("httpVersion", httpVersion);
        v("headers", headers);
        v("body", body);
        v("bodyBytes", bodyBytes);
        v("wireBytes", wireBytes);
        v("bodyCut", bodyCut);
        v("redirects", redirects);
        v("remoteAddress", remoteAddress);
        v("phases", phases);
        v("proxy", proxy);
        v("proxyOrigin", proxyOrigin);
        v("receivedAt", receivedAt);
        v("attempts", attempts);
        v("samplesMs", samplesMs);
    }
    //! The value of the first header of that name, in any case; empty when there is none.
    QString header(QLatin1StringView name) const;
    //! Media type without parameters, in lower case.
    QString contentType() const;
};

//! One field of a credential: what can be told without showing it.
struct FieldSeen {
    QString field;
    FieldState state = FieldState::Missing;
    bool required = true;
    bool secret = true;
    int length = 0;
    bool outerSpace = false;  //!< white space or a line break at either end
    bool innerBreak = false;  //!< a line break, tab or other control character inside
    bool innerBlank = false;  //!< a blank inside a value that goes into a header as it is
    bool quoted = false;      //!< wrapped in quotation marks
    bool schemeKept = false;  //!< begins with `Bearer `, `Basic ` or the header's name
    bool placeholder = false; //!< e.g. `<your token>`, `changeme`, `xxx`
    bool masked = false;      //!< only `*` or bullets: a masked value was copied
    bool prefixFits = true;   //!< one of the field's usual prefixes, or none is known
    bool patternFits = true;
    bool nonAscii = false;
    bool encrypted = false; //!< Fernet text (`gAAAAA`): the stored, encrypted form
    QString fingerprint;

    template <class V>
    void members(V &v)
    {
        v("field", field);
        v("state", state);
        v("required", required);
        v("secret", secret);
        v("length", length);
        v("outerSpace", outerSpace);
        v("innerBreak", innerBreak);
        v("innerBlank", innerBlank);
        v("quoted", quoted);
        v("schemeKept", schemeKept);
        v("placeholder", placeholder);
        v("masked", masked);
        v("prefixFits", prefixFits);
        v("patternFits", patternFits);
        v("nonAscii", nonAscii);
        v("encrypted", encrypted);
        v("fingerprint", fingerprint);
    }
};

struct CredentialSeen {
    QString signIn;
    QString keychain; //!< as CredentialState::keychain
    QString error;
    QList<FieldSeen> fields;
    QDateTime created;
    QDateTime lastVerified;
    QDateTime expires;

    template <class V>
    void members(V &v)
    {
        v("signIn", signIn);
        v("keychain", keychain);
        v("error", error);
        v("fields", fields);
        v("created", created);
        v("lastVerified", lastVerified);
        v("expires", expires);
    }
};

}

namespace lentera {

using Seen =
    std::variant<seen::DnsSeen, seen::TcpSeen, seen::ProxySeen, seen::TlsSeen, seen::HttpSeen, seen::CredentialSeen>;

//! What one probe saw, and when.
struct Observation {
    Phase phase = Phase::Dns;
    double startedMs = 0; //!< since the start of the run
    double durationMs = 0;
    Seen seen;
};

//! All observations of a run.
struct Evidence {
    QDateTime startedAt; //!< UTC
    QList<Observation> observations;

    //! Every observation of a kind, in the order in which they ended.
    template <class Kind>
    QList<const Kind *> all() const
    {
        QList<const Kind *> found;
        for (const Observation &observation : observations)
            if (const auto *one = std::get_if<Kind>(&observation.seen))
                found << one;
        return found;
    }
    //! The last observation of a kind; null when there is none.
    template <class Kind>
    const Kind *last() const
    {
        const QList<const Kind *> found = all<Kind>();
        return found.isEmpty() ? nullptr : found.last();
    }
};

//! `{"kind": "tcp", "phase": …, "startedMs": …, "durationMs": …, "seen": {…}}`.
QJsonObject observationJson(const Observation &observation);
//! Nothing when the kind is unknown.
std::optional<Observation> observationFromJson(const QJsonObject &json);

}
