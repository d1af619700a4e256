// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/ and reduction; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! What an answer's Date says; invalid when there is none or it is no HTTP-date.
QDateTime dateOf(const seen::HttpSeen &answer);
//! Whether the answer tells the server's time: what a cache answers bears the date of when it was stored.
bool isFresh(const seen::HttpSeen &answer);

//! One moment on two clocks.
struct ClockReading {
    QDateTime here;
    QDateTime server;

    //! Seconds that this machine is ahead of the server.
    qint64 ahead() const { return server.secsTo(here); }
};
//! From the last answer that says its own time; nothing when none does.
std::optional<ClockReading> readClock(const Evidence &evidence);

//! How far this machine's clock is from the server's, when that is more than \a above and at most \a most seconds:
//! `seconds`, `direction` (`+`, `−`: this machine is ahead, behind), `here` and `server` (ISO 8601), and those of
//! clockDetails().
std::optional<Facts> clockFacts(const Case &judged, qint64 above, qint64 most);

//! What a clock that is so far off explains: certificates that are valid at the server's time, and a refusal in which
//! the server complains about the time of a request.
QStringList explainedByClock(const Case &judged);

//! When the run began, by the clock that judges what was issued for a time: the server's where it is known to differ.
QDateTime serverNow(const Case &judged);

}
