// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace lentera {

//! Where the time comes from; tests hand in a fixed one.
class Clock {
public:
    virtual ~Clock() = default;
    //! Now, in UTC with milliseconds.
    virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

//! ISO 8601 with milliseconds and Z, as every JSON document of ours writes time.
inline QString isoTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

}
