// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/SigningSchemeFile.h"
#include "signing/signRequest.h"

#include <chrono>
#include <stop_token>

namespace lentera {

//! A signed request that a server refuses, or whose signature somebody does not understand.
struct SignatureQuestion {
    const SigningScheme *rule = nullptr;  //!< what the server checks; null when nobody knows
    QList<const SigningScheme *> schemes; //!< all that may have been used instead, likeliest first
    SigningInput input;   //!< what the request does not show itself; the request's headers are read by each scheme
    QByteArray signature; //!< as given; empty: as the request shows it
    QDateTime now;
    int mostTries = 20'000;
    std::chrono::milliseconds patience{2000};
    std::stop_token stop;
};

//! A part of what is signed, as the server's rule wants it and as the signature covers it.
struct ComparedPart {
    QByteArray name; //!< of the value; empty for literal bytes
    QByteArray expected;
    QByteArray found;
    qsizetype expectedBytes = 0;
    qsizetype foundBytes = 0;
    qsizetype firstDifference = -1; //!< byte offset; -1 where both are the same
    bool secret = false;            //!< its bytes are left out
};

//! One thing that is wrong with the signature. The id (`auth.signature.*`) names its explanation.
struct SignatureCause {
    QString id;
    Facts facts;
    bool proven = true; //!< the signature follows from it to the last bit, or the request itself shows it
    QList<ComparedPart> parts;
};

struct SignatureDiagnosis {
    QString matched;                    //!< id of the scheme whose text the signature covers; empty when there is none
    QStringList mistakes;               //!< finding ids that had to be made together for the signature to fit
    QList<SignatureCause> causes;       //!< worst first; empty: nothing is wrong
    QList<SignatureCause> alternatives; //!< single mistakes that explain the signature just as well as the first
    int tried = 0;                      //!< signatures that were computed
    qint64 elapsedUs = 0;               //!< microseconds that the search took
    bool complete = true;               //!< false when a limit or a stop ended the search
};

//! Says which scheme the signature was made by and what is wrong with it, in the eyes of the rule: tries the rule, the
//! other schemes, every single mistake, then pairs of them. Pure but for its limit of time.
SignatureDiagnosis diagnoseSignature(const SignatureQuestion &question);

//! The ids of all causes that diagnoseSignature() can give.
QStringList signatureCauseIds();

}
