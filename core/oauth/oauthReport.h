// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Explanation.h"
#include "oauth/OAuthSeen.h"

#include <QJsonObject>

namespace lentera {

//! One command that shows the same answer of the token end point again, in a POSIX shell; every secret is a variable.
//! Empty where a second request would do harm (a code or a refresh token that may be used once), or show nothing.
QString oauthReproduceCommand(const seen::OAuthSeen &seen);

//! The `lentera.oauth/1` document: what was seen, and the findings worded in \a language. Holds no secret.
QJsonObject oauthJson(const seen::OAuthSeen &seen, const Explanations &explanations, const QString &language);

}
