// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/SigningScheme.h"

namespace lentera {

//! One scheme from the bytes of its `lentera.signing/1` file. Every mistake that can be told is reported, with its
//! line: signing.syntax {line, reason}, signing.member.missing, .unknown, .repeated {field}, signing.member.type
//! {field, expected}, signing.template.invalid {field, found}, signing.sample.wrong {field, expected, found}. A scheme
//! proves itself: at least two samples, each of which signs to its signature and verifies.
tl::expected<SigningScheme, QList<FileProblem>> readSigningScheme(const QByteArray &json, const QString &file);

//! The schemes of a folder, sorted by id; those that cannot be read are problems, the rest still work.
struct SigningCatalogue {
    QList<SigningScheme> schemes;
    QList<FileProblem> problems;

    const SigningScheme *find(const QString &id) const;
    //! The schemes that are taken for \a scheme, itself left out.
    QList<const SigningScheme *> relatives(const SigningScheme &scheme) const;
};
SigningCatalogue readSigningSchemes(const QString &folder);

//! Those that ship with Lentera, read once.
const SigningCatalogue &shippedSigningSchemes();
//! One of them; lives as long as the program. Errors: signing.scheme.unknown {scheme, known}.
Result<const SigningScheme *> shippedSigningScheme(const QString &id);

}
