// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Redactor.h"
#include "base/Wait.h"
#include "oauth/OAuthRequest.h"
#include "oauth/TokenAnswer.h"

namespace lentera {

//! One field of a request's body.
struct OAuthField {
    QByteArray name;
    QByteArray value;
    SharedSecret secret = nullptr; //!< in place of the value
};

//! What came back: the shown part and the secrets.
struct EndpointAnswer {
    seen::OAuthAnswer seen;
    TokenAnswer token;
    QByteArray body;   //!< without the secrets
    bool sent = false; //!< the request may have reached the server
};

enum class Ask { Get, Post };

//! Whether a token may travel there: https, or http on this machine itself.
bool isProtected(const QUrl &url);

//! Posts \a fields with the client's proof to an end point, or gets its public metadata. Sent
//! once, on a connection of its own, following no redirect, through the proxy and with the trust of the request's
//! connection. \a redactor knows what must not be shown.
EndpointAnswer askEndpoint(const OAuthRequest &request, const QString &name, const QString &url, Ask ask,
                           QList<OAuthField> fields, const Redactor &redactor, const Wait &wait);

}
