// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/seen/Http.h"

#include <optional>

namespace lentera {

//! What repeated calls say of a system's speed. Milliseconds of the calls that were answered well, from their start to
//! their last byte.
struct LatencyProfile {
    int total = 0;     //!< calls made
    int succeeded = 0; //!< answered with 2xx or 3xx; what follows is of these
    double least = 0;
    double median = 0;
    double p95 = 0;
    double p99 = 0;
    double most = 0;
    double jitter = 0;     //!< mean difference between one call and the next
    double connecting = 0; //!< median until connection and TLS stood
    double processing = 0; //!< median from there to the first byte
    double reading = 0;    //!< median from there to the last

    double successRate() const { return total > 0 ? double(succeeded) / total : 0; }
    //! Below these numbers a percentile is the largest sample in disguise.
    bool knowsP95() const { return succeeded >= 20; }
    bool knowsP99() const { return succeeded >= 100; }
};

//! Nothing when fewer than two calls were measured.
std::optional<LatencyProfile> latencyProfile(const QList<seen::Sample> &samples);

//! The value below which \a share of \a sorted lies: position share * (n + 1) between two values, as Python's
//! statistics.quantiles() does, but never outside the values. 0 when there are none.
double quantile(const QList<double> &sorted, double share);

//! Two groups of calls with nothing between them: two back ends, or caches that are cold at times.
struct TwoSpeeds {
    int fast = 0; //!< how many
    int slow = 0;
    double fastMs = 0; //!< medians
    double slowMs = 0;
    QString slowAddress; //!< the only address that answered slowly, when others answered fast; else empty
};
//! Judged by the time from the ready connection to the first byte. Nothing with fewer than eight good samples, when one
//! group has fewer than three, or when the gap is below 50 ms, below the fast median, or not wider than both groups.
std::optional<TwoSpeeds> twoSpeeds(const QList<seen::Sample> &samples);

}
