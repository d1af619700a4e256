// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/OAuthRequest.h"

namespace lentera::words {

//! How a person signs in.
QString oauthFlow(seen::OAuthFlow flow);
//! \a phase as OAuthPhase names it.
QString oauthPhase(const QString &phase);
QString oauthOutcome(seen::OAuthOutcome outcome);
//! What the browser shows at the end.
OAuthPage oauthPage();

}
