// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

namespace lentera {

//! The first failure on the ladder, by phase, among those that nothing else explains: what experiments ask about.
//! Nothing when the run did not fail, or failed where no request could tell more.
std::optional<Finding> firstFailure(const Case &judged);
//! The same among \a findings, drawn from what the ladder saw and nothing else.
std::optional<Finding> firstFailure(const QList<Finding> &findings);

//! Whether \a variation is the ladder, or one step of it, with one thing changed. The others are questions beside it,
//! which no way of the ladder can be held against: for a name that cannot exist, or the same once more.
bool changesTheWay(seen::Variation variation);

//! The experiments that came further than the ladder did. \a judged may hold flips already; they are not looked at.
QList<Flip> flipsOf(const Case &judged);

}
