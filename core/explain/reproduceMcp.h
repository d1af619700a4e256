// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/McpCommand.h"

namespace lentera {

//! One command that a colleague can paste into a POSIX shell to see the same answers: the server with this environment
//! and no other, and a client's first words. Every value but PATH is a shell variable of its own name.
QString mcpReproduceCommand(const McpCommand &command);
//! The same for the program of a connection; only what is kept with the connection stands there by its value.
QString mcpReproduceCommand(const ProcessSetting &process);

//! The program and its arguments as words of a POSIX shell.
QString commandWords(const ProcessSetting &process);

}
