// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "oauth/OAuthProvider.h"
#include "plan/Plan.h"

#include <functional>

namespace lentera {

//! What a person has to do for a sign-in to go on.
struct OAuthPrompt {
    QString url;      //!< to open in a browser
    QString userCode; //!< to type there; empty when nothing is to be typed
    int seconds = 0;  //!< how long that is possible
};

//! The page that a browser shows after the redirect, in the person's language: plain texts.
struct OAuthPage {
    QString title;
    QString done;
    QString refused;
};

//! One thing that is asked of an authorisation server.
struct OAuthRequest {
    OAuthProvider provider;
    seen::OAuthFlow flow = seen::OAuthFlow::Code;
    OAuthEndpoints endpoints; //!< whole addresses; the issuer's metadata fill those that are empty
    QString issuer;           //!< empty: no metadata are read
    QString clientId;
    SharedSecret clientSecret; //!< null: a public client
    QStringList scopes;
    SharedSecret token; //!< the refresh token, or the token to revoke
    int port = 0;       //!< of the redirect address; 0: a free one
    OAuthPage page;
    std::chrono::milliseconds patience{300'000}; //!< for the person
    std::function<void(const OAuthPrompt &)> prompt = [](const OAuthPrompt &) {
    };
    Connection connection; //!< whose proxy, trust and time-outs hold; it need not exist
    EnvironmentVariables environment;
    SharedSecret proxyPassword; //!< of the connection's own proxy; null when there is none
};

//! What was given; null where nothing was.
struct OAuthTokens {
    SharedSecret access;
    SharedSecret refresh;
};

struct OAuthResult {
    seen::OAuthSeen seen;
    OAuthTokens tokens;
};

}
