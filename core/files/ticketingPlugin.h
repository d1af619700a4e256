// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/FileLinter.h"

namespace lentera {

//! Whether it is the plugin.py of a ticketing plugin: it speaks of the base class TicketingToolPlugin.
bool isTicketingPlugin(const LintSubject &subject);

}
