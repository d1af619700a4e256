// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera::seen {
namespace postures {
Q_NAMESPACE

//! How a server took one question.
enum class Answer {
    NotAsked, //!< the budget of connections or the time was used up, or nothing could be asked
    Accepted,
    Refused,      //!< with an alert
    OtherVersion, //!< it answered in a protocol version that was not offered
    Closed,
    Reset,
    TimedOut,
    Failed
};
Q_ENUM_NS(Answer)

//! Who chooses among the suites that both sides know.
enum class Preference { Unknown, Server, Client };
Q_ENUM_NS(Preference)

enum class Presence { Unknown, Yes, No };
Q_ENUM_NS(Presence)

//! What an authority says of a certificate.
enum class Standing { Good, Revoked, Unknown, Stale, Invalid, Unreachable };
Q_ENUM_NS(Standing)

}

using postures::Answer;
using postures::Preference;
using postures::Presence;
using postures::Standing;

struct SuiteSeen {
    int id = 0;          //!< as IANA numbers it
    QString name;        //!< OpenSSL's, else IANA's
    QString standard;    //!< IANA's: tells key exchange, cipher and hash
    QString keyExchange; //!< `X25519`, `DH 2048`; empty when the suite fixes it or nobody asked

    template <class V>
    void members(V &v)
    {
        v("id", id);
        v("name", name);
        v("standard", standard);
        v("keyExchange", keyExchange);
    }
};

struct VersionSeen {
    QString version; //!< `SSLv3`, `TLSv1`, `TLSv1.1`, `TLSv1.2`, `TLSv1.3`
    Answer answer = Answer::NotAsked;
    QString detail; //!< the alert's name, or the version that came instead
    Preference preference = Preference::Unknown;
    QList<SuiteSeen> suites; //!< in the order in which the server chose them
    bool complete = true;    //!< false when the budget ended the search
    QStringList groups;      //!< `X25519`, `P-256`, `ffdhe2048` …, in the order in which the server chose them

    template <class V>
    void members(V &v)
    {
        v("version", version);
        v("answer", answer);
        v("detail", detail);
        v("preference", preference);
        v("suites", suites);
        v("complete", complete);
        v("groups", groups);
    }
};

//! What the server shows to one way of naming it.
struct NameAnswerSeen {
    QString asked; //!< the name in the ClientHello; empty for none
    Answer answer = Answer::NotAsked;
    QString detail;
    QString sha256; //!< of the certificate that came
    QString subject;

    template <class V>
    void members(V &v)
    {
        v("asked", asked);
        v("answer", answer);
        v("detail", detail);
        v("sha256", sha256);
        v("subject", subject);
    }
};

//! One statement about the server's certificate.
struct RevocationSeen {
    QString method; //!< `staple`, `ocsp` or `crl`
    QString url;
    Standing standing = Standing::Unreachable;
    QString detail;
    QDateTime thisUpdate;
    QDateTime nextUpdate;
    QDateTime revokedAt;

    template <class V>
    void members(V &v)
    {
        v("method", method);
        v("url", url);
        v("standing", standing);
        v("detail", detail);
        v("thisUpdate", thisUpdate);
        v("nextUpdate", nextUpdate);
        v("revokedAt", revokedAt);
    }
};

//! One certificate of the chain as verification built it, the server's own first.
struct PathLinkSeen {
    QString subject;
    QString issuer;
    QString sha256;  //!< empty for one that is missing
    int sentAt = -1; //!< place in the chain as sent; -1 when it came from the store
    bool anchor = false;
    QStringList problems; //!< names of verification errors at this depth

    template <class V>
    void members(V &v)
    {
        v("subject", subject);
        v("issuer", issuer);
        v("sha256", sha256);
        v("sentAt", sentAt);
        v("anchor", anchor);
        v("problems", problems);
    }
};

//! One connection of several: which certificate it met.
struct BackendSeen {
    QString address;
    QString sha256;
    QString subject;
    QDateTime notAfter;
    QString problem; //!< first verification error's name

    template <class V>
    void members(V &v)
    {
        v("address", address);
        v("sha256", sha256);
        v("subject", subject);
        v("notAfter", notAfter);
        v("problem", problem);
    }
};

//! A set of roots on this machine, and whether the chain as sent ends in it.
struct StoreSeen {
    QString store; //!< `system`, `connection`, `python-certifi`, `java`, `nss`, `firefox`, `node`
    QString place;
    int roots = 0;
    bool trusted = false;
    QString problem; //!< verification error's name, or why the store could not be read
    QString anchor;  //!< subject of the root that the chain ends at

    template <class V>
    void members(V &v)
    {
        v("store", store);
        v("place", place);
        v("roots", roots);
        v("trusted", trusted);
        v("problem", problem);
        v("anchor", anchor);
    }
};

//! All that a server shows of its TLS to many short questions.
struct PostureSeen {
    QString host;
    QString address;
    int port = 0;
    QString serverName; //!< the name in the ClientHellos; empty for none
    int connections = 0;
    bool complete = true; //!< false when the budget of connections, the time or a stop ended it
    QList<VersionSeen> versions;
    QStringList signatureAlgorithms; //!< with which the server proves its key: `rsa_pss_rsae_sha256` …
    QStringList alpn;
    Presence compression = Presence::Unknown;
    Presence secureRenegotiation = Presence::Unknown;  //!< RFC 5746
    Presence extendedMasterSecret = Presence::Unknown; //!< RFC 7627
    Presence fallbackGuard = Presence::Unknown;        //!< RFC 7507
    Presence sessionId = Presence::Unknown;            //!< resumption by session id, TLS 1.2
    Presence ticket = Presence::Unknown;               //!< resumption by ticket, TLS 1.2
    Presence psk = Presence::Unknown;                  //!< resumption by pre-shared key, TLS 1.3
    int earlyDataBytes = 0;                            //!< 0-RTT data that a ticket allows
    QStringList clientCertificateAsked;                //!< versions in which one is asked for
    QStringList acceptableAuthorities;                 //!< at most 20
    QList<NameAnswerSeen> names;
    QList<RevocationSeen> revocations;
    QList<PathLinkSeen> path;
    QList<BackendSeen> backends;
    QList<StoreSeen> stores;

    template <class V>
    void members(V &v)
    {
        v("host", host);
        v("address", address);
        v("port", port);
        v("serverName", serverName);
        v("connections", connections);
        v("complete", complete);
        v("versions", versions);
        v("signatureAlgorithms", signatureAlgorithms);
        v("alpn", alpn);
        v("compression", compression);
        v("secureRenegotiation", secureRenegotiation);
        v("extendedMasterSecret", extendedMasterSecret);
        v("fallbackGuard", fallbackGuard);
        v("sessionId", sessionId);
        v("ticket", ticket);
        v("psk", psk);
        v("earlyDataBytes", earlyDataBytes);
        v("clientCertificateAsked", clientCertificateAsked);
        v("acceptableAuthorities", acceptableAuthorities);
        v("names", names);
        v("revocations", revocations);
        v("path", path);
        v("backends", backends);
        v("stores", stores);
    }
};

}
