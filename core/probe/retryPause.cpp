// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/retryPause.h"

#include <algorithm>
#include <cmath>

#include <curl/curl.h>

using namespace Qt::StringLiterals;

namespace lentera {

using std::chrono::milliseconds;

static constexpr milliseconds longestPause{5'000};
static constexpr qint64 secondsInYear = 366LL * 24 * 3600;

std::optional<milliseconds> retryAfter(const QByteArray &value, const QDateTime &now)
{
    bool isNumber = false;
    const qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 ? std::nullopt : std::optional(milliseconds(std::min(seconds, secondsInYear) * 1000));
    const time_t moment = curl_getdate(value.constData(), nullptr);
    if (moment == -1)
        return {};
    const qint64 wait = QDateTime::fromSecsSinceEpoch(moment).toMSecsSinceEpoch() - now.toMSecsSinceEpoch();
    return milliseconds(std::max<qint64>(wait, 0));
}

static milliseconds backoff(const RetryPolicy &policy, int attempt, double chance)
{
    const double seconds = std::min(policy.initialSeconds * std::pow(policy.factor, attempt - 1), policy.capSeconds);
    const double jittered = seconds * (1 + policy.jitter * (2 * chance - 1));
    return milliseconds(qint64(std::clamp(jittered, 0.0, 86'400.0) * 1000));
}

std::optional<RetryPause> retryPause(const RetryPolicy &policy, const FailedAttempt &attempt, milliseconds remaining,
                                     double chance)
{
    if (attempt.status == 401 || attempt.status == 403 || !policy.statuses.contains(attempt.status))
        return {};
    const auto asked = retryAfter(attempt.retryAfter, attempt.serverTime);
    const RetryPause pause = asked ? RetryPause{*asked, u"retry-after"_s}
                                   : RetryPause{backoff(policy, attempt.number, chance), u"backoff"_s};
    if (pause.length > std::min(longestPause, remaining / 4))
        return {};
    return pause;
}

}
