// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/ConnectorFile.h"
#include "signing/SigningText.h"
#include "signing/digest.h"

#include <QMap>

namespace lentera {

//! A header that a scheme sends: `Authorization`, `Bearer {keyId}`.
struct SchemeHeader {
    QString name;
    QString value; //!< as the file has it
    SigningText text;

    bool uses(const QByteArray &valueName) const { return valueNames(text).contains(valueName); }
};

//! A proof of a scheme, with material that was made for it: what goes in, and the signature that must come out.
struct SigningSample {
    QString name;
    QString method = QStringLiteral("GET");
    QString url;
    QList<SchemeHeader> headers;
    QString body;
    QString keyId;
    QString secret;
    QString timestamp;
    QString nonce;
    QMap<QString, QString> parameters;
    QString signature;
    QString source; //!< where the vector comes from, or how it was computed
};

//! One way to sign requests: a `lentera.signing/1` file, read.
struct SigningScheme {
    QString id;
    QString family; //!< schemes that are taken for one another
    LocalText name;
    LocalText note; //!< what to know before using it; may be empty
    QString documentation;
    QByteArray algorithm;        //!< `hmac-sha1`, `hmac-sha256`, `hmac-sha512`; `none` where only headers are sent
    QByteArray encoding = "hex"; //!< of the signature: `hex HEX base64 base64url base64url-unpadded`
    QByteArray prefix;           //!< before the encoded signature, e.g. `v1=`
    QString key = QStringLiteral("{secret}");
    SigningText keyText;
    QStringList keyChain; //!< each is signed with the key so far and gives the next key
    QList<SigningText> keyChainTexts;
    QString signs; //!< what is signed
    SigningText signsText;
    QMap<QString, QString> texts; //!< further texts that may be used as values
    QMap<QByteArray, SigningText> namedTexts;
    QString timestamp;        //!< its form, see timestampForms(); empty when there is none
    int past = 0;             //!< seconds for which the server takes an older timestamp; 0 when it does not look
    int future = 0;           //!< the same for one ahead of its clock
    QString nonce;            //!< `hex` (32 digits) or `uuid`; empty when there is none
    bool secretKeyId = false; //!< the key id alone opens doors, as a bearer token does: treated as a secret
    QMap<QString, QString> parameters; //!< further values that a person gives, with examples, e.g. a region
    QStringList unsignedHeaders;       //!< never part of `{headers}`; every other header of the request is
    QList<SchemeHeader> headers;
    QList<SigningSample> samples;
    QString file;

    //! The hash under the HMAC; nothing when the scheme does not sign.
    std::optional<DigestKind> digest() const;
    //! Whether what is signed depends on a value.
    bool covers(const QByteArray &valueName) const;
};

}
