// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"
#include "definition/Connector.h"

namespace lentera {

//! The shell variable that stands for a credential field: `apiKey` gives `LENTERA_API_KEY`.
QString shellVariable(const QString &field);
//! The variable for the value that is stored, where the environment's own value stands beside it.
QString storedVariable(const QString &field);

//! A connector's template as one word of a POSIX shell: parameters as text, credential fields as variables,
//! `{base64(a:b)}` as a call of base64.
QString shellTemplate(const QString &text, const Connection &connection, const Connector &connector,
                      const SignIn &signIn);

}
