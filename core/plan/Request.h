// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "plan/Plan.h"
#include "plan/RequestSigning.h"

#include <QUrl>

namespace lentera {

//! One header as it goes on the wire. The value may hold a secret: never store it.
struct RequestHeader {
    QByteArray name;
    QByteArray value;
    bool secret = false; //!< holds a credential; never follows a redirect to another origin
};

//! A request made from a call and a plan.
struct Request {
    QString callId;
    QByteArray method;
    QUrl url;
    QList<RequestHeader> headers;
    bool signedIn = false;
    QByteArray body;        //!< of a POST
    RequestSigning signing; //!< adds headers at the moment of sending: see headersToSend()
};

//! A header of the sign-in replaces one of the same name in the call.
void setHeader(QList<RequestHeader> &headers, RequestHeader header);

enum class SendCredential { Yes, No };

//! Fills the templates of \a call with the connection's parameters and, if asked, the credential.
//! Errors: template.unknown {name}, config.url.invalid {url}, and those of headersToSend().
Result<Request> requestFor(const Plan &plan, const Call &call, SendCredential credential);

//! The call's URL with the connection's parameters alone; for showing and for reproduce commands.
Result<QUrl> callUrl(const Connection &connection, const Connector &connector, const Call &call);

}
