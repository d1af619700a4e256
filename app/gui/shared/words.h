// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"
#include "shared/Verdict.h"
#include "texts/Words.h" // phase(), status(), proxySource(), trustRoots() and the rest that the command line shares

//! The interface's words for the core's values, in the interface's language; those that the command line needs too are
//! in texts/Words.h.
namespace lentera::words {

QString standing(Standing standing);

//! A moment in the local zone and the person's form; pair it with utcTime() in the tool tip.
QString localTime(const QDateTime &time);
//! The same moment as ISO 8601 in UTC.
QString utcTime(const QDateTime &time);
//! A duration as `412 ms` or `3.1 s`, in the interface's number form.
QString duration(double ms);

}
