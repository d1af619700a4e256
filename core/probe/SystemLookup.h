// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Probes.h"

#include <functional>

namespace lentera {

//! What the system's resolver said.
struct SystemAnswer {
    int code = 0;        //!< 0 or EAI_*
    int systemError = 0; //!< errno, with EAI_SYSTEM
    QStringList addresses;
    QString canonicalName;
};
//! Blocks until the resolver has answered; called on a thread of its own.
using SystemResolver = std::function<SystemAnswer(const QByteArray &name)>;

//! getaddrinfo, with every address once, in the system's order.
SystemAnswer systemAnswer(const QByteArray &name);

//! probeSystemDns with any resolver. A resolver cannot be cancelled, so its thread is left behind on a stop or at the
//! deadline; at most 64 are under way at once, a further lookup waits for its turn.
seen::DnsSeen lookUp(const Hop &hop, const SystemResolver &resolve, Wait &wait, const QString &hostsFile = {});

}
