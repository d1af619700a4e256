// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/OAuthChoice.h"

using namespace Qt::StringLiterals;

namespace lentera {

static bool namesServer(const OAuthChoice &choice)
{
    return !choice.issuer.isEmpty() || !choice.endpoints.token.isEmpty();
}

OAuthChoice merged(OAuthChoice first, const OAuthChoice &other)
{
    const auto fill = [](auto &value, const auto &otherwise) {
        if (value.isEmpty())
            value = otherwise;
    };
    if (!namesServer(first) && (first.provider.isEmpty() || first.provider == other.provider)) {
        first.issuer = other.issuer;
        first.endpoints = other.endpoints;
    }
    fill(first.provider, other.provider);
    fill(first.clientId, other.clientId);
    fill(first.clientAuth, other.clientAuth);
    fill(first.scopes, other.scopes);
    fill(first.parameters, other.parameters);
    if (!first.clientSecret)
        first.clientSecret = other.clientSecret;
    if (first.port == 0)
        first.port = other.port;
    return first;
}

Result<OAuthRequest> oauthRequestFor(const OAuthChoice &choice, const Connection &connection, seen::OAuthFlow flow)
{
    const OAuthProvider *provider = findOAuthProvider(choice.provider);
    if (!provider)
        return failure("oauth.provider.unknown"_L1, {{u"provider"_s, choice.provider}});
    OAuthRequest request;
    request.provider = *provider;
    request.flow = flow;
    request.endpoints = choice.endpoints;
    request.issuer = choice.issuer;
    if (!namesServer(choice)) {
        const auto endpoints = endpointsOf(*provider, choice.parameters, connection.host());
        if (!endpoints)
            return failureOf(endpoints);
        request.endpoints = *endpoints;
        request.issuer = provider->issuer;
    }
    if (!choice.clientAuth.isEmpty())
        request.provider.client = choice.clientAuth == "basic"_L1  ? ClientAuth::Basic
                                  : choice.clientAuth == "none"_L1 ? ClientAuth::None
                                                                   : ClientAuth::Post;
    request.clientId = choice.clientId;
    request.clientSecret = choice.clientSecret;
    request.scopes = choice.scopes;
    request.port = choice.port;
    request.page = choice.page;
    request.patience = choice.patience;
    request.prompt = choice.prompt;
    request.connection = connection;
    return request;
}

QDateTime refreshTokenEnd(const OAuthProvider &provider, const QDateTime &issued, const QDateTime &used)
{
    QDateTime first;
    for (const TokenEnd &end : provider.refresh.ends) {
        const QDateTime from = end.from == CountedFrom::Issue || !used.isValid() ? issued : used;
        if (end.days == 0 || end.perhaps || !from.isValid())
            continue;
        const QDateTime when = from.addDays(end.days);
        if (!first.isValid() || when < first)
            first = when;
    }
    return first;
}

}
