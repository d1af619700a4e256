// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Redactor.h"
#include "base/Secret.h"
#include "base/Wait.h"
#include "dify/DifySeen.h"
#include "dify/DifyStack.h"
#include "files/ComposeEnv.h"

namespace lentera {

//! Asks the services behind Dify for their health: plugin daemon (and whether it takes the key of the `.env` file),
//! sandbox, vector store, and the SSRF proxy on the way to \a stack's target. GET only.
QList<seen::DifyQuestion> examineServices(const DifyStack &stack, const ComposeEnv &env,
                                          const seen::DifyCompose &compose, const Redactor &redactor, const Wait &wait);

//! Asks the api: its own health, and through the public address whether it answers and reaches its database.
QList<seen::DifyQuestion> examineApi(const DifyStack &stack, const seen::DifyCompose &compose, const Redactor &redactor,
                                     const Wait &wait);

}
