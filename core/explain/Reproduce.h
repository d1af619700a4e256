// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"
#include "plan/Plan.h"

namespace lentera {

//! One command that a colleague can paste into a POSIX shell to see the same: `dig`, `nc`, `openssl s_client`, `curl` …
//! Every value from outside is quoted; every secret is a shell variable (`"$LENTERA_TOKEN"`), never a value.
QString reproduceCommand(const Finding &finding, const Connection &connection, const Connector &connector,
                         const EffectiveProxy &proxy);

//! For a finding that an experiment gave: the command as the ladder went, then the same with the one thing changed.
//! Nothing for any other finding.
std::optional<QString> flipCommand(const Finding &finding, const Connection &connection, const Connector &connector,
                                   const EffectiveProxy &proxy);

//! \a text as one word of a POSIX shell.
QString shellWord(const QString &text);

}
