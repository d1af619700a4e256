// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Redactor.h"
#include "base/Wait.h"
#include "dify/DifySeen.h"
#include "dify/DifyStack.h"
#include "explain/Explanation.h"

namespace lentera {

//! Asks docker for the containers of a compose project, and for the log of those that are not well. Changes nothing.
//! What is taken of a log or a message is redacted, and what \a explanations know of it is named.
seen::DifyCompose examineCompose(const DifyStack &stack, const Explanations &explanations, const Redactor &redactor,
                                 const Wait &wait);

//! What \a explanations know among the lines of a service's log, the last line first; at most three, and nothing that
//! is no failure of Dify's own services.
QList<seen::DifyCause> causesIn(const QStringList &lines, const Explanations &explanations);

}
