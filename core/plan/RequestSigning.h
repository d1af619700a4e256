// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "signing/SigningScheme.h"

#include <QDateTime>

class QUrl;

namespace lentera {

struct Plan;
struct Request;
struct RequestHeader;

//! What a request is signed with at the moment it is sent.
struct RequestSigning {
    const SigningScheme *scheme = nullptr; //!< of those that ship; null: the request is not signed
    SharedSecret keyId;
    SharedSecret secret;
    QMap<QByteArray, QByteArray> parameters;
};

//! How the sign-in of \a plan signs. Errors: signing.scheme.unknown {scheme, known}, template.unknown {name} for a
//! field without value.
Result<RequestSigning> signingOf(const Plan &plan);

//! The headers that \a request goes to \a url with at \a now: its own, and those that its scheme makes for this one
//! time. \a url may be where a redirect within the origin led to. Errors: as signatureOf(), config.url.invalid.
Result<QList<RequestHeader>> headersToSend(const Request &request, const QUrl &url, const QDateTime &now);

}
