// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace lentera {

//! An attempt that may be followed by another.
struct FailedAttempt {
    int number = 1; //!< 1 for the first
    int status = 0;
    QByteArray retryAfter; //!< of the answer; null when there was none
    QDateTime serverTime;  //!< of the answer's Date; this machine's when there was none
};

struct RetryPause {
    std::chrono::milliseconds length{0};
    QString reason; //!< `backoff` or `retry-after`
};

//! The pause before the next attempt within a check. Nothing when the policy does not repeat this status, after a
//! refused authentication, or when the pause is longer than 5 s or a quarter of \a remaining: a check does not wait for
//! a server that asks for patience. \a chance from 0 to 1 places the jitter.
std::optional<RetryPause> retryPause(const RetryPolicy &policy, const FailedAttempt &attempt,
                                     std::chrono::milliseconds remaining, double chance);

}
