// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/RetryPlan.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int mostAttempts = 100;
static constexpr double longestPause = 86'400;

RetryProfile guideProfile()
{
    return {u"guide"_s, RetryPolicy{}, Spread::Ratio, true};
}

RetryProfile sdkProfile()
{
    RetryPolicy policy;
    policy.attempts = 3;
    policy.jitter = 1;
    policy.statuses = {429, 500, 502, 503, 504};
    return {u"sdk"_s, policy, Spread::Full, false};
}

PauseRange backoff(const RetryProfile &profile, int number)
{
    const RetryPolicy &policy = profile.policy;
    const double seconds = std::min(policy.initialSeconds * std::pow(policy.factor, number - 1), policy.capSeconds);
    const auto bounded = [](double pause) {
        return std::clamp(pause, 0.0, longestPause);
    };
    if (profile.spread == Spread::Full)
        return {0, bounded(seconds)};
    return {bounded(seconds * (1 - policy.jitter)), bounded(seconds * (1 + policy.jitter))};
}

QList<PlannedAttempt> retryPlan(const RetryProfile &profile, std::optional<qint64> retryAfter)
{
    const bool asked = retryAfter && profile.obeysRetryAfter;
    QList<PlannedAttempt> plan{PlannedAttempt{}};
    const int attempts = std::clamp(profile.policy.attempts, 1, mostAttempts);
    while (plan.size() < attempts) {
        PlannedAttempt next = plan.last();
        next.pause = asked ? PauseRange{double(*retryAfter), double(*retryAfter)} : backoff(profile, int(plan.size()));
        next.start = {next.start.least + next.pause.least, next.start.most + next.pause.most};
        next.asked = asked;
        next.number = int(plan.size()) + 1;
        plan << next;
    }
    return plan;
}

}
