// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/Plan.h"

namespace lentera {

//! `user:password` of the proxy URL that the environment names for \a connection, percent-decoded as curl does; null
//! when it has none or another proxy applies. A manual proxy's is a credential and does not come from here.
SharedSecret proxyPasswordFrom(const Connection &connection, const EnvironmentVariables &variables);

//! The same for unusedProxy().
SharedSecret unusedProxyPassword(const Connection &connection, const EnvironmentVariables &variables);

}
