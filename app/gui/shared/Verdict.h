// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringList>

namespace lentera {

//! How a connection stands: by its last run, or because one is going on. Ordered from best to worst.
enum class Standing { Unknown, Ok, Running, Warning, Failure };

//! A connection's standing with the run that it comes from.
struct Verdict {
    Standing standing = Standing::Unknown;
    QDateTime at; //!< start of the last run, UTC; invalid when there is none
    QStringList rootCauses;
    QString runId; //!< of the last run; empty when there is none

    bool operator==(const Verdict &) const = default;
};

//! The standing that a run's verdict (`fail`, `warn`, `ok`) means.
Standing standingOf(const QString &verdict);
//! The one that needs attention first.
Standing worseOf(Standing one, Standing other);

}
