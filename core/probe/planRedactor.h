// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Redactor.h"
#include "plan/Request.h"

namespace lentera {

//! Knows every secret that the plan carries.
Redactor planRedactor(const Plan &plan);
//! Knows every secret that the plan carries and every header value that \a request sends as a secret.
Redactor planRedactor(const Plan &plan, const Request &request);

}
