// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/retryPause.h"

#include "definition/HttpDate.h"
#include "plan/RetryPlan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using std::chrono::milliseconds;

static constexpr milliseconds longestPause{5'000};

static milliseconds backoffPause(const RetryPolicy &policy, int attempt, double chance)
{
    const PauseRange range = backoff({.policy = policy}, attempt);
    return milliseconds(qint64((range.least + chance * (range.most - range.least)) * 1000));
}

std::optional<RetryPause> retryPause(const RetryPolicy &policy, const FailedAttempt &attempt, milliseconds remaining,
                                     double chance)
{
    if (attempt.status == 401 || attempt.status == 403 || !policy.statuses.contains(attempt.status))
        return {};
    const auto asked = retryAfterSeconds(QString::fromLatin1(attempt.retryAfter), attempt.serverTime);
    const RetryPause pause = asked ? RetryPause{std::chrono::seconds(*asked), u"retry-after"_s}
                                   : RetryPause{backoffPause(policy, attempt.number, chance), u"backoff"_s};
    if (pause.length > std::min(longestPause, remaining / 4))
        return {};
    return pause;
}

}
