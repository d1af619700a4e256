// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Session.h"

#include "oauth/OAuthSeen.h"

namespace lentera::cli {

//! Prints what a sign-in showed, as text or as JSON, and gives the exit status.
int showOAuth(const Session &session, const seen::OAuthSeen &seen, bool strict);

//! What ends the refresh tokens of a provider, one row each.
QList<QStringList> tokenEndRows(const Session &session, const QString &provider);

}
