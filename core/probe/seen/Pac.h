// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera::seen {
namespace pacEnds {
Q_NAMESPACE

enum class PacEnd {
    Evaluated,
    Unreachable, //!< no file there, no name, no connection, no answer in time
    HttpError,   //!< the server answered with a status that is not good
    NotAScript,  //!< a page or nothing at all
    TooLarge,
    RedirectRefused, //!< to another origin, or too often
    SyntaxError,
    NoFunction, //!< the script has no FindProxyForURL
    Exception,  //!< it failed while it ran
    Limit,      //!< it wanted more time, memory, depth, lookups or output than a PAC file may have
    Invalid,    //!< its answer is empty or names no way that anybody knows
    Failed,     //!< Lentera's own evaluator did not do its work
    Stopped
};
Q_ENUM_NS(PacEnd)

//! What became of one way that the script named.
enum class PacTry {
    Untried,
    Chosen,
    Dead,       //!< no name, refused or silent: the next one is tried
    Unsupported //!< SOCKS4, or a word that nobody knows
};
Q_ENUM_NS(PacTry)

}

using pacEnds::PacEnd;
using pacEnds::PacTry;

//! One way of the script's answer, in its order.
struct PacEntry {
    QString text; //!< as the script wrote it, without user information
    QString url;  //!< e.g. `http://proxy:3128`; empty for DIRECT and for what is not supported
    PacTry end = PacTry::Untried;
    QString detail;
    double durationMs = 0;

    template <class V>
    void members(V &v)
    {
        v("text", text);
        v("url", url);
        v("end", end);
        v("detail", detail);
        v("durationMs", durationMs);
    }
};

struct PacSeen {
    QString source; //!< URL or file, without user information
    QString asked;  //!< the URL that FindProxyForURL was asked about
    PacEnd end = PacEnd::Failed;
    QString detail;
    int status = 0; //!< of the HTTP answer; 0 for a file or none
    QString contentType;
    qint64 bytes = 0;
    int line = 0;   //!< of the error in the script; 0 when unknown
    QString result; //!< what FindProxyForURL answered, without user information
    QList<PacEntry> entries;
    int chosen = -1;     //!< index of the entry that is used
    QStringList alerts;  //!< what the script told with alert(), at most 20
    QStringList lookups; //!< names that it had looked up
    double fetchMs = 0;
    double evaluateMs = 0;

    template <class V>
    void members(V &v)
    {
        v("source", source);
        v("asked", asked);
        v("end", end);
        v("detail", detail);
        v("status", status);
        v("contentType", contentType);
        v("bytes", bytes);
        v("line", line);
        v("result", result);
        v("entries", entries);
        v("chosen", chosen);
        v("alerts", alerts);
        v("lookups", lookups);
        v("fetchMs", fetchMs);
        v("evaluateMs", evaluateMs);
    }
};

}
