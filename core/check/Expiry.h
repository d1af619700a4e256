// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

namespace lentera {

//! Until when a credential lasts, as the system itself says.
struct ToldExpiry {
    QString field; //!< of the credential
    QDateTime at;  //!< UTC

    bool operator==(const ToldExpiry &) const = default;
};

//! What the last good answer to a signed call says, where the connector knows such a place; nothing when none does.
std::optional<ToldExpiry> toldExpiry(const Connector &connector, const Evidence &evidence);

//! A time as servers write the end of a credential: ISO 8601 (a day alone ends when it begins, UTC),
//! `2027-03-01 00:00:00 UTC` (or `+0000`), an HTTP-date, seconds or milliseconds since 1970, or seconds from \a now on.
//! Invalid when it is none of these.
QDateTime expiryTime(const QString &text, const QDateTime &now);

}
