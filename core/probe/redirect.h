// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "probe/Observation.h"

#include <QUrl>

namespace lentera {

//! Scheme, host and port are the same.
bool sameOrigin(const QUrl &one, const QUrl &other);

//! Where an answer from \a from sends us.
struct RedirectTarget {
    seen::Redirect seen;
    QUrl url; //!< without user information and fragment; invalid when the Location is no http(s) URL
};

//! Nothing unless \a status is a redirect (301, 302, 303, 307, 308) with a Location.
std::optional<RedirectTarget> redirectTarget(int status, const QByteArray &location, const QUrl &from);

}
