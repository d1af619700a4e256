// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/HttpExchange.h"

namespace lentera {

//! A call with all the redirects that it led to.
struct HttpJourney {
    RawAnswer answer; //!< the last one
    QList<seen::Redirect> redirects;
    QUrl finalUrl;
    int sent = 0;              //!< requests, one a hop and those that libcurl sent anew
    seen::KeepAlive keepAlive; //!< of the redirects that were followed on the same connection
};

//! Sends \a request and follows its redirects within the origin, on one connection as an application would. Nothing
//! ever goes to another origin, and what is no GET or HEAD follows no redirect at all.
HttpJourney travel(const Plan &plan, const Request &request, const QHostAddress &address, Wait &wait);

//! Whether sending \a request again changes nothing.
bool isRepeatable(const Request &request);
//! Counts \a answer if it came on a kept connection, or would have.
void countReuse(seen::KeepAlive &keepAlive, const RawAnswer &answer);

//! Measures a call: \a first and up to `plan.samples` - 1 repetitions, 100 ms apart, each on a fresh connection. Ends
//! early at a refused authentication and at a limit. Empty when the plan asks for no samples or \a first is no whole
//! answer. Adds what was sent to \a sent.
QList<seen::Sample> sampleLatency(const Plan &plan, const Request &request, const QHostAddress &address,
                                  const RawAnswer &first, Wait &wait, int &sent);

//! Sends \a request four times, 100 ms apart, on a connection that the server keeps: how often did it die under the
//! repetitions? Nothing is tried when \a first says that the server closes after it (RFC 9112, section 9.3). Adds what
//! was sent to \a sent.
seen::KeepAlive tryKeepAlive(const Plan &plan, const Request &request, const QHostAddress &address,
                             const RawAnswer &first, Wait &wait, int &sent);

}
