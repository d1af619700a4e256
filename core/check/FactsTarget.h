// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! What every finding may quote: `host`, `port` and `url` of the connection, the last without user name and query.
Facts targetFacts(const Case &judged);
//! \a facts beside those; a fact of the same name wins.
Facts targetFactsWith(const Case &judged, const Facts &facts);

//! A text from outside as one line of at most \a limit characters, control characters left out.
QString oneLine(const QString &text, qsizetype limit = 300);
//! ISO 8601 in UTC to the second.
QString utcText(const QDateTime &time);
//! Milliseconds as a whole number.
QString wholeText(double number);

//! Whether \a host is this machine itself: `localhost`, a name under it, or a loopback address.
bool isLoopback(const QString &host);
//! Whether a step before the requests ended badly, so that it speaks for a request that came to nothing.
bool earlierStepFailed(const Case &judged);

}
