// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Secret.h"
#include "signing/SigningRequest.h"
#include "signing/SigningScheme.h"

#include <QDateTime>

namespace lentera {

//! All that a signature may depend on.
struct SigningInput {
    SigningRequest request;
    QByteArray keyId;
    SharedSecret secret;
    QByteArray timestamp; //!< as it is sent
    QByteArray nonce;
    QMap<QByteArray, QByteArray> parameters;
    QByteArrayList signedHeaders; //!< names in lower case; empty: every header of the request that the scheme signs
};

//! Takes over a key id that came in as a secret, such as an API key.
void useSecretKeyId(SigningInput &input, const Secret &keyId);

//! One value or separator of what is signed.
struct SignedPart {
    QByteArray name; //!< of the value; empty for literal bytes
    QByteArray bytes;
    bool secret = false; //!< never to be shown
};

//! A text that was put together, part by part.
struct SignedText {
    QByteArray name; //!< of a named text of the scheme; empty for what is signed itself
    QList<SignedPart> parts;

    QByteArray bytes() const;
};

struct SignedHeader {
    QByteArray name;
    QByteArray value;
    bool secret = false; //!< holds a secret key id
};

struct Signature {
    SignedText text;
    QList<SignedText> texts; //!< the scheme's further texts that went into it
    QByteArray raw;          //!< the bytes of the HMAC; empty where the scheme does not sign
    QByteArray shown;        //!< encoded, with prefix
};

//! Signs \a input as it stands. Errors: signing.key-id.missing {scheme}, signing.header.missing {header},
//! signing.parameter.missing {parameter, example}, signing.body.not-json {form}, signing.secret.form {form}.
Result<Signature> signatureOf(const SigningScheme &scheme, const SigningInput &input);

//! A signature, and the headers that carry it.
struct SignedRequest {
    Signature signature;
    QList<SignedHeader> headers;
};
//! Adds what the scheme's headers carry to the request, then signs it. Errors as signatureOf().
Result<SignedRequest> signRequest(const SigningScheme &scheme, SigningInput input);

//! Gives \a input the time and the nonce that the scheme asks for, where it has none of its own.
void freshen(const SigningScheme &scheme, SigningInput &input, const QDateTime &now);

//! HMAC key of the scheme; wipe it after use. Errors: signing.secret.form {form}, signing.key-id.missing {scheme}.
Result<QByteArray> signingKey(const SigningScheme &scheme, const SigningInput &input);

}
