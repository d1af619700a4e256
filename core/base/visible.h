// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lentera {

//! \a outside as plain text that cannot hide or reorder what is read: control characters become their pictures (`␛`),
//! characters that direct or join text, and others that nobody sees, become `<U+202E>`. Line breaks and tabs stay; a
//! CR LF is one line break.
QString visible(const QString &outside);
//! The same on one line: line breaks and tabs are shown too (`␊`, `␉`).
QString visibleLine(const QString &outside);

}
