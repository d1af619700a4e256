// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/JsonTokens.h"

#include <QString>

#include <optional>

namespace lentera {

//! How a program writes JSON. Signing what was written again instead of what is sent is the usual mistake, and each
//! program writes in its own way (facts/webhook-signatures.md, section 6).
struct JsonForm {
    enum class Layout { Compact, Spaced, Indent2, Indent4 };
    //! AsSpelled keeps numbers, escapes and repeated names as they came; Python and JavaScript print what they read.
    enum class Values { AsSpelled, Python, JavaScript };
    enum class Syntax { Json, PythonDict };

    QByteArray id; //!< as a scheme and a finding name it, e.g. `python-sorted`
    Layout layout = Layout::Compact;
    Values values = Values::AsSpelled;
    Syntax syntax = Syntax::Json;
    bool sorted = false;  //!< members by name; by code point
    bool ascii = false;   //!< characters beyond ASCII as `\uXXXX`
    bool html = false;    //!< `<`, `>`, `&`, U+2028 and U+2029 as `\uXXXX`, as Go does
    bool slashes = false; //!< `\/`, as PHP does
};

//! All forms that are known, the likeliest first.
const QList<JsonForm> &jsonForms();
std::optional<JsonForm> jsonFormNamed(const QByteArray &id);

QByteArray writtenAs(const JsonForm &form, const JsonToken &token);

}
