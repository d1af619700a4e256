// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/diagnoseSignature.h"

namespace lentera {

//! Holds two signatures against one another, part by part; the parts of further texts follow, named `text: part`.
//! Bytes of secret parts are left out.
QList<ComparedPart> comparedParts(const Signature &expected, const Signature &found);

//! The bytes of a part as a person reads them: a piece around the first difference where they are many.
QString excerpt(const QByteArray &bytes, qsizetype firstDifference);

}
