// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <QStringList>

#include <optional>

namespace lentera {

//! A cause that a program names itself before it ends.
struct ErrorCause {
    QString finding;
    Facts facts; //!< among them `line`: what the program said

    bool operator==(const ErrorCause &) const = default;
};

//! The cause in what a server wrote on standard error; nothing when no line of it is known.
std::optional<ErrorCause> errorCauseIn(const QStringList &lines);

//! The ids that errorCauseIn() can give.
QStringList errorCauseIds();

}
