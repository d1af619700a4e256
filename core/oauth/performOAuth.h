// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Wait.h"
#include "oauth/OAuthRequest.h"

namespace lentera {

//! Does what \a request asks for, phase by phase: reads the issuer's metadata where there is one, lets the person agree
//! in a browser (authorisation code with PKCE, RFC 7636, on a loopback redirect, RFC 8252) or on another device
//! (RFC 8628), asks for tokens once. Nothing is sent to an end point that is http beyond this machine. Blocks the
//! calling pool thread; a stop request ends it within 200 ms.
//! Errors: oauth.flow.unsupported {provider, flow}, oauth.endpoint.missing {provider, endpoint}, oauth.port.missing
//! {provider}, oauth.listen {port, reason}, oauth.client-id.missing {provider}, run.stopped.
Result<OAuthResult> performOAuth(const OAuthRequest &request, const Wait &wait);

}
