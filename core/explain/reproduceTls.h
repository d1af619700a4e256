// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

namespace lentera {

//! The command that shows a finding of area `tls`: \a handshake (an `openssl s_client … </dev/null`) with what this
//! finding needs added, or another command where no handshake shows it.
QString tlsCommand(const Finding &finding, const Connection &connection, const QString &handshake);

}
