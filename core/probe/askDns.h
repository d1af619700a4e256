// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"
#include "probe/DnsMessage.h"
#include "probe/Route.h"

namespace lentera {

//! One question and all that came of it.
struct DnsAsked {
    seen::DnsQuestion question;
    DnsReply reply;
};

//! Asks \a server one question over UDP, twice at most, and over TCP when the answer did not fit. Blocks until the
//! answer, the end of the tries (3 s) or of \a wait.
DnsAsked askDns(const ServerAddress &server, const QByteArray &name, DnsType type, const Wait &wait);

}
