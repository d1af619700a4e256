// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <optional>

namespace lentera {

//! An HTTP-date in any of the three forms of RFC 9110, section 5.6.7; invalid when \a text is none.
QDateTime httpDate(const QString &text);
//! \a time in the one form that may still be sent.
QString httpDateText(const QDateTime &time);

//! The seconds that a Retry-After (seconds or HTTP-date, RFC 9110 section 10.2.3) asks for, seen from \a now, at most a
//! year and never below 0. Nothing when it cannot be read.
std::optional<qint64> retryAfterSeconds(const QString &value, const QDateTime &now);

}
