// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QDateTime>

#include <optional>

namespace lentera {

//! The forms in which a scheme may send a time: `unix-seconds unix-milliseconds iso-z iso-z-milliseconds iso-naive
//! iso-offset iso-basic http-date`. `iso-naive` has no zone at all and means UTC.
const QByteArrayList &timestampForms();

QByteArray timestampText(const QByteArray &form, const QDateTime &time);

//! A time that somebody wrote, and its form. Beside timestampForms(): `unix-fraction`, `iso-naive-fraction`,
//! `iso-space` (a blank instead of T) and `iso-double-z`, which are only ever mistakes.
struct WrittenTime {
    QDateTime time;
    QByteArray form;
};
std::optional<WrittenTime> readTimestamp(const QByteArray &text);

}
