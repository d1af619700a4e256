// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/Workspace.h"

namespace lentera {

//! What every check from this window is asked to do: with the proxy variables that the window was started with.
CheckOptions checkOptionsFromHere();

}
