// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Wait.h"
#include "plan/McpCommand.h"
#include "probe/seen/Mcp.h"

namespace lentera {

//! Starts an MCP server, greets it, lists its tools, and stops it as the specification says: its input is closed, then
//! SIGTERM, then SIGKILL, each after the patience of \a command. Nothing that it started survives. No tool is called.
//! Blocks the calling pool thread; a stop request ends it within 200 ms.
//! Errors: mcp.keeper {path} when lentera-keeper does not do its work, mcp.secret-in-argument {name} when an argument
//! of the server holds one of the secrets.
Result<seen::McpSeen> examineMcp(const McpCommand &command, const Wait &wait);

}
