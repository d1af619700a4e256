// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/signRequest.h"

namespace lentera {

//! What a signed request shows of how it was signed, read by the headers of a scheme.
struct Presented {
    QMap<QByteArray, QByteArray> values; //!< `keyId`, `timestamp`, `signature`, parameters, `timestamp|date` ...
    QByteArrayList missing;              //!< headers of the scheme that the request does not have
    QByteArrayList misshapen;            //!< those that are there and do not have the scheme's form
};
Presented presentedBy(const SigningScheme &scheme, const SigningRequest &request);

//! Takes over what the request shows and \a input does not say; the request's word never replaces a given one.
void adopt(const Presented &presented, SigningInput &input);

//! What one server's rule says of a signed request.
struct Verification {
    enum class Time { NotJudged, Good, OtherForm, TooOld, TooEarly };

    bool signatureFits = false;
    Time time = Time::NotJudged;
    qint64 ageSeconds = 0; //!< of the timestamp; below 0 when it lies ahead of the clock
    Signature expected;

    bool valid() const { return signatureFits && (time == Time::NotJudged || time == Time::Good); }
};
//! Errors as signatureOf().
Result<Verification> verifyRequest(const SigningScheme &scheme, const SigningInput &input, const QByteArray &signature,
                                   const QDateTime &now);

}
