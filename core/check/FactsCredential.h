// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! What to say when reading the credential gave the error \a error: `keychain`.
std::optional<Facts> keychainSaid(const Case &judged, QLatin1StringView error);

//! The first thing wrong with a credential's field.
enum class FieldFlaw { None, Missing, Encrypted, Placeholder, SchemeKept, Quoted, WhiteSpace, Shape };
//! The fields with that flaw, as `field`; `length` and `expected` of the first.
std::optional<Facts> fieldFacts(const Case &judged, FieldFlaw flaw);

//! A value whose form is known and is not for these parameters (a test key where the live environment is meant):
//! `field`, `form`, `meant` (the parameters that the form is for) and `expected`.
std::optional<Facts> otherFormFacts(const Case &judged);

//! When the credential ends: as the system says, else as it was stored; invalid when nobody knows.
QDateTime knownExpiry(const Case &judged);
//! That day, `expires` and `days` from the run's start; nothing when no expiry is known.
std::optional<Facts> expiryFacts(const Case &judged);
//! Whole days from the run's start to \a time, rounded down; negative when it has passed.
qint64 daysUntil(const Case &judged, const QDateTime &time);

}
