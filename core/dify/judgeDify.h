// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"
#include "dify/DifySeen.h"

namespace lentera {

//! What is wrong with a stack, root causes first: a finding that others follow from names them in `explained`. Pure.
QList<Finding> judgeDify(const seen::DifySeen &seen);

//! Every id that judgeDify() gives by itself: those of the `.env` linter and of causes in logs come beside.
QStringList difyFindingIds();

}
