// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Wait.h"
#include "dify/DifySeen.h"
#include "dify/DifyStack.h"
#include "explain/Explanation.h"

namespace lentera {

//! Looks at a self-hosted Dify: its containers, `.env` file, database, Redis, services, api and disk, those of them
//! that \a stack wants. Changes nothing anywhere. What cannot be asked is told in what was seen, and the rest goes on.
//! Blocks the calling pool thread; a stop request ends it within 200 ms.
//! Errors: file.read {path, reason} when the folder is not there, file.read and file.too-large for the `.env` file.
Result<seen::DifySeen> examineDify(const DifyStack &stack, const Explanations &explanations, const Wait &wait);

}
