// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/signRequest.h"

#include <functional>

namespace lentera {

//! How a signature may have been made: a scheme and what went in, each perhaps not as it should be.
struct SignatureRecipe {
    enum class Method { Hmac, KeyThenText, TextThenKey, Swapped };

    SigningScheme scheme;
    SigningInput input;
    Method method = Method::Hmac;
    bool textIsSecret = false; //!< the secret itself may stand in what is signed

    //! The bytes of the signature; nothing when it cannot be made.
    std::optional<QByteArray> raw() const;
};

//! A mistake that people make, as a change of a recipe that is right.
struct SignatureMistake {
    enum class Part { Key, Time, Path, Query, Method, Body, Separator, Composition, Digest, Host };

    QLatin1StringView cause; //!< finding id
    Part part;
    QString expected; //!< what the rule has, where that is not a part of what is signed
    QString found;    //!< what was used instead
    std::function<void(SignatureRecipe &)> make;
};

//! Where the scheme signs the body written again as JSON, puts that into the place of the body once and for all.
void writeBodyAgain(SignatureRecipe &recipe);

//! A body as it looks when it is read and written again, by the id of the JsonForm, or `as-sent`.
struct RewrittenBody {
    QByteArray form;
    QByteArray bytes;
};
//! \a body as it is, then in every form that differs from those before; no more where it is no JSON or above 256 KiB.
QList<RewrittenBody> rewrittenBodies(const QByteArray &body);

//! Every single mistake that can change the signature of \a right, the likeliest first. \a bodies are those of its
//! body.
QList<SignatureMistake> mistakesAbout(const SignatureRecipe &right, const QList<RewrittenBody> &bodies);

}
