// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/Check.h"
#include "probe/seen/Mcp.h"

namespace lentera {

//! What is wrong with an MCP server, worst first; the first failure, if there is one, is the root cause. Each id
//! (`mcp.server.*`) names its explanation. Pure.
QList<Finding> judgeMcp(const seen::McpSeen &seen);

//! The ids of all findings that judgeMcp() can give.
QStringList mcpFindingIds();

}
