// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace lentera {

//! What was pasted somewhere in the window, and so what can be offered.
struct Pasted {
    enum class Kind { Nothing, Address, CurlCommand, File, Text };

    Kind kind = Kind::Nothing;
    QUrl url;     //!< of an address or the command, without user information
    QString text; //!< at most 4000 characters; the path of a file
};

//! Pure; the beginning of the text decides.
Pasted pastedFrom(const QString &text);

}
