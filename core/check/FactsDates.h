// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! Of the connector's days that concern the connection: the last that has passed when the run began. Told for 90 days,
//! and later only beside an answer that it explains. Null when there is none.
const VendorDate *passedDate(const Case &judged);
//! The first that comes within 180 days of the run's beginning; null when there is none.
const VendorDate *comingDate(const Case &judged);

//! targetFacts(), `date`, `days` from or to it, `source`, and `what` and `fix` in every language (`what@id`).
Facts dateFacts(const Case &judged, const VendorDate &date);

}
