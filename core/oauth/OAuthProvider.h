// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/ConnectorFile.h"
#include "oauth/OAuthSeen.h"

namespace lentera {
namespace oauthFields {
Q_NAMESPACE

//! How a client proves itself at the token end point (RFC 6749, section 2.3): in the body, by HTTP Basic, not at all.
enum class ClientAuth { Post, Basic, None };
Q_ENUM_NS(ClientAuth)

//! How a token request's body is written.
enum class TokenBody { Form, Json };
Q_ENUM_NS(TokenBody)

//! Whether a provider's redirect addresses may have any port, as RFC 8252 wants, or only the one that is registered.
enum class RedirectPort { Free, Registered };
Q_ENUM_NS(RedirectPort)

//! When a provider gives a refresh token: always, when it is asked for, when the app is set so, never.
enum class RefreshGiven { Always, Asked, Setting, Never };
Q_ENUM_NS(RefreshGiven)

//! What the second use of a single-use refresh token does: nothing bad, it is not known, it ends all tokens.
enum class TokenReuse { Harmless, Unknown, EndsAll };
Q_ENUM_NS(TokenReuse)

//! Since when a span of time counts.
enum class CountedFrom { Issue, Use };
Q_ENUM_NS(CountedFrom)

}

using oauthFields::ClientAuth;
using oauthFields::CountedFrom;
using oauthFields::RedirectPort;
using oauthFields::RefreshGiven;
using oauthFields::TokenBody;
using oauthFields::TokenReuse;

//! The addresses of a provider; templates with `{parameter}` in a file, whole in a request. Empty: there is none.
struct OAuthEndpoints {
    QString authorization;
    QString token;
    QString device;
    QString revocation;
};

//! A part of the addresses that differs from one customer to the next: a subdomain, a data centre.
struct OAuthParameter {
    QString id;
    LocalText label;
    QString defaultValue;          //!< empty: it has to be given
    QMap<QString, QString> byHost; //!< the value by the connection's host; with the name `*` the host itself
};

struct OAuthRedirectRule {
    QString host = QStringLiteral("127.0.0.1"); //!< or `localhost`
    RedirectPort port = RedirectPort::Free;
};

//! What ends a refresh token.
struct TokenEnd {
    LocalText text;
    int days = 0; //!< 0: no time ends it but an event
    CountedFrom from = CountedFrom::Issue;
    bool perhaps = false; //!< holds for some apps only, or is not confirmed: shown, but no date is reckoned with
    QString source;
};

struct RefreshRule {
    RefreshGiven given = RefreshGiven::Always;
    LocalText how; //!< how it is asked for
    bool singleUse = false;
    TokenReuse reuse = TokenReuse::Unknown;
    QList<TokenEnd> ends;
    QString source;
};

//! An answer of this shape means this finding.
struct OAuthRule {
    QStringList requests; //!< `code`, `refresh`, `device`, `client`, `revocation`, `authorization`; empty: all
    QStringList errors;   //!< values of `error`; empty for any
    QMap<QString, QString> members; //!< PCRE by the member (`authed_user.id` for inner ones) that it must match
    QString finding;
    QString source;
};

//! The body of a recorded answer. A type of its own: it is read otherwise than a connector's.
struct RecordedBody {
    QByteArray bytes;
};

//! A recorded answer that proves the rules.
struct OAuthSample {
    QString name;
    QString request;
    int status = 400;
    RecordedBody body;
    QString finding; //!< empty for a good answer
    QString source;
};

//! An authorisation server, described by one data file (resources/oauth/<id>.json).
struct OAuthProvider {
    QString id;
    LocalText name;
    QString documentation; //!< https address; may be empty
    QString issuer;        //!< whose metadata (RFC 8414) name the addresses; may be empty
    OAuthEndpoints endpoints;
    QList<OAuthParameter> parameters;
    QList<seen::OAuthFlow> flows;
    ClientAuth client = ClientAuth::Post;
    TokenBody body = TokenBody::Form;
    bool pkce = true;
    QString scopeSeparator = QStringLiteral(" ");
    QMap<QString, QString> authorizationParameters; //!< beside those of RFC 6749, e.g. `access_type` = `offline`
    QStringList offlineScopes;                      //!< scopes of which one is needed for a refresh token
    OAuthRedirectRule redirect;
    RefreshRule refresh;
    int accessSeconds = 0; //!< life of an access token where the answer does not tell; 0: unknown
    QList<OAuthRule> rules;
    QList<OAuthSample> samples;
    QString source;
};

//! One provider from the bytes of its file. Every mistake that can be told is reported, as for a connector.
tl::expected<OAuthProvider, QList<FileProblem>> readOAuthProvider(const QByteArray &json, const QString &file);

//! The providers that ship with Lentera, sorted by id.
const QList<OAuthProvider> &oauthProviders();
//! Null when there is none.
const OAuthProvider *findOAuthProvider(const QString &id);

//! The addresses of \a provider with its parameters filled: from \a given, else by \a host, else the default.
//! Errors: oauth.parameter.missing {provider, parameter}, oauth.parameter.invalid {parameter, value}.
Result<OAuthEndpoints> endpointsOf(const OAuthProvider &provider, const QMap<QString, QString> &given,
                                   const QString &host);

}
