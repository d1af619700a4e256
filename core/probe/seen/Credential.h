// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Json.h"

namespace lentera::seen {
namespace fieldStates {
Q_NAMESPACE

enum class FieldState { Present, Missing, Unreadable };
Q_ENUM_NS(FieldState)

}

using fieldStates::FieldState;

//! One field of a credential: what can be told without showing it.
struct FieldSeen {
    QString field;
    FieldState state = FieldState::Missing;
    bool required = true;
    bool secret = true;
    int length = 0;
    bool outerSpace = false;  //!< white space or a line break at either end
    bool innerBreak = false;  //!< a line break, tab or other control character inside
    bool innerBlank = false;  //!< a blank inside a value that goes into a header as it is
    bool quoted = false;      //!< wrapped in quotation marks
    bool schemeKept = false;  //!< begins with `Bearer `, `Basic ` or the header's name
    bool placeholder = false; //!< e.g. `<your token>`, `changeme`, `xxx`
    bool masked = false;      //!< only `*` or bullets: a masked value was copied
    bool prefixFits = true;   //!< one of the field's usual prefixes, or none is known
    bool patternFits = true;
    QString form; //!< the beginning of the known form that the value has; empty for none
    bool nonAscii = false;
    bool encrypted = false; //!< Fernet text (`gAAAAA`): the stored, encrypted form
    QString fingerprint;

    template <class V>
    void members(V &v)
    {
        v("field", field);
        v("state", state);
        v("required", required);
        v("secret", secret);
        v("length", length);
        v("outerSpace", outerSpace);
        v("innerBreak", innerBreak);
        v("innerBlank", innerBlank);
        v("quoted", quoted);
        v("schemeKept", schemeKept);
        v("placeholder", placeholder);
        v("masked", masked);
        v("prefixFits", prefixFits);
        v("patternFits", patternFits);
        v("form", form);
        v("nonAscii", nonAscii);
        v("encrypted", encrypted);
        v("fingerprint", fingerprint);
    }
};

struct CredentialSeen {
    QString signIn;
    QString keychain; //!< as CredentialState::keychain
    QString error;
    QList<FieldSeen> fields;
    QDateTime created;
    QDateTime lastVerified;
    QDateTime expires;

    template <class V>
    void members(V &v)
    {
        v("signIn", signIn);
        v("keychain", keychain);
        v("error", error);
        v("fields", fields);
        v("created", created);
        v("lastVerified", lastVerified);
        v("expires", expires);
    }
};

}
