// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Explanation.h"
#include "plan/McpCommand.h"
#include "probe/seen/Mcp.h"

namespace lentera {

//! The `lentera.mcp/1` document: what was seen, and the findings worded in \a language.
QJsonObject mcpJson(const McpCommand &command, const seen::McpSeen &seen, const Explanations &explanations,
                    const QString &language);

}
