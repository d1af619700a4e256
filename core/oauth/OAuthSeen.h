// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"
#include "probe/Observation.h"

namespace lentera::seen {
namespace oauthNames {
Q_NAMESPACE

//! What is asked of an authorisation server: the authorisation code, the device code or the client credentials grant,
//! a new access token for a refresh token, or the end of a token.
enum class OAuthFlow { Code, Device, Client, Refresh, Revoke };
Q_ENUM_NS(OAuthFlow)

enum class OAuthOutcome {
    Done,
    Refused, //!< the answer says no
    Failed,  //!< no usable answer
    TimedOut,
    Stopped //!< by the person
};
Q_ENUM_NS(OAuthOutcome)

}

using oauthNames::OAuthFlow;
using oauthNames::OAuthOutcome;

//! One step: `metadata`, `device`, `browser`, `redirect`, `token`, `revocation`, `stored`.
struct OAuthPhase {
    QString name;
    double startedMs = 0; //!< since the beginning
    double durationMs = 0;
    OAuthOutcome outcome = OAuthOutcome::Done;

    template <class V>
    void members(V &v)
    {
        v("name", name);
        v("startedMs", startedMs);
        v("durationMs", durationMs);
        v("outcome", outcome);
    }
};

//! What one end point answered. Tokens and codes are left out; what is left holds no known secret.
struct OAuthAnswer {
    QString request; //!< `metadata`, `device`, `code`, `refresh`, `client`, `revocation`; `authorization`: the redirect
    QString url;
    HttpEnd end = HttpEnd::Failed;
    QString detail; //!< libcurl's own words
    int status = 0;
    QString contentType;
    QString location; //!< of a redirect, which is not followed
    QDateTime receivedAt;
    QDateTime serverDate;          //!< of the answer's Date
    bool readable = false;         //!< JSON object or form
    QMap<QString, QString> fields; //!< what is text, number or truth in it, inner ones as `outer.inner`
    QStringList secrets;           //!< names of the tokens and codes that it held
    QString excerpt;               //!< the beginning of what is not readable
    int times = 1;                 //!< how often this was answered alike, one after the other

    bool answered() const { return end == HttpEnd::Answered; }
    bool has(const QString &secret) const { return secrets.contains(secret); }
    //! `error`, or the word that stands for it; empty when the answer is none.
    QString error() const;

    template <class V>
    void members(V &v)
    {
        v("request", request);
        v("url", url);
        v("end", end);
        v("detail", detail);
        v("status", status);
        v("contentType", contentType);
        v("location", location);
        v("receivedAt", receivedAt);
        v("serverDate", serverDate);
        v("readable", readable);
        v("fields", fields);
        v("secrets", secrets);
        v("excerpt", excerpt);
        v("times", times);
    }
};

//! What came back from the browser (RFC 6749, section 4.1.2), without the code.
struct OAuthRedirect {
    bool received = false;
    bool stateFits = false;
    QString issuer; //!< `iss` (RFC 9207); empty when it was not sent

    template <class V>
    void members(V &v)
    {
        v("received", received);
        v("stateFits", stateFits);
        v("issuer", issuer);
    }
};

//! All that one sign-in, refresh or revocation showed. Holds no secret.
struct OAuthSeen {
    QString provider;
    OAuthFlow flow = OAuthFlow::Code;
    QString clientId;
    bool clientSecret = false; //!< whether one was given
    QString clientAuth;        //!< `post`, `basic` or `none`
    bool pkce = false;
    QString issuer; //!< that is expected; empty when it is not known
    QString metadataIssuer;
    QMap<QString, QString> endpoints; //!< by `authorization`, `token`, `device`, `revocation`
    QStringList plainEndpoints;       //!< those that are http beyond this machine: nothing was sent
    QString redirectUri;
    QMap<QString, QString> authorizationParameters; //!< beside those of RFC 6749
    OAuthRedirect redirect;
    QStringList scopesAsked;
    QStringList scopesGranted; //!< empty when the answer does not tell
    QDateTime startedAt;
    QList<OAuthPhase> phases;
    QList<OAuthAnswer> answers;
    bool accessToken = false;
    bool refreshToken = false;
    QDateTime accessExpires;  //!< invalid when unknown
    bool maybeSpent = false;  //!< a single-use refresh token was sent and no usable answer came
    bool spentBefore = false; //!< it had been sent before, in an exchange that did not end
    bool recovered = false;   //!< an answer of an earlier, broken-off exchange was found in the keychain
    bool stored = false;      //!< the tokens are in the keychain, read back
    double durationMs = 0;

    //! The last answer to \a request; null when there is none.
    const OAuthAnswer *answer(QLatin1StringView request) const
    {
        for (auto one = answers.crbegin(); one != answers.crend(); ++one)
            if (one->request == request)
                return &*one;
        return nullptr;
    }

    template <class V>
    void members(V &v)
    {
        v("provider", provider);
        v("flow", flow);
        v("clientId", clientId);
        v("clientSecret", clientSecret);
        v("clientAuth", clientAuth);
        v("pkce", pkce);
        v("issuer", issuer);
        v("metadataIssuer", metadataIssuer);
        v("endpoints", endpoints);
        v("plainEndpoints", plainEndpoints);
        v("redirectUri", redirectUri);
        v("authorizationParameters", authorizationParameters);
        v("redirect", redirect);
        v("scopesAsked", scopesAsked);
        v("scopesGranted", scopesGranted);
        v("startedAt", startedAt);
        v("phases", phases);
        v("answers", answers);
        v("accessToken", accessToken);
        v("refreshToken", refreshToken);
        v("accessExpires", accessExpires);
        v("maybeSpent", maybeSpent);
        v("spentBefore", spentBefore);
        v("recovered", recovered);
        v("stored", stored);
        v("durationMs", durationMs);
    }
};

}
