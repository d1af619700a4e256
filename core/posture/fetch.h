// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/Plan.h"
#include "base/Wait.h"

namespace lentera {

//! What an HTTP request for a revocation list or answer brought.
struct Fetched {
    QByteArray body;
    QString problem; //!< empty when all came with status 200
};

//! Fetches `http://…` through the plan's way to the world, 16 MiB at most, within 10 s. \a question is posted as
//! \a contentType; without one it is a GET. Follows no redirect.
Fetched fetch(const Plan &plan, const QString &url, const QByteArray &question, const QByteArray &contentType,
              const Wait &wait);

}
