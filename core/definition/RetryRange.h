// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "base/Result.h"
#include "definition/Connection.h"

#include <array>

namespace lentera {

//! What a number of a retry policy may be.
struct RetryRange {
    QLatin1StringView member; //!< of RetryPolicy
    double least;
    double most;
    int decimals; //!< that make a difference; 0 for whole numbers
};

inline constexpr std::array<RetryRange, 5> retryRanges{{{QLatin1StringView("attempts"), 1, 20, 0},
                                                        {QLatin1StringView("initialSeconds"), 0, 3'600, 2},
                                                        {QLatin1StringView("factor"), 1, 10, 2},
                                                        {QLatin1StringView("capSeconds"), 0, 86'400, 2},
                                                        {QLatin1StringView("jitter"), 0, 1, 2}}};

//! What is wrong with \a policy, each with the setting named. Id: config.parameter.invalid {parameter: `retry.factor`,
//! value, expected}. Statuses are 400 to 599 but for a refused authentication (401, 403, 407), which is never repeated.
QList<Error> retryProblems(const RetryPolicy &policy);

//! Sets one of \a policy's members from text: a number, or with `statuses` status codes separated by commas. Errors:
//! config.parameter.unknown {parameter}, config.parameter.invalid {parameter, value, expected}.
Result<void> setRetry(RetryPolicy &policy, const QString &member, const QString &text);

//! Status codes separated by commas or blanks; what is no number becomes 0, which retryProblems() names.
QList<int> statusesFrom(const QString &text);
QString statusesText(const QList<int> &statuses);

}
