// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! How far this machine's clock is ahead of another, in seconds; below 0 when it is behind. A Date says a second and
//! was written somewhere between request and answer: each answer gives a span, several give where they overlap.
struct ClockOffset {
    double least = 0;
    double most = 0;
    int answers = 0; //!< that told the time
    //! The answers' spans overlap; else least and most take in all of them: several clocks answered.
    bool agreed = true;

    double middle() const { return (least + most) / 2; }
    double uncertainty() const { return (most - least) / 2; }
};

//! From every fresh answer of \a host, repetitions included; nothing when none told its time.
std::optional<ClockOffset> clockOffset(const Evidence &evidence, const QString &host);

//! The multiple of a quarter of an hour, in minutes, that an offset lies within a minute of, up to 14 hours: the mark
//! of local time that was sent as UTC, or of a wrong zone. 0 when it is none.
int zoneMinutes(double offsetSeconds);

//! What more is known of a clock that is off, as facts: `uncertainty` (seconds), `answers`, `zone` (`7:00`) for a
//! mistaken time zone, `ntp` (`yes`, `no`: whether this machine's kernel counts its clock as synchronised), `agreeing`
//! (another host that agrees with one of the two), `wrongClock` (the host whose clock is wrong, `localhost` for this
//! machine) where that can be told.
Facts clockDetails(const Case &judged);

}
