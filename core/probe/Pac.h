// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Wait.h"
#include "plan/Plan.h"
#include "probe/seen/Pac.h"

#include <functional>

namespace lentera {

inline constexpr qsizetype largestPac = 1024 * 1024;

//! The bytes of the PAC file that \a plan names, fetched directly, over redirects within its origin. Empty, with the
//! end in \a seen, when there are none.
QByteArray fetchPac(const Plan &plan, seen::PacSeen &seen, Wait &wait);

//! All that a script may ask of the world.
struct PacWorld {
    QUrl url; //!< of the target; what is handed to the script has no user information, query or (with TLS) path
    QDateTime now;
    QStringList ownAddresses;
    std::function<QStringList(const QString &name, Wait &)> resolve;
};

//! Runs \a script in a child process (lentera-pac) that is killed after 1.5 s of its own, name lookups apart. Notes
//! result, alerts, lookups, error and line in \a seen.
void evaluatePac(const QByteArray &script, const PacWorld &world, seen::PacSeen &seen, Wait &wait);

//! What FindProxyForURL's answer names, in its order, at most 20: `PROXY a:1; SOCKS b; DIRECT`. HTTP and PROXY are
//! port 80, HTTPS 443, SOCKS and SOCKS5 (by name: socks5h) 1080 where none is given.
QList<seen::PacEntry> pacEntries(const QString &result);

//! \a text without anything that could be user information in front of an @.
QString withoutUsers(const QString &text);

//! Where the child's program is: beside this one.
QString pacHelperPath();

}
