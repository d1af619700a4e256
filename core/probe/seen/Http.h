// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/seen/LocalClock.h"

namespace lentera::seen {
namespace httpEnds {
Q_NAMESPACE

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

}

using httpEnds::HttpEnd;

//! Milliseconds since the start of the request, with curl's names; -1 when not reached.
struct HttpPhases {
    double namelookup = -1;
    double connect = -1;
    double appconnect = -1;
    double pretransfer = -1;
    double starttransfer = -1;
    double total = -1;
    double headers = -1; //!< our own: the empty line after the headers came

    template <class V>
    void members(V &v)
    {
        v("namelookup", namelookup);
        v("connect", connect);
        v("appconnect", appconnect);
        v("pretransfer", pretransfer);
        v("starttransfer", starttransfer);
        v("total", total);
        v("headers", headers);
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
    bool followed = false;  //!< the request was sent there
    QStringList withheld;   //!< what `to` did not get: `credential`, `cookie`, `body`

    template <class V>
    void members(V &v)
    {
        v("status", status);
        v("from", from);
        v("to", to);
        v("otherOrigin", otherOrigin);
        v("downgrade", downgrade);
        v("followed", followed);
        v("withheld", withheld);
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

//! One of the calls that were made to measure latency.
struct Sample {
    int status = 0; //!< 0 when no answer came
    HttpEnd end = HttpEnd::Failed;
    double readyMs = -1;     //!< connection and TLS stood
    double firstByteMs = -1; //!< since the start of the call, as readyMs
    double totalMs = -1;
    QString address;      //!< that answered
    QDateTime receivedAt; //!< this machine's clock when the headers came, in UTC
    QDateTime serverDate; //!< of the answer's Date; invalid when it had none or came out of a cache

    bool good() const { return end == HttpEnd::Answered && status >= 200 && status < 400; }

    template <class V>
    void members(V &v)
    {
        v("status", status);
        v("end", end);
        v("readyMs", readyMs);
        v("firstByteMs", firstByteMs);
        v("totalMs", totalMs);
        v("address", address);
        v("receivedAt", receivedAt);
        v("serverDate", serverDate);
    }
};

//! How requests fared on connections that had served one before.
struct KeepAlive {
    int tried = 0; //!< requests sent on such a connection
    int died = 0;  //!< of them: closed or reset without a byte, and answered on a fresh connection

    template <class V>
    void members(V &v)
    {
        v("tried", tried);
        v("died", died);
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
    QList<int> interim;    //!< statuses of the 1xx answers before the last one, at most 20
    int interimCount = 0;  //!< how many there were
    QList<Sample> samples; //!< the first call and its repetitions, when latency was measured
    KeepAlive keepAlive;
    LocalClock localClock;
    int requests = 0;       //!< how many were sent: redirects, repetitions and measured ones too
    bool speaksTls = false; //!< the port answered nothing to plain HTTP, and then a TLS handshake

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
        v("interim", interim);
        v("interimCount", interimCount);
        v("samples", samples);
        v("keepAlive", keepAlive);
        v("localClock", localClock);
        v("requests", requests);
        v("speaksTls", speaksTls);
    }
    //! The value of the first header of that name, in any case; empty when there is none.
    QString header(QLatin1StringView name) const;
    //! Media type without parameters, in lower case.
    QString contentType() const;
};

}
