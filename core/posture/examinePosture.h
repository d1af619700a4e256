// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"
#include "plan/Plan.h"
#include "probe/Observation.h"

#include <QHostAddress>

#include <functional>

namespace lentera {

//! What a posture may do beside asking the server itself.
struct PostureOptions {
    bool revocation = false; //!< ask the authority's OCSP responder and fetch its lists: other hosts than the target
    bool stores = false;     //!< look for other trust stores on this machine, and ask node for its roots
    int mostConnections = 240;
};

//! Asks a server many short questions and gives all that it shows of its TLS. \a addresses is the first hop's: the
//! first is examined, the others are met once or twice. Blocks the calling pool thread; at most 8 connections at once;
//! ends within 200 ms of a stop request. \a progress gets the number of connections made so far, from any thread.
seen::PostureSeen examinePosture(const Plan &plan, const QList<QHostAddress> &addresses, const PostureOptions &options,
                                 Wait &wait, const std::function<void(int)> &progress = {});

}
