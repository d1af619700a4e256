// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"

namespace lentera {

//! `fail`, `warn` or `ok`, after the worst of \a findings; what is only to be known is ok.
QString verdictOf(const QList<Finding> &findings);

}
