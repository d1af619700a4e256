// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "definition/Connector.h"

#include <QStringList>

namespace lentera {

//! What looks wrong with a value for \a field, in sentences that do not show it; the same shapes that a check judges.
//! Empty when nothing does, or when there is no value.
QStringList credentialHints(const CredentialField &field, const SignIn &signIn, const SharedSecret &value);

}
