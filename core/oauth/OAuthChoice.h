// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "oauth/OAuthRequest.h"

namespace lentera {

//! What a person, or an earlier sign-in, says of a sign-in.
struct OAuthChoice {
    QString provider;
    QString clientId;
    SharedSecret clientSecret; //!< null: none
    QStringList scopes;
    QString clientAuth; //!< `post`, `basic` or `none`; empty: as the provider has it
    QString issuer;
    OAuthEndpoints endpoints;          //!< in place of the provider's; empty ones are the provider's
    QMap<QString, QString> parameters; //!< of the provider
    int port = 0;
    std::chrono::milliseconds patience{300'000};
    OAuthPage page;
    std::function<void(const OAuthPrompt &)> prompt = [](const OAuthPrompt &) {
    };
    bool tryAgain = false; //!< send a refresh token once more that may be spent

    //! What is kept for the next time: provider, client, scopes and addresses; no secret.
    template <class V>
    void members(V &v)
    {
        v("provider", provider);
        v("clientId", clientId);
        v("scopes", scopes);
        v("clientAuth", clientAuth);
        v("issuer", issuer);
        v("authorization", endpoints.authorization);
        v("token", endpoints.token);
        v("device", endpoints.device);
        v("revocation", endpoints.revocation);
        v("parameters", parameters);
        v("port", port);
    }
};

//! \a first, and where it says nothing what \a other says.
OAuthChoice merged(OAuthChoice first, const OAuthChoice &other);

//! The request that \a choice means, on the way of \a connection. With an issuer or a token address of its own the
//! provider's addresses are not used: a secret meant for one server never goes to another.
//! Errors: oauth.provider.unknown {provider}, and those of endpointsOf().
Result<OAuthRequest> oauthRequestFor(const OAuthChoice &choice, const Connection &connection, seen::OAuthFlow flow);

//! When the refresh token that \a provider gave at \a issued and that was used at \a used ends; invalid when no time
//! ends it for certain.
QDateTime refreshTokenEnd(const OAuthProvider &provider, const QDateTime &issued, const QDateTime &used);

}
