// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"
#include "dify/DifySeen.h"
#include "explain/Explanation.h"

namespace lentera {

//! One command that a colleague can paste into a POSIX shell to see the same. Secrets are shell variables.
QString difyReproduceCommand(const Finding &finding, const seen::DifySeen &seen);

//! The `lentera.dify/1` document: what was seen, and the findings worded in \a language.
QJsonObject difyJson(const seen::DifySeen &seen, const Explanations &explanations, const QString &language);

}
