// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/Plan.h"

namespace lentera {

//! `user:password` of the proxy URL that the environment or the desktop names for \a connection, percent-decoded as
//! curl does; null when it has none or another proxy applies. A manual proxy's is a credential and does not come from
//! here.
SharedSecret proxyPasswordFrom(const Connection &connection, const EnvironmentVariables &variables,
                               const SystemProxy &system = {});

//! URL or file of the PAC file that chooses \a connection's proxy; empty when none does.
QString pacOf(const Connection &connection, const SystemProxy &system);

//! What proxyPasswordFrom() tells, for unusedProxy().
SharedSecret unusedProxyPassword(const Connection &connection, const EnvironmentVariables &variables,
                                 const SystemProxy &system = {});

}
