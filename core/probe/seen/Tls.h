// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/seen/LocalClock.h"

namespace lentera::seen {
namespace tlsEnds {
Q_NAMESPACE

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

}

using tlsEnds::TlsEnd;

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
    QStringList crlUrls;
    QStringList keyUsages;       //!< as RFC 5280 names them: `digitalSignature`, `keyCertSign` …; empty for any use
    QStringList purposes;        //!< extended key usage: `serverAuth`, `clientAuth` …; empty for any
    QStringList policies;        //!< object identifiers
    QStringList nameConstraints; //!< `permitted DNS:…`, `excluded DNS:…`
    int pathLength = -1;         //!< authorities that may follow below; -1 for any number
    bool mustStaple = false;     //!< RFC 7633: only valid with a stapled OCSP answer
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
        v("crlUrls", crlUrls);
        v("keyUsages", keyUsages);
        v("purposes", purposes);
        v("policies", policies);
        v("nameConstraints", nameConstraints);
        v("pathLength", pathLength);
        v("mustStaple", mustStaple);
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
    //! Where only dates kept the certificates from being trusted: the server's Date header, asked for without
    //! credential over TLS that overlooks dates, and this machine's clock at that moment. Else invalid.
    QDateTime serverTime;
    QDateTime serverTimeHere;
    double serverTimeWaitMs = 0;        //!< from the ready connection to that moment
    LocalClock localClock;              //!< then
    QList<CertificateSeen> clientChain; //!< the connection's own client certificate first; empty when it has none
    bool stapled = false;               //!< an OCSP answer came with the handshake

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
        v("serverTime", serverTime);
        v("serverTimeHere", serverTimeHere);
        v("serverTimeWaitMs", serverTimeWaitMs);
        v("localClock", localClock);
        v("clientChain", clientChain);
        v("stapled", stapled);
    }
    bool verified() const { return end == TlsEnd::Established && problems.isEmpty() && alert.isEmpty(); }
};

}
