// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/RequestSigning.h"

#include "plan/Request.h"
#include "signing/SigningSchemeFile.h"
#include "signing/signRequest.h"

using namespace Qt::StringLiterals;

namespace lentera {

static Result<SharedSecret> fieldOf(const Plan &plan, const QString &field)
{
    if (field.isEmpty())
        return SharedSecret();
    const SharedSecret value = plan.credential.value(field);
    return value ? Result<SharedSecret>(value) : failure("template.unknown"_L1, {{u"name"_s, field}});
}

Result<RequestSigning> signingOf(const Plan &plan)
{
    const SignInSigning &wanted = plan.signIn.signing;
    RequestSigning signing;
    if (wanted.scheme.isEmpty())
        return signing;
    const Result<const SigningScheme *> scheme = shippedSigningScheme(wanted.scheme);
    if (!scheme)
        return failureOf(scheme);
    const Result<SharedSecret> keyId = fieldOf(plan, wanted.keyId);
    const Result<SharedSecret> secret = fieldOf(plan, wanted.secret);
    if (!keyId || !secret)
        return keyId ? failureOf(secret) : failureOf(keyId);
    signing = {*scheme, *keyId, *secret, {}};
    for (auto it = wanted.parameters.cbegin(); it != wanted.parameters.cend(); ++it)
        signing.parameters.insert(it.key().toLatin1(), it.value().toUtf8());
    return signing;
}

Result<QList<RequestHeader>> headersToSend(const Request &request, const QUrl &url, const QDateTime &now)
{
    QList<RequestHeader> headers = request.headers;
    const RequestSigning &signing = request.signing;
    if (!signing.scheme)
        return headers;
    const QUrl sent = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    const Result<SigningRequest> target = requestTo(request.method, sent.toString(QUrl::FullyEncoded));
    if (!target)
        return failureOf(target);
    SigningInput input{.request = *target, .secret = signing.secret, .parameters = signing.parameters};
    input.request.body = request.body;
    for (const RequestHeader &header : request.headers)
        input.request.setHeader(header.name, header.value);
    if (signing.keyId)
        useSecretKeyId(input, *signing.keyId);
    freshen(*signing.scheme, input, now);
    const Result<SignedRequest> made = signRequest(*signing.scheme, input);
    if (!made)
        return failureOf(made);
    for (const SignedHeader &header : made->headers)
        setHeader(headers, {header.name, header.value, true});
    return headers;
}

}
