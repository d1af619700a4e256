// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"
#include "oauth/OAuthProvider.h"

namespace lentera {

//! What is wrong with a sign-in, in the order of what explains what; the first failure, if there is one, is the root
//! cause. The provider's own rules come before those of RFC 6749. Pure.
QList<Finding> judgeOAuth(const seen::OAuthSeen &seen);

//! The finding that a refusing answer means: by \a provider's rules, else by RFC 6749 and RFC 8628. Empty for an answer
//! that is no refusal.
QString findingOf(const seen::OAuthAnswer &answer, const OAuthProvider *provider);

//! The ids of all findings that judgeOAuth() can give beside those of the providers' rules.
QStringList oauthFindingIds();

}
