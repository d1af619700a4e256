// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of reproduceCommand(); nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! What shows a finding about \a name: `dig` at the server that it names, else at the connection's first, else at the
//! system's; with `getent` where the system's own view counts.
QString nameCommand(const Finding &finding, const Connection &connection, const QString &name);

//! What shows the first words of the server at \a host and \a port, both words of a shell: `nc` that says nothing, or
//! what the protocol wants to hear first.
QString greetingCommand(const Finding &finding, const QString &host, const QString &port);

}
