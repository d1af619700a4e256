// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace lentera {

//! Named values that an explanation may quote. Values are text as a machine would write it (ISO 8601, decimal point);
//! a Secret converts to nothing, so it can never become one.
using Facts = QMap<QString, QString>;

//! Lentera could not do its own work. The id names the explanation that words it; never a sentence itself.
struct Error {
    QString id;
    Facts facts;

    bool operator==(const Error &) const = default;
};

}
