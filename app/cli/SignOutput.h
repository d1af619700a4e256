// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Session.h"
#include "signing/diagnoseSignature.h"
#include "signing/verifyRequest.h"

namespace lentera::cli {

//! A request that was signed, and where its body came from, for the curl command: a file, `-`, or empty for none.
struct SignedShown {
    const SigningScheme &scheme;
    const SigningInput &input;
    const SignedRequest &made;
    QString bodyFile;
};

//! Each answers a document `lentera.signature/1`. What is secret is `***` or a shell variable.
QJsonObject signedJson(const SignedShown &shown);
QJsonObject verificationJson(const SigningScheme &scheme, const Verification &verification);
QJsonObject diagnosisJson(const SignatureDiagnosis &diagnosis, const Explanations &explanations,
                          const QString &language);
QJsonObject schemesJson(const SigningCatalogue &catalogue);

//! The same for a person to read.
QString signedText(const SignedShown &shown);
QString verificationText(const SigningScheme &scheme, const Verification &verification);
QString diagnosisText(const SignatureDiagnosis &diagnosis, const Explanations &explanations, const QString &language);

//! The header lines that hold no secret, for curl's `-H @-`.
QString publicHeaderLines(const SignedRequest &made);

}
