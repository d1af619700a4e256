// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"

#include <QDateTime>

#include <optional>

namespace lentera {

//! How chance spreads a pause: by a share of it to both sides, or anywhere between nothing and the whole pause.
enum class Spread { Ratio, Full };

//! A retry policy and how its owner keeps it.
struct RetryProfile {
    QString id; //!< `guide`, `sdk`, or the connection's name
    RetryPolicy policy;
    Spread spread = Spread::Ratio; //!< Full leaves policy.jitter unread
    bool obeysRetryAfter = true;
};

//! What Airbyte's guide says: 5 attempts, also on 408, a tenth of jitter. Lentera's own default, too.
RetryProfile guideProfile();
//! What the code of Airbyte's SDK does (0.1.180, run against a mock server): 3 attempts, not on 408, full jitter, and a
//! Retry-After that is never read.
RetryProfile sdkProfile();

//! A pause between two attempts, in seconds.
struct PauseRange {
    double least = 0;
    double most = 0;
};
//! The pause after the attempt \a number (1 for the first) of a call that failed, without a Retry-After.
PauseRange backoff(const RetryProfile &profile, int number);

//! One attempt of a call that always fails at once.
struct PlannedAttempt {
    int number = 1;
    PauseRange pause;   //!< before it
    PauseRange start;   //!< since the first attempt
    bool asked = false; //!< the pause is the one that Retry-After asks for
};

//! The time line of \a profile when every answer asks for \a retryAfter seconds, or for nothing. At most 100 attempts.
QList<PlannedAttempt> retryPlan(const RetryProfile &profile, std::optional<qint64> retryAfter);

}
