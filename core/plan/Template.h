// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace lentera {

//! Gives the value of a placeholder; nothing when it is unknown.
using Lookup = std::function<std::optional<QByteArray>(const QString &name)>;

//! Fills `{name}` and `{base64(a:b)}` (the values joined by the literal text between the names) in \a text.
//! Bytes, because a value may be a secret. Errors: template.unknown {name}.
Result<QByteArray> filled(const QString &text, const Lookup &lookup);

}
